"""Feeds: of everybody, sealed to the inspectorate alone, taken without a look at any case."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, select

from portal.protection.feed import BadLine, Line, lines_of
from portal.protection.lists import NobodyWatches, watching
from portal.protection.number import tidy
from portal.protection.segments import SIZE, Segment, feeds, keep
from portal.protection.tellings import owed
from tests.world import World

TODAY = date(2026, 10, 5)
FILE = """date,number,unit,detail
2026-10-01,N0877,A2,Lost work: kitchen
2026-10-01,N 0878,a2,
2026-10-01,N0877,A2,Lost work: kitchen
2026-10-09,N0879,A2,later than today
yesterday,N0880,A2,
2026-10-02,,A2,nobody
2026-10-02
"""


def read(text: str, kind: str = "job") -> tuple[list[Line], list[BadLine]]:
    return lines_of(text, kind=kind, prison="NGT", today=TODAY)


def seal_lines(world: World, lines: list[Line]) -> int:
    with world.writing() as session:
        made = keep(session, world.site, watching(world.directory, "NGT"), lines)
        session.commit()
        return made


def opened_by(world: World, login: str) -> list[Line]:
    rings = world.viewer(login).rings
    with world.reading() as session:
        return feeds(session, world.site, rings)


def test_good_lines_are_taken_once_and_bad_ones_named_by_line() -> None:
    good, bad = read(FILE)
    assert good == [
        Line("job", "NGT", date(2026, 10, 1), "N0877", "A2", "Lost work: kitchen"),
        Line("job", "NGT", date(2026, 10, 1), "N0878", "A2", ""),
    ]
    assert bad == [BadLine(5, "later"), BadLine(6, "date"), BadLine(7, "number"), BadLine(8, "columns")]


def test_a_file_without_a_head_and_one_with_quotes_across_lines_keep_their_line_numbers() -> None:
    good, bad = read('2026-10-01,N1,A,"two\nlines"\n2026-13-01,N2,A,x\n')
    assert [line.number for line in good] == ["N1"]
    assert bad == [BadLine(3, "date")]


@pytest.mark.parametrize("typed", ["n-0877", " N 0877 ", "Ｎ０８７７", "N٠٨٧٧"])
def test_a_number_is_compared_however_it_was_typed(typed: str) -> None:
    assert tidy(typed) == "N0877"


def test_the_inspectorate_alone_opens_it_and_twice_is_once(world: World) -> None:
    lines, _ = read(FILE)
    assert seal_lines(world, lines) == seal_lines(world, lines) == 1
    seal_lines(world, lines[1:])
    assert opened_by(world, "inspector.adeyemi") == lines
    assert opened_by(world, "inspector.hale") == lines
    for login in ("director.northgate", "ombudsman", "central"):
        assert opened_by(world, login) == []


def test_nothing_is_readable_at_rest_and_every_row_is_of_one_size(world: World) -> None:
    many = [Line("move", "NGT", TODAY, f"N{n:05}", "MARKERUNIT", "marker words") for n in range(4000)]
    assert seal_lines(world, many) > 2
    seal_lines(world, [])
    with world.reading() as session:
        rows = list(session.scalars(select(Segment)))
    assert {len(each.box) for each in rows} == {SIZE}
    assert not any(b"MARKER" in each.box.upper() or b"N00001" in each.box for each in rows)
    assert len(opened_by(world, "inspector.adeyemi")) == 4000


def test_what_somebody_plants_is_left_out(world: World) -> None:
    seal_lines(world, read(FILE)[0])
    office = watching(world.directory, "NGT")[0]
    with world.writing() as session:
        tag = world.site.tag("segments", office.ring.id)
        session.add(Segment(id=b"p" * 16, ring=tag, box=b"x" * SIZE))
        session.commit()
    assert len(opened_by(world, "inspector.adeyemi")) == 2


def test_an_import_asks_the_same_of_the_database_whoever_wrote_letters(world: World) -> None:
    """Not even the time it takes can tell: what is asked and written is the same, and no case is among it."""
    asked: list[list[str]] = []

    def import_now(day: int) -> None:
        said: list[str] = []
        listen = lambda _c, _u, statement, *_: said.append(statement)  # noqa: E731
        event.listen(world.engine, "before_cursor_execute", listen)
        seal_lines(world, [Line("job", "NGT", date(2026, 9, day), f"N{n:04}", "A2", "Lost work") for n in range(200)])
        event.remove(world.engine, "before_cursor_execute", listen)
        asked.append(said)

    import_now(1)
    for _ in range(5):
        world.lodge("inspectorate", watch="yes", identity="office", name="A. Demir", number="N0007")
    import_now(2)
    assert asked[0] == asked[1]
    tables = ("cases", "grants", "envelopes", "slots", "papers")
    assert not any(table in statement for statement in asked[1] for table in tables)


def test_without_an_inspectorate_nothing_is_kept(world: World) -> None:
    nobody = replace(
        world.directory,
        offices=tuple(replace(each, state="closed") for each in world.directory.offices if each.kind == "inspectorate"),
    )
    with pytest.raises(NobodyWatches):
        watching(nobody, "NGT")


def command(world: World, file: Path, *more: str) -> subprocess.CompletedProcess[str]:
    settings = world.settings
    given = {
        "PORTAL_ENV": "test", "PORTAL_KDF": "8:1:1", "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_SITE_FILE": str(settings.site_file), "PORTAL_DIRECTORY": str(settings.directory_file),
        "PORTAL_STATE": str(settings.state_folder), "PORTAL_ROOT": settings.root.hex() if settings.root else "",
        "PORTAL_CLOCK": settings.clock, "PORTAL_STORE_URL": settings.store_url,
    }  # fmt: skip
    line = [sys.executable, "-m", "portal.cli", "feed", "import", *more, str(file)]
    return subprocess.run(line, env={**os.environ, **given}, capture_output=True, text=True, check=False)


def test_the_command_takes_a_file_and_names_its_bad_lines(world: World, tmp_path: Path) -> None:
    file = tmp_path / "job.csv"
    file.write_text("﻿" + FILE)
    done = command(world, file, "--kind", "job", "--prison", "NGT")
    assert done.returncode == 1, done.stderr
    assert done.stdout == "2 lines sealed in 1 segments, 4 bad lines\n"
    assert "line 5: the date is still to come" in done.stderr
    assert len(opened_by(world, "inspector.adeyemi")) == 2
    file.write_text("2026-10-01T09:00,N1,A2,\n")
    assert command(world, file, "--kind", "admission", "--prison", "NGT").returncode == 0
    with world.reading() as session:
        assert [each.by.hour for each in owed(session, world.site, "NGT", ZoneInfo("Europe/London"))] == [9], (
            "a task from tomorrow"
        )
    assert command(world, file, "--kind", "gossip", "--prison", "NGT").returncode == 2
    assert command(world, file, "--kind", "move", "--prison", "NOWHERE").returncode == 2
    file.write_bytes(b"\xff\xfe\x00")
    assert command(world, file, "--kind", "move", "--prison", "NGT").returncode == 2
