"""The book by its commands: codes, documents, what a stranger can do with a proof."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, delete, select, update

from portal.cases.case import Case
from portal.cli import main
from portal.register import Page
from tests.world import World

Portal = Callable[..., Result]
ISOLATED = {"PORTAL_DATABASE_URL": "sqlite:////nowhere/at/all.db", "PORTAL_SITE_FILE": "/nowhere/site.json"}


@pytest.fixture
def portal(world: World, environment: dict[str, str], database_url: str, tmp_path: Path) -> Portal:
    """The commands on the fixture world; ends with 0 unless said."""
    variables = environment | {
        "PORTAL_DATABASE_URL": database_url,
        "PORTAL_ROOT": world.root.verify.hex(),
        "PORTAL_CLOCK": world.settings.clock,
    }

    def run(*command: str, typed: str = "", ends: int = 0, **more: str) -> Result:
        done = CliRunner().invoke(main, command, input=typed, env=variables | more)
        assert done.exit_code == ends, f"{command}: {done.output} {done.exception!r}"
        return done

    return run


def signed(portal: Portal, folder: Path, name: str = "checkpoint") -> Path:
    path = folder / name
    path.write_text(json.loads(portal("register", "checkpoint", "--json").output)["note"])
    return path


def test_a_whole_book_says_so_in_the_agreed_shape(world: World, portal: Portal, tmp_path: Path) -> None:
    world.lodge("inspectorate")
    kept = signed(portal, tmp_path)
    document = json.loads(portal("register", "verify", "--json", "--against", str(kept)).output)
    assert list(document)[0] == "schema"
    assert document == {
        "schema": "portal.register/1",
        "ok": True,
        "pages": 64,
        "tree": {"size": 64, "root": document["tree"]["root"], "ok": True},
        "links": {"checked": True, "ok": True},
        "checkpoints": {"signed": 1, "bad": 0, "last": "2026-10-05", "against": 64},
        "directory": {"version": world.directory.version, "ok": True},
        "cases": {"checked": 1, "ok": True},
        "packs": {
            "pinned": 2,
            "ok": True,
            "other_text": [],
            "without_page": ["demo-eastwater", "demo-northgate"],
        },
        "faults": [],
    }


def test_a_changed_page_is_named_and_ends_with_one(world: World, portal: Portal) -> None:
    for _ in range(3):
        world.lodge("inspectorate")
    with world.writing() as session:
        session.execute(update(Page).where(Page.number == 2).values(proof=bytes(32)))
        session.commit()
    document = json.loads(portal("register", "verify", "--json", ends=1).output)
    assert {"page": 2, "kind": "changed"} in document["faults"]
    assert document["links"] == {"checked": True, "ok": False}
    assert "page 2: changed" in portal("register", "verify", ends=1).output


def test_a_faulty_book_is_not_signed(world: World, portal: Portal) -> None:
    world.lodge("inspectorate")
    with world.writing() as session:
        session.execute(delete(Page).where(Page.number == 1))
        session.commit()
    portal("register", "checkpoint", ends=1)
    with world.reading() as session:
        assert session.execute(select(Page).where(Page.number == 64)).first() is None


def test_without_the_site_file_links_are_not_checked(world: World, portal: Portal, tmp_path: Path) -> None:
    signed(portal, tmp_path)
    document = json.loads(portal("register", "verify", "--json", PORTAL_SITE_FILE="/nowhere/site.json").output)
    assert document["links"] == {"checked": False, "ok": None}


def test_a_stranger_checks_a_proof_with_two_files(world: World, portal: Portal, tmp_path: Path) -> None:
    case = world.lodge("inspectorate").case
    kept, proof = signed(portal, tmp_path), tmp_path / "proof.json"
    proof.write_text(portal("register", "prove", "--json", typed=f"{world.codes[case]}\n").output)
    assert json.loads(proof.read_bytes())["schema"] == "portal.proof/1"
    check = ("register", "check-proof", str(proof), "--against")
    portal(*check, str(kept), **ISOLATED)
    portal(*check, str(kept), "--key", world.keyring.checkpoint.verify.hex(), **ISOLATED)
    portal(*check, str(kept), "--key", world.root.verify.hex(), **ISOLATED, ends=1)
    portal(*check, str(signed(portal, tmp_path, "later")), **ISOLATED, ends=1)
    proof.write_text(proof.read_text().replace('"act": 0', '"act": 1').replace('"number": ', '"number": 1'))
    portal(*check, str(kept), **ISOLATED, ends=1)


def test_a_code_nothing_was_filed_with_proves_nothing(world: World, portal: Portal, tmp_path: Path) -> None:
    signed(portal, tmp_path)
    portal("register", "prove", typed="1111 2222 3333 4440\n", ends=1)
    portal("register", "prove", typed="1111 2222 3333 4441\n", ends=2)


def test_what_is_no_checkpoint_is_wrong_usage(portal: Portal, tmp_path: Path) -> None:
    (tmp_path / "junk").write_text("junk")
    portal("register", "verify", "--against", str(tmp_path / "junk"), ends=2)


def test_the_check_is_quiet_on_a_sound_database_and_names_a_case_that_is_gone(
    world: World, portal: Portal, engine: Engine
) -> None:
    case = world.lodge("inspectorate").case
    world.lodge("ombudsman")
    assert json.loads(portal("db", "check", "--json").output) == {"schema": "portal.db/1", "ok": True, "faults": []}
    with world.writing() as session:
        session.execute(delete(Case).where(Case.id == case))
        session.commit()
    found = json.loads(portal("db", "check", "--json", ends=1).output)["faults"]
    assert {"kind": "inventory", "page": None} in found
    assert "inventory" in portal("db", "check", ends=1).output


def test_a_backup_brings_everything_back(world: World, portal: Portal, tmp_path: Path) -> None:
    case = world.lodge("inspectorate", text="He hit me.").case
    portal("db", "backup", str(tmp_path / "backup"))
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0
    with world.writing() as session:
        session.execute(delete(Case))
        session.commit()
    world.engine.dispose()
    portal("db", "restore", str(tmp_path / "backup"))
    assert world.read(world.mailbox(world.codes[case]), case).statement.text == "He hit me."
    portal("db", "check")


def test_a_backup_is_never_overwritten_and_holds_no_site_file(world: World, portal: Portal, tmp_path: Path) -> None:
    portal("db", "backup", str(tmp_path / "backup"))
    portal("db", "backup", str(tmp_path / "backup"), ends=3)
    keys = json.loads(world.settings.site_file.read_bytes())["keys"]
    raw = (tmp_path / "backup").read_bytes()
    assert keys[0].encode() not in raw
    assert bytes.fromhex(keys[0]) not in raw


def test_an_older_backup_needs_the_gap_acknowledged_and_gives_no_page_twice(
    world: World, portal: Portal, tmp_path: Path
) -> None:
    world.lodge("inspectorate")
    portal("db", "backup", str(tmp_path / "backup"))
    lost = world.lodge("inspectorate")
    kept = signed(portal, tmp_path)
    world.engine.dispose()
    portal("db", "restore", str(tmp_path / "backup"), ends=4)
    assert world.sight(world.viewer("inspector.adeyemi"), lost.case)
    world.engine.dispose()
    portal("db", "restore", str(tmp_path / "backup"), "--acknowledge-gap")
    assert world.sight(world.viewer("inspector.adeyemi"), lost.case) is None
    assert world.lodge("inspectorate").page == 65
    portal("register", "verify")
    portal("register", "checkpoint")
    found = json.loads(portal("register", "verify", "--json", "--against", str(kept), ends=1).output)["faults"]
    assert [fault["kind"] for fault in found] == ["forked"]


def test_a_sealed_backup_opens_with_its_key_alone(world: World, portal: Portal, tmp_path: Path) -> None:
    case = world.lodge("inspectorate").case
    made = portal("keys", "backup", str(tmp_path / "key"), typed="words\nwords\n").output
    key = made.strip().rpartition("=")[2]
    portal("db", "backup", str(tmp_path / "backup"), PORTAL_BACKUP_KEY=key)
    raw = (tmp_path / "backup").read_bytes()
    assert case not in raw
    assert b"SQLite" not in raw
    world.engine.dispose()
    portal("db", "restore", str(tmp_path / "backup"), ends=3)
    portal("db", "restore", str(tmp_path / "backup"), "--key", str(tmp_path / "key"), typed="other\n", ends=3)
    portal("db", "restore", str(tmp_path / "backup"), "--key", str(tmp_path / "key"), typed="words\n")
    (tmp_path / "backup").write_bytes(raw[:-1])
    portal("db", "restore", str(tmp_path / "backup"), "--key", str(tmp_path / "key"), typed="words\n", ends=3)
    assert world.sight(world.viewer("inspector.adeyemi"), case)


def test_what_is_no_backup_is_refused(world: World, portal: Portal, tmp_path: Path) -> None:
    (tmp_path / "junk").write_bytes(b"junk")
    portal("db", "restore", str(tmp_path / "junk"), ends=3)
