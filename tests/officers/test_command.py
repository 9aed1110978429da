"""`portal officers`: empty names from a table, endings, and the list."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal import officers
from portal.cli import main
from portal.directory.as_json import officer_entry, officer_json
from portal.sessions import Body, Store
from tests.world import World

HEAD = "login,name,office,held,identity,line,worked_at,trained,languages\n"


def run(world: World, *arguments: str) -> Result:
    settings = world.settings
    environment = {
        "PORTAL_ENV": "test",
        "PORTAL_KDF": "8:1:1",
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_STORE_URL": settings.store_url,
        "PORTAL_SITE_FILE": str(settings.site_file),
        "PORTAL_DIRECTORY": str(settings.directory_file),
        "PORTAL_STATE": str(settings.state_folder),
        "PORTAL_ROOT": world.root.verify.hex(),
        "PORTAL_CLOCK": settings.clock,
    }
    return CliRunner().invoke(main, ["officers", *arguments], env=environment)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "names.csv"


def names(world: World) -> dict[str, officers.Name]:
    with world.reading() as session:
        return {each.login: each for each in officers.names(session, world.site)}


def test_every_line_becomes_an_empty_name_with_all_it_says(world: World, file: Path) -> None:
    file.write_text(
        HEAD
        + "inspector.one,O. One,inspectorate,no,yes,NGT,NGT EWT,2027-01-31,en ar\n"
        + "inspector.two,T. Two,inspectorate,No,,,,,\n",
        encoding="utf-8-sig",
    )
    done = run(world, "invite", str(file))
    assert done.exit_code == 0, done.output
    found = names(world)
    one = found["inspector.one"]
    assert (one.identity, one.line, one.worked_at, one.languages) == (True, "NGT", ("NGT", "EWT"), ("en", "ar"))
    assert one.trained is not None
    assert one.trained.isoformat() == "2027-01-31"
    assert found["inspector.two"].languages == ("en",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("login,name,office,held\na,A,inspectorate,no\nb,B,nowhere,no\n", 1),
        ("login,name,office,held\na,A,inspectorate,no\ninspector.adeyemi,B,inspectorate,no\n", 1),
        ("login,name\na,A\n", 2),
        ("login,name,office,held,password\na,A,inspectorate,no,x\n", 2),
        ("login,name,office,held\na,A,inspectorate,no\nb,B,inspectorate,yes\n", 2),
        ("login,name,office,held\na,A,inspectorate,\n", 2),
        ("login,name,office\na,A,inspectorate\n", 2),
        (HEAD + "a,A,inspectorate,no,,,,someday,\n", 2),
        (HEAD + "a,A\n", 2),
        ("", 2),
    ],
)
def test_a_table_with_one_mistake_makes_nothing(world: World, file: Path, text: str, code: int) -> None:
    file.write_text(text)
    done = run(world, "invite", str(file))
    assert done.exit_code == code, done.output
    assert names(world) == {}


def test_nobody_held_in_a_prison_becomes_an_officer(world: World, file: Path) -> None:
    """R-80, and also not by a directory that says so with a good signature."""
    file.write_text("login,name,office,held\na,A,inspectorate,yes\n")
    assert "held must be no" in run(world, "invite", str(file)).output
    said = officer_json(world.directory.officers[0])
    assert officer_entry(said) == world.directory.officers[0]
    with pytest.raises(ValueError):
        officer_entry({**said, "held": "yes"})


def test_ending_closes_sessions_and_says_what_comes_next(world: World) -> None:
    store, leaver, stays = Store(world.settings), *(world.staff.ids[f"inspector.{n}"] for n in ("castellanos", "hale"))
    for token, who in (("one", leaver), ("two", leaver), ("three", stays)):
        body = Body("officer", int(datetime.now(UTC).timestamp()))
        store.make(token, world.site, body, owner=officers.owner_tag(world.site, who))
    done = run(world, "end", "Inspector.Castellanos")
    assert done.exit_code == 0, done.output
    assert "2 sessions ended" in done.output
    assert store.open("one", world.site, datetime.now(UTC)) is None
    assert store.open("three", world.site, datetime.now(UTC)) is not None
    store.engine.dispose()
    assert run(world, "end", "nobody").exit_code == 1


def test_the_list_shows_marks_and_who_is_on_the_way(world: World, file: Path) -> None:
    file.write_text("login,name,office,held\ninspector.one,O. One,inspectorate,no\n")
    run(world, "invite", str(file))
    run(world, "end", "inspector.castellanos")
    lines = run(world, "list").output.splitlines()
    entry = world.directory.officer_named("inspector.adeyemi")
    assert entry is not None
    assert any("inspector.adeyemi" in line and " ".join(officers.mark(entry.box, entry.sign)) in line for line in lines)
    assert any("inspector.castellanos" in line and "ended" in line for line in lines)
    assert any("inspector.one" in line and line.endswith("named") for line in lines)


def test_without_a_directory_nobody_is_named(world: World, file: Path) -> None:
    file.write_text("login,name,office,held\n")
    world.settings.directory_file.unlink()
    assert run(world, "invite", str(file)).exit_code == 3
