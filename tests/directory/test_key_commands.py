"""From an empty folder to a directory in force, and an office brought back by its cards: by the commands alone."""

import json
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli import main
from portal.config import Settings
from portal.database import engine_for, reading, writing
from portal.directory import Directory
from portal.officers import claim, seed_of, sign_in
from portal.vault import Site

PLAN = """
statistics = "central"
[[prisons]]
code = "NGT"
names = { en = "Northgate" }
zone = "Europe/London"
pack = "un-mandela"
[[offices]]
id = "director-northgate"
kind = "director"
prison = "NGT"
names = { en = "Director, Northgate" }
above = ["central"]
[[offices]]
id = "central"
kind = "central"
names = { en = "Central" }
"""
PASSWORD = "harbour lantern seven pebbles"
Portal = Callable[..., Result]


@pytest.fixture
def portal(environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Portal:
    """`portal("keys", "init")`, in a folder of its own; `typed` are the lines typed; ends with 0 unless said."""
    monkeypatch.chdir(tmp_path)

    def run(*command: str, typed: tuple[str, ...] = (), ends: int = 0) -> Result:
        lines = "".join(f"{line}\n" for line in typed)
        done = CliRunner().invoke(main, command, input=lines, env=environment)
        assert done.exit_code == ends, f"{command}: {done.output} {done.exception!r}"
        return done

    return run


@pytest.fixture
def founded(portal: Portal, environment: dict[str, str], tmp_path: Path) -> dict[str, list[tuple[int, str]]]:
    """Everything up to the first directory in force; the cards of each office."""
    portal("db", "upgrade")
    portal("keys", "init")
    made = portal("keys", "root", "root.json", typed=("words", "words"))
    environment["PORTAL_ROOT"] = found(r"PORTAL_ROOT=([0-9a-f]{64})", made)
    cards = {office: hold_ceremony(portal, office) for office in ("central", "director-northgate")}
    (tmp_path / "plan.toml").write_text(PLAN)
    portal("keys", "propose", "plan.toml")
    portal("keys", "sign", "directory.proposal", "--root-key", "root.json", typed=("words",))
    portal("keys", "publish", "directory.signed")
    return cards


def hold_ceremony(portal: Portal, office: str) -> list[tuple[int, str]]:
    first = ("--login", f"first.{office}", "--name", "First")
    done = portal("keys", "ceremony", office, "--holders", "3", "--threshold", "2", *first, typed=(PASSWORD, PASSWORD))
    return [(int(number), text) for number, text in re.findall(r"card (\d) of 3 · \S+\n\s+([\d ]{51})", done.output)]


def found(pattern: str, done: Result) -> str:
    match = re.search(pattern, done.output)
    assert match, done.output
    return match[1]


def test_the_first_directory_is_in_force(portal: Portal, founded: object) -> None:
    status = json.loads(portal("keys", "status", "--json").output)
    assert status["schema"] == "portal.keys/1"
    assert status["ok"]
    assert status["directory"] == {"version": 1, "why": None, "entered": True}
    assert {each["id"]: (each["members"], each["quorums"]) for each in status["offices"]} == {
        "central": (1, 3), "director-northgate": (1, 3),
    }  # fmt: skip


def test_secrets_are_for_their_owner_and_never_made_twice(portal: Portal, tmp_path: Path) -> None:
    portal("db", "upgrade")
    portal("keys", "init")
    for name in ("site.json", "worker.json", "register.key"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert set(json.loads((tmp_path / "site.json").read_bytes())) == {"keys"}
    assert set(json.loads((tmp_path / "worker.json").read_bytes())) == {"keys", "escrow"}
    before = (tmp_path / "site.json").read_bytes()
    portal("keys", "init", ends=3)
    assert (tmp_path / "site.json").read_bytes() == before


def test_a_first_member_signs_in_with_the_password_of_the_ceremony(
    founded: object, environment: dict[str, str]
) -> None:
    assert rings_of(Settings.from_environment(environment), "first.central") == ["central", "central"]


def test_a_second_ceremony_for_the_same_office_is_refused(portal: Portal, founded: object) -> None:
    portal("keys", "ceremony", "central", "--holders", "1", "--threshold", "1", "--login", "x", "--name", "X", ends=3)


def test_a_weak_password_is_refused(portal: Portal) -> None:
    portal("db", "upgrade")
    portal("keys", "init")
    first = ("--holders", "1", "--threshold", "1", "--login", "x", "--name", "X")
    portal("keys", "ceremony", "central", *first, typed=("short", "short"), ends=1)


def test_with_the_wrong_passphrase_nothing_is_signed(portal: Portal, founded: object, tmp_path: Path) -> None:
    portal("keys", "propose")
    (tmp_path / "directory.signed").unlink()
    portal("keys", "sign", "directory.proposal", "--root-key", "root.json", typed=("wrong",), ends=1)
    assert not (tmp_path / "directory.signed").exists()


def test_what_another_root_signed_is_not_published(portal: Portal, founded: object, tmp_path: Path) -> None:
    portal("keys", "root", "thief.json", typed=("words", "words"))
    portal("keys", "propose")
    out = ("--out", "stolen.signed")
    portal("keys", "sign", "directory.proposal", "--root-key", "thief.json", *out, typed=("words",))
    assert "signature" in portal("keys", "publish", "stolen.signed", ends=1).output


def test_two_directories_of_one_version_are_not_both_published(portal: Portal, founded: object, tmp_path: Path) -> None:
    other = PLAN.replace("Director, Northgate", "The warden")
    (tmp_path / "other.toml").write_text(other)
    for name, plan in (("one", ()), ("two", ("other.toml",))):
        portal("keys", "propose", *plan, "--out", name)
        signed = ("--out", f"{name}.signed")
        portal("keys", "sign", name, "--root-key", "root.json", *signed, typed=("words",))
    portal("keys", "publish", "one.signed")
    portal("keys", "publish", "one.signed")
    portal("keys", "publish", "two.signed", ends=1)


def test_the_signer_reads_only_what_changes(portal: Portal, founded: object, tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text(PLAN.replace("Director, Northgate", "The warden"))
    portal("keys", "propose", "other.toml")
    files = ("--root-key", "root.json", "--since", "directory.signed", "--out", "next.signed")
    said = portal("keys", "sign", "directory.proposal", *files, typed=("words",)).output
    assert [line for line in said.splitlines() if line[:2] in ("+ ", "- ")] == [
        "- office director-northgate (director, open) Director, Northgate above: central",
        "+ office director-northgate (director, open) The warden above: central",
    ]


def test_a_quorum_of_cards_brings_an_office_back(
    portal: Portal, founded: dict[str, list[tuple[int, str]]], environment: dict[str, str]
) -> None:
    again = ("--login", "first.central", "--name", "Second")
    portal("keys", "recover", "prepare", "central", *again, typed=("four quite other words",) * 2)
    cards = [line for number, text in founded["central"][1:] for line in (str(number), text)]
    portal("keys", "recover", "join", "recovery.json", typed=tuple(cards))
    portal("keys", "recover", "enter", "recovered.json")
    portal("keys", "propose")
    portal("keys", "sign", "directory.proposal", "--root-key", "root.json", typed=("words",))
    portal("keys", "publish", "directory.signed")
    settings = Settings.from_environment(environment)
    assert rings_of(settings, "first.central", "four quite other words") == ["central", "central"]
    portal("register", "verify")


def test_cards_of_another_office_open_nothing(portal: Portal, founded: dict[str, list[tuple[int, str]]]) -> None:
    again = ("--login", "first.central", "--name", "Second")
    portal("keys", "recover", "prepare", "central", *again, typed=("four quite other words",) * 2)
    cards = [line for number, text in founded["director-northgate"][1:] for line in (str(number), text)]
    portal("keys", "recover", "join", "recovery.json", typed=tuple(cards), ends=1)


def rings_of(settings: Settings, login: str, password: str = PASSWORD) -> list[str]:
    """The offices of the rings that officer holds after signing in."""
    site = Site.load(settings.site_file, kdf=settings.kdf)
    directory = Directory.load(settings)
    engine = engine_for(settings.database_url)
    with reading(engine) as session:
        claimed = claim(session, site, login=login, second="", now=settings.now())
    seed = seed_of(claimed, site, stretched=site.stretch(password, "officer", claimed.id))
    with writing(engine) as session:
        found = sign_in(session, claimed, site=site, directory=directory, seed=seed, now=settings.now())
    engine.dispose()
    return [ring.office for ring in found.rings]
