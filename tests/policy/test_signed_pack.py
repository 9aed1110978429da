"""Packs as signed files another country can load."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portal import policy
from portal.cli.pack_exchange import load
from portal.policy import Departure, PackRefused
from portal.vault import Keys, canonical

DAY = date(2026, 10, 5)
SIGNER = ("A. Brandt", "Central administration")
ROOT = Keys(bytes(range(32)))


def file_of(name: str, keys: Keys = ROOT, **reasons: str) -> bytes:
    texts = policy.texts_of(policy.path_of(name))
    return policy.signed(texts, name, keys=keys, signer=SIGNER, day=DAY, reasons=reasons)


def reasons_for(name: str) -> dict[str, str]:
    return dict.fromkeys(policy.pack(name).departures, "The law of the country says so.")


@pytest.mark.parametrize("name", [name for name in policy.ids() if not policy.pack(name).overlay])
def test_the_file_holds_all_that_is_needed_to_build_the_same_pack(name: str) -> None:
    found = policy.opened(file_of(name, **reasons_for(name)), ROOT.verify)
    assert found.pack == policy.pack(name)
    assert (found.hash, found.name, found.office, found.day) == (policy.pack(name).hash, *SIGNER, "2026-10-05")
    assert found.reasons.keys() == policy.pack(name).departures.keys()


def test_every_departure_needs_a_reason_and_no_other_field_takes_one() -> None:
    with pytest.raises(PackRefused, match=r"no reason is given for: filing\.time_bar"):
        file_of("gb-eng-wls")
    with pytest.raises(PackRefused, match=r"no departure of this pack: access\.cost"):
        file_of("un-mandela", **{"access.cost": "we like it"})


def test_another_key_is_not_this_key() -> None:
    with pytest.raises(PackRefused, match="signature"):
        policy.opened(file_of("un-mandela"), Keys.new().verify)


@pytest.mark.parametrize(
    "part", ["id", "version", "hash", "name", "office", "day", "key", "signature", "texts", "reasons"]
)
def test_nothing_in_it_can_be_changed(part: str) -> None:
    given = json.loads(file_of("un-mandela"))
    if part in ("texts", "reasons"):
        given[part] = {**given[part], "floor": given["texts"]["floor"] + "\n"}
    elif part in ("key", "signature", "hash"):
        given[part] = given[part][:-1] + ("0" if given[part][-1] != "0" else "1")
    else:
        given[part] = "2026-10-06" if part == "day" else "another"
    with pytest.raises(PackRefused):
        policy.opened(canonical(given))


@pytest.mark.parametrize("blob", [b"", b"[]", b"{}", b"not json", b'{"schema":"portal.pack/1"}', b"\xff"])
def test_what_is_no_signed_pack_is_refused(blob: bytes) -> None:
    with pytest.raises(PackRefused, match="not a signed pack"):
        policy.opened(blob)


def test_a_hash_of_other_texts_is_refused_even_when_it_is_signed() -> None:
    texts = dict(policy.texts_of(policy.path_of("un-mandela")))
    given = json.loads(file_of("un-mandela"))
    lying = replace(policy.opened(canonical(given)), hash="0" * 64, texts=texts)
    raw = {**vars(lying), "schema": "portal.pack/1"}
    signature = ROOT.sign(policy.signed.__globals__["_message"](raw)).hex()
    with pytest.raises(PackRefused, match="not those of the hash"):
        policy.opened(canonical(raw | {"signature": signature}))


def test_a_departure_is_signed_for_one_pack_and_one_field() -> None:
    said = Departure(law="28 CFR 542", name="A", office="Central", date="2026-10-05", reason="the law")
    signed = replace(said, signature=policy.departure_signature("own", "clocks.answer", said, ROOT))
    own = replace(policy.pack("un-mandela"), id="own", departures={"clocks.answer": signed})
    assert policy.unsigned_departures(own, ROOT.verify) == []
    assert policy.unsigned_departures(own, Keys.new().verify) == ["clocks.answer"]
    assert policy.unsigned_departures(replace(own, id="other"), ROOT.verify) == ["clocks.answer"]
    moved = replace(own, departures={"access.director": signed})
    assert policy.unsigned_departures(moved, ROOT.verify) == ["access.director"]
    changed = replace(own, departures={"clocks.answer": replace(signed, reason="another")})
    assert policy.unsigned_departures(changed, ROOT.verify) == ["clocks.answer"]
    assert policy.unsigned_departures(replace(own, departures={"x": said}), ROOT.verify) == ["x"]
    assert policy.unsigned_departures(replace(changed, draft=True), ROOT.verify) == []


@pytest.fixture
def ran(tmp_path: Path) -> Callable[..., tuple[int, str]]:
    from click.testing import CliRunner

    from portal.cli import main

    def run(*command: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["packs", *command], env={"PORTAL_ENV": "test"})
        return done.exit_code, done.output

    return run


def test_a_stranger_checks_loads_and_reads_it(tmp_path: Path, ran: Callable[..., tuple[int, str]]) -> None:
    file = tmp_path / "own.pack"
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    meta = '[meta]\nid="own"\ntitle="Own"\nversion="3"\nextends="un-mandela"\ndraft=true\n'
    (tmp_path / "own.toml").write_text(meta)
    texts = policy.texts_of(tmp_path / "own.toml")
    file.write_bytes(policy.signed(texts, "own", keys=ROOT, signer=SIGNER, day=DAY, reasons={}))
    assert ran("check", str(file))[0] == 0
    assert ran("load", str(file), "--into", str(shelf), "--key", Keys.new().verify.hex())[0] == 1
    code, says = ran("load", str(file), "--into", str(shelf), "--key", ROOT.verify.hex())
    assert (code, "A. Brandt" in says) == (0, True)
    assert sorted(path.name for path in shelf.iterdir()) == ["own.toml"]
    assert ran("load", str(file), "--into", str(shelf))[0] == 0
    (shelf / "own.toml").write_text(meta + "\n")
    assert "another text of that name" in ran("load", str(file), "--into", str(shelf))[1]
    assert ran("load", str(file))[0] == 2
    assert load.name == "load"


def test_check_of_a_file_that_was_touched_is_one_and_says_why(
    tmp_path: Path, ran: Callable[..., tuple[int, str]]
) -> None:
    file = tmp_path / "m.pack"
    file.write_bytes(file_of("un-mandela").replace(b"1955", b"1956"))
    code, says = ran("check", str(file), "--json")
    assert code == 1
    assert json.loads(says)["findings"][0]["field"] == "signature"
    assert ran("check", str(tmp_path / "none.pack"))[0] == 3
