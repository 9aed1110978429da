"""A pack comes into force by a signed page: hash, signer, day, a reason for each departure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal import create_app, policy
from portal.cli import main
from portal.config import BadSetting, Settings
from portal.database import engine_for, reading
from portal.directory import Directory
from portal.policy import shelf
from portal.register import pack_page
from portal.vault import Site
from tests.directory.test_key_commands import Portal, founded, portal

__all__ = ["founded", "portal"]

OWN = '[meta]\nid="own"\ntitle="Own"\nversion="1"\nextends="un-mandela"\n'
LONGER = '[clocks.answer]\nn=15\nunit="working_day"\nstage="decision"\nsource="Prison Act 5"\n[departures]\n'
WHO = ("--by", "A. Brandt", "--office", "Central", "--day", "2026-10-05", "--root-key", "root.json")


@pytest.fixture(autouse=True)
def _shelves() -> Callable[[], None]:
    policy.pack.cache_clear()
    yield
    policy.pack.cache_clear()
    shelf._beside.clear()


def signed(portal: Portal, name: str, *reasons: str) -> None:
    more = [part for reason in reasons for part in ("--reason", reason)]
    portal("packs", "sign", name, *WHO, *more, "--out", f"{name}.pack", typed=("words",))


def verify(portal: Portal, ends: int = 0) -> dict[str, object]:
    document: dict[str, object] = json.loads(portal("register", "verify", "--json", ends=ends).output)
    return document


def test_adopting_is_a_page_that_verify_finds_and_doctor_misses_before(
    founded: object, portal: Portal, environment: dict[str, str], tmp_path: Path
) -> None:
    before = verify(portal)
    assert before["packs"] == {"pinned": 1, "ok": True, "other_text": [], "without_page": ["un-mandela"]}
    signed(portal, "un-mandela")
    said = portal("packs", "adopt", "un-mandela.pack").output
    assert re.search(r"un-mandela 1 is in force: page \d+, signed by A\. Brandt, Central, 2026-10-05", said)
    after = verify(portal)
    assert after["packs"]["without_page"] == []  # type: ignore[index]
    assert after["pages"] == before["pages"] + 1  # type: ignore[operator]
    assert portal("packs", "adopt", "un-mandela.pack").output == said
    assert verify(portal)["pages"] == after["pages"]
    settings = Settings.from_environment(environment)
    with reading(engine_for(settings.database_url)) as session:
        site, rules = Site.load(settings.site_file, settings.kdf), bytes.fromhex(policy.pack("un-mandela").hash)
        blob = (tmp_path / "un-mandela.pack").read_bytes()
        assert pack_page(session, site, rules, blob)
        assert not pack_page(session, site, rules, blob.replace(b"Brandt", b"Brendt"))


def test_a_file_that_was_changed_afterwards_is_no_page_any_more(
    founded: object, portal: Portal, tmp_path: Path
) -> None:
    signed(portal, "un-mandela")
    portal("packs", "adopt", "un-mandela.pack")
    (kept,) = (tmp_path / "var").rglob("*.pack") if (tmp_path / "var").exists() else tmp_path.rglob("packs/*.pack")
    kept.write_bytes(kept.read_bytes().replace(b"Brandt", b"Brendt"))
    assert verify(portal)["packs"]["without_page"] == ["un-mandela"]  # type: ignore[index]


def test_only_the_root_brings_a_pack_into_force(founded: object, portal: Portal) -> None:
    portal("keys", "root", "other.json", typed=("words", "words"))
    portal("packs", "sign", "un-mandela", *WHO[:-1], "other.json", "--out", "foreign.pack", typed=("words",))
    portal("packs", "check", "foreign.pack")
    assert "signature" in portal("packs", "adopt", "foreign.pack", ends=1).output


def test_a_departure_needs_its_signature_and_its_reason(
    founded: object, portal: Portal, environment: dict[str, str], tmp_path: Path
) -> None:
    own = tmp_path / "shelf" / "own.toml"
    own.parent.mkdir()
    environment["PORTAL_PACKS"] = str(own.parent)
    own.write_text(OWN + LONGER + '"clocks.answer" = "Prison Act 5"\n')
    signed(portal, "own", "clocks.answer=The courts sit once a month.")
    refused = portal("packs", "adopt", "own.pack", ends=1).output
    assert "V-12  departures.clocks.answer: says no name" in refused
    portal("packs", "check", "own.pack", ends=1)
    line = portal("packs", "depart", "own", "clocks.answer", "--law", "Prison Act 5", "--reason", 'They said "so".',
                  *WHO, typed=("words",)).output.splitlines()[-1]  # fmt: skip
    policy.pack.cache_clear()
    own.write_text(OWN + LONGER + line + "\n")
    signed(portal, "own")
    said = portal("packs", "adopt", "own.pack").output
    assert 'departs in clocks.answer: They said "so".' in said
    own.write_text(OWN + LONGER + line.replace("They said", "He said") + "\n")
    policy.pack.cache_clear()
    signed(portal, "own")
    assert "not signed with this root" in portal("packs", "adopt", "own.pack", ends=1).output


def test_what_this_host_has_otherwise_does_not_come_into_force(
    founded: object, portal: Portal, environment: dict[str, str], tmp_path: Path
) -> None:
    own = tmp_path / "shelf" / "own.toml"
    own.parent.mkdir()
    environment["PORTAL_PACKS"] = str(own.parent)
    own.write_text(OWN)
    signed(portal, "own")
    own.write_text(OWN + "# a word\n")
    policy.pack.cache_clear()
    assert "this host has" in portal("packs", "adopt", "own.pack", ends=1).output
    own.unlink()
    policy.pack.cache_clear()
    assert "no such pack" in portal("packs", "adopt", "own.pack", ends=1).output
    portal("packs", "load", "own.pack")
    policy.pack.cache_clear()
    portal("packs", "adopt", "own.pack")


def test_verify_and_doctor_see_a_pack_on_disk_that_is_not_the_pinned_one(
    founded: object, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = policy.pack("un-mandela")
    monkeypatch.setattr("portal.directory.packs.pack", lambda name, more=None: replace(real, hash="0" * 64))
    told = verify(portal, ends=1)
    assert (told["ok"], told["packs"]["other_text"]) == (False, ["un-mandela"])  # type: ignore[index]
    assert "NO  pack un-mandela" in portal("register", "verify", ends=1).output
    doctor: Result = CliRunner().invoke(main, ["doctor", "--json"])
    assert "un-mandela" in doctor.output or doctor.exit_code in (1, 3)


def test_production_does_not_serve_a_draft_whoever_starts_it(
    founded: object, portal: Portal, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = replace(Settings.from_environment(environment), env="production", proxies=1, kdf=(65536, 3, 1))
    create_app(settings, ["public"]).portal.close()
    draft = replace(policy.pack("un-mandela"), draft=True)
    monkeypatch.setattr("portal.directory.packs.pack", lambda name, more=None: draft)
    with pytest.raises(BadSetting, match=r"draft packs are in force \(un-mandela\)"):
        create_app(settings, ["public"])
    assert Directory.load(settings).packs
