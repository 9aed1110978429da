"""Which directory a host works with: the newest well signed one, and never an older one again."""

from dataclasses import replace
from pathlib import Path

import pytest

from portal.config import Settings
from portal.directory import DirectoryRefused, InForce, highest_used, publish, sign
from portal.vault import Keys
from tests.directory.entries import a_directory, put, settings_in

ROOT = Keys.new()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path, ROOT)


def refused(in_force: InForce) -> str:
    with pytest.raises(DirectoryRefused) as refusal:
        in_force()
    return refusal.value.why


def test_it_is_read_again_when_the_file_changes(settings: Settings) -> None:
    put(settings, a_directory(1), ROOT)
    in_force = InForce(settings)
    assert in_force().version == 1
    put(settings, a_directory(2), ROOT)
    assert in_force().version == 2
    assert highest_used(settings.state_folder) == 2


def test_the_same_file_is_read_once(settings: Settings) -> None:
    put(settings, a_directory(1), ROOT)
    in_force = InForce(settings)
    assert in_force() is in_force()


@pytest.mark.parametrize("why", ["signature", "version", "missing", "unreadable"])
def test_the_last_good_one_stays_and_the_reason_is_said(settings: Settings, why: str) -> None:
    put(settings, a_directory(5), ROOT)
    in_force = InForce(settings)
    before = in_force()
    spoil(settings, why)
    assert in_force() == before
    assert in_force.says == why
    put(settings, replace(before, version=6), ROOT)
    assert in_force().version == 6
    assert in_force.says is None


def spoil(settings: Settings, why: str) -> None:
    match why:
        case "signature":
            put(settings, a_directory(9), Keys.new())
        case "version":
            put(settings, a_directory(4), ROOT)
        case "missing":
            settings.directory_file.unlink()
        case "unreadable":
            twice = a_directory(9)
            put(settings, replace(twice, offices=twice.offices * 2), ROOT)


def test_a_process_started_later_remembers(settings: Settings) -> None:
    put(settings, a_directory(5), ROOT)
    InForce(settings)()
    put(settings, a_directory(4), ROOT)
    assert refused(InForce(settings)) == "version"


def test_with_a_spoiled_memory_nothing_is_taken(settings: Settings) -> None:
    put(settings, a_directory(5), ROOT)
    InForce(settings)()
    (settings.state_folder / "directory.version").write_text("x")
    assert refused(InForce(settings)) == "state"


def test_without_a_root_there_is_none(settings: Settings) -> None:
    put(settings, a_directory(1), ROOT)
    assert refused(InForce(replace(settings, root=None))) == "no_root"


def test_publishing_enters_first_and_installs_then(settings: Settings) -> None:
    entered: list[tuple[int, bool]] = []
    blob = sign(ROOT, a_directory(3))
    publish(
        blob, settings=settings, enter=lambda version, _: entered.append((version, settings.directory_file.exists()))
    )
    assert entered == [(3, False)]
    assert settings.directory_file.read_bytes() == blob


def test_what_the_book_refuses_is_not_installed(settings: Settings) -> None:
    def refuse(*_: object) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        publish(sign(ROOT, a_directory(3)), settings=settings, enter=refuse)
    assert not settings.directory_file.exists()


def test_a_published_version_cannot_be_followed_by_a_lower_one(settings: Settings) -> None:
    publish(sign(ROOT, a_directory(3)), settings=settings, enter=lambda *_: None)
    with pytest.raises(DirectoryRefused):
        publish(sign(ROOT, a_directory(2)), settings=settings, enter=lambda *_: None)
