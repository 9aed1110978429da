"""A file is kept as long as its kind says after the last thing that happened to it; then nothing of it is left but
its pages, the book is whole, and whoever wrote it was told and could ask for more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import func, select

from portal import register
from portal.access import erased, letter, letters
from portal.cases import Case, docket_box
from portal.cases.docket import Promise, Watch
from portal.cases.envelope import Envelope
from portal.cases.grant import Grant
from portal.cases.keeping import kept_until
from portal.cases.tally import Tally
from portal.casework import clear as clearing
from portal.casework.clear import clear, clear_files
from portal.casework.inspect import inspect
from portal.casework.keep_longer import keep_longer
from portal.casework.preserve import preserve
from portal.casework.refusals import NotHeld, NothingSaid, StillNeeded
from portal.database import forget_what_was_written
from portal.evidence import Blobs
from portal.vault import Keys
from tests.casework.walking import docket_of
from tests.world import World

WORDS = "The shower in B wing is cold since the storm. " * 40


def cleared(world: World) -> int:
    return clear(world.writing, site=world.site, now=world.now)


def counts(world: World) -> list[int]:
    with world.reading() as session:
        return [session.scalar(select(func.count()).select_from(each)) or 0 for each in (Case, Grant, Envelope, Tally)]


def whole(world: World) -> bool:
    """The book against every row, as `register verify` and `db check` look at them."""
    with world.reading() as session:
        dockets_of = [
            (row.id, docket_box.opened(world.site, row.id, row.docket)) for row in session.scalars(select(Case))
        ]
        cases = [register.Kept(case, docket.book, docket.acts) for case, docket in dockets_of]
        return register.verify(session, site=world.site, cases=cases).ok and not list(inspect(session, world.site))


def until(world: World, case: bytes) -> object:
    return kept_until(docket_of(world, case))


@pytest.fixture
def settled(world: World) -> bytes:
    """A request that was refused and read, beside one that waits."""
    world.lodge("central", kind="request")
    case = world.lodge("inspectorate", WORDS, kind="request").case
    world.answer("inspector.adeyemi", case, decision="no")
    world.collect(case)
    return case


def test_after_its_time_nothing_is_left_of_it_but_its_pages_and_the_book_is_whole(
    world: World, settled: bytes, tmp_path: Path
) -> None:
    code, before = world.codes[settled], counts(world)
    day = until(world, settled)
    assert day == world.now.date().replace(year=world.now.year + 2)
    with world.reading() as session:
        row = session.get_one(Case, settled)
        said = session.scalars(select(Envelope.box).where(Envelope.case_id == settled)).all()
        traces = [*(box[100:140] for box in said), row.docket[100:140], row.particulars[100:140]]
        acts, book = docket_of(world, settled).acts, docket_of(world, settled).book
    world.now = world.now.replace(year=world.now.year + 2)
    assert cleared(world) == 0, "the last day is a day"
    world.pass_days()
    assert cleared(world) == 1
    assert cleared(world) == 0
    assert counts(world) == [before[0] - 1, before[1] - 6, before[2] - len(said), before[3]]
    assert whole(world)
    with world.reading() as session:
        assert letters(session, world.mailbox(code)) == 1
        assert letter(session, world.site, world.mailbox(code), 0) is None
        assert erased(session, world.mailbox(code), 0)
        assert sorted(register.pages_of(session, book, acts + 2)) == list(range(acts + 1))
    if world.engine.dialect.name == "sqlite":
        forget_what_was_written(world.engine)
        disk = b"".join(path.read_bytes() for path in tmp_path.glob("portal.db*"))
        assert not any(trace in disk for trace in traces)
    assert world.lodge("central", code=code).number == 1, "the mailbox goes on"


def test_what_is_owed_watched_promised_or_held_has_no_day_and_a_mark_keeps_it_longer(
    world: World, settled: bytes
) -> None:
    docket = docket_of(world, settled)
    today = world.now.date()
    assert until(world, settled) is not None
    for needed in (
        replace(docket, answered=None), replace(docket, turn="office"), replace(docket, hold=True),
        replace(docket, promises=(Promise(b"o" * 16, today),)), replace(docket, obligations=(None, today, None)),
    ):  # fmt: skip
        assert kept_until(needed) is None
    watched = replace(docket, watch=Watch(today, today + timedelta(days=97), None))
    assert kept_until(watched) == (today + timedelta(days=97)).replace(year=today.year + 2 + 1 * (today.month > 9))
    for marked in (replace(docket, flags=frozenset({"danger"})), replace(docket, obligations=(None,) * 3)):
        assert kept_until(marked) == today.replace(year=today.year + 10)


def test_who_asks_keeps_it_as_long_again_and_a_court_until_it_says_so(world: World, settled: bytes) -> None:
    code = world.codes[settled]
    first, open_case = until(world, settled), world.lodge("central").case
    world.pass_days(300)
    with world.stage() as stage:
        for _ in range(2):
            _, sight = stage.in_mailbox(code, settled)
            keep_longer(stage.session, sight, site=world.site, now=world.now)
        with pytest.raises(StillNeeded):
            keep_longer(stage.session, stage.in_mailbox(world.codes[open_case], open_case)[1], site=world.site,
                        now=world.now)  # fmt: skip
    acts = docket_of(world, settled).acts
    assert until(world, settled) == world.now.date().replace(year=world.now.year + 2) > first  # type: ignore[operator]
    with world.stage() as stage:
        say = lambda **said: stage.act("inspector.adeyemi", settled, preserve, now=world.now, language="en", **said)  # noqa: E731
        with pytest.raises(NothingSaid):
            say(hold="yes", text=" ")
        with pytest.raises(NotHeld):
            say(hold="no", text="No court.")
        say(hold="yes", text="County court, claim 12.")
    assert docket_of(world, settled).acts == acts + 1
    world.pass_days(20 * 365)
    assert cleared(world) == 0
    with world.stage() as stage:
        stage.act("inspector.adeyemi", settled, preserve, now=world.now, hold="no", text="Judged.", language="en")
    said = world.read(world.mailbox(code), settled).envelopes
    assert [each.body["hold"] for each in said if each.kind == "hold"] == ["yes", "no"]
    world.collect(settled)
    assert cleared(world) == 0, "its time runs from the last thing that happened"
    world.pass_days(2 * 366)
    assert cleared(world) == 1


def test_a_crash_in_the_middle_erases_nothing_and_many_workers_erase_once(
    world: World, settled: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.pass_days(800)
    before = counts(world)

    def dies(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("portal.casework.erase.register.enter_erasure", dies)
        with pytest.raises(KeyboardInterrupt):
            cleared(world)
    assert counts(world) == before
    assert whole(world)
    done: list[int] = []
    workers = [Thread(target=lambda: done.append(cleared(world))) for _ in range(3)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert sorted(done) == [0, 0, 1]
    assert whole(world)


def test_photos_go_with_their_letter_and_no_others(world: World, settled: bytes) -> None:
    blobs, sight = Blobs(Path(world.settings.blobs)), world.sight(world.mailbox(world.codes[settled]), settled)
    assert sight is not None
    worker = world.worker.public
    mine, other = (blobs.keep(keys, b"x", kind="photo", worker=worker) for keys in (sight.keys, Keys.new()))
    blobs.settle((mine, other))

    def files() -> int:
        with world.reading() as session:
            return clear_files(session, blobs, site=world.site, worker=world.worker)

    assert files() == 0
    world.pass_days(800)
    assert cleared(world) == 1
    assert [files(), files()] == [1, 0]
    assert [path.name for _, path in blobs.owners(world.worker)] == [other.id]


def test_a_box_that_says_later_is_not_opened_again(
    world: World, settled: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.pass_days(30)
    cleared(world)
    opened: list[bytes] = []
    monkeypatch.setattr(clearing, "erase", lambda _, name, **__: opened.append(name) or False)
    cleared(world)
    assert settled not in opened
