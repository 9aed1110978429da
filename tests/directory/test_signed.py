"""Only what the root signed is a directory, byte for byte."""

from dataclasses import replace
from datetime import date

import pytest

from portal.directory import Directory, DirectoryRefused, NotInDirectory, matches, sign
from portal.vault import Keys, Refused, canonical, pack
from tests.directory.entries import ADEYEMI, a_directory

ROOT = Keys.new()


def refused(blob: bytes, *, root: Keys = ROOT, at_least: int = 0) -> str:
    with pytest.raises(DirectoryRefused) as refusal:
        Directory.open(root.verify, blob, at_least)
    return refusal.value.why


def test_what_was_signed_is_read_again() -> None:
    directory = a_directory()
    assert Directory.open(ROOT.verify, sign(ROOT, directory)) == directory


def test_it_is_a_signature_and_canonical_json() -> None:
    directory = a_directory()
    blob = sign(ROOT, directory)
    assert blob[64:] == canonical(directory.as_json())
    assert blob[:64] == ROOT.sign(pack("directory", blob[64:]))


def test_another_roots_is_refused() -> None:
    assert refused(sign(Keys.new(), a_directory())) == "signature"


@pytest.mark.parametrize("at", [0, 63, 64, 200, -1])
def test_one_changed_byte_is_refused(at: int) -> None:
    blob = bytearray(sign(ROOT, a_directory()))
    blob[at] ^= 1
    assert refused(bytes(blob)) == "signature"


@pytest.mark.parametrize("blob", [b"", b"x" * 63, b"x" * 64, b"x" * 200])
def test_what_is_no_directory_is_refused(blob: bytes) -> None:
    assert refused(blob) == "signature"


@pytest.mark.parametrize("raw", [b"[]", b"{}", b"x", b'{"version": "x"}'])
def test_what_the_root_signed_by_mistake_is_refused(raw: bytes) -> None:
    assert refused(ROOT.sign(pack("directory", raw)) + raw) == "unreadable"


def test_an_older_version_is_refused() -> None:
    assert refused(sign(ROOT, a_directory(3)), at_least=4) == "version"
    assert Directory.open(ROOT.verify, sign(ROOT, a_directory(3)), 3).version == 3


def test_nobody_is_named_twice() -> None:
    directory = a_directory()
    for twice in (
        replace(directory, offices=directory.offices * 2),
        replace(directory, prisons=directory.prisons * 2),
        replace(directory, officers=(*directory.officers, replace(directory.officers[0], id=b"x" * 16))),
    ):
        assert refused(sign(ROOT, twice)) == "unreadable"


def test_members_are_those_in_office_today() -> None:
    directory = a_directory()
    on = {day: [each.login for each in directory.members("inspectorate", date(2026, *day))] for day in DAYS}
    assert on == {(9, 30): [], (10, 1): ["adeyemi", "hale"], (10, 4): ["adeyemi", "hale"], (10, 5): ["adeyemi"]}


DAYS = ((9, 30), (10, 1), (10, 4), (10, 5))


def test_what_a_leaver_wrote_can_still_be_checked() -> None:
    directory = a_directory()
    assert directory.verify_key((b"h" * 16).hex()) == directory.officers[1].sign
    with pytest.raises(Refused):
        directory.verify_key("00" * 16)


def test_an_office_has_its_newest_ring_and_is_found_by_every_ring_it_had() -> None:
    directory = a_directory()
    office = directory.office("inspectorate")
    assert office.ring.generation == 2
    assert office.ring_at(date(2026, 9, 30)).generation == 1
    assert office.identity_ring is not None
    for ring in (*office.rings, office.identity_ring):
        assert directory.office_of_ring(ring.id) == office
    assert directory.office_of_ring(b"x" * 16) is None


def test_names_fall_back_to_english() -> None:
    office = a_directory().office("inspectorate")
    assert [office.name(locale) for locale in ("fr", "fr_CA", "ar", "en_XA")] == [
        "Inspection", "Inspection", "Inspectorate", "Inspectorate",
    ]  # fmt: skip


def test_whoever_is_not_in_it_is_not_found() -> None:
    directory = a_directory()
    for look in (lambda: directory.office("x"), lambda: directory.prison("x"), lambda: directory.officer(b"x" * 16)):
        with pytest.raises(NotInDirectory):
            look()


def test_sign_in_compares_both_keys() -> None:
    entry = a_directory().officers[0]
    assert matches(entry, ADEYEMI)
    assert not matches(entry, Keys.new())
    assert not matches(replace(entry, sign=Keys.new().verify), ADEYEMI)
