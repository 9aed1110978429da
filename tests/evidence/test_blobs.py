"""Blobs on disk: sealed, in steps, named by chance, and only what was put there."""

from __future__ import annotations

import os
import secrets
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest

from portal.evidence import Blobs, Gone, NotTaken, pieces
from portal.vault import Keys, case_id

WORKER = Keys.new()
SECRET = b"He hit me in the corridor. " * 400


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs")


@pytest.fixture
def keys() -> Keys:
    return Keys(secrets.token_bytes(32))


def files(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file()]


def test_what_is_kept_can_be_opened_by_who_holds_the_case_alone(blobs: Blobs, keys: Keys, tmp_path: Path) -> None:
    item = blobs.keep(keys, SECRET, kind="photo", worker=WORKER.public)
    assert blobs.open(keys, item) == SECRET
    blobs.settle((item,))
    blobs.settle((item,))
    assert blobs.open(keys, item) == SECRET
    with pytest.raises(Gone):
        blobs.open(Keys(secrets.token_bytes(32)), item)
    assert all(SECRET[:20] not in path.read_bytes() for path in files(tmp_path))


def test_size_and_time_on_disk_tell_little(blobs: Blobs, keys: Keys, tmp_path: Path) -> None:
    blobs.settle(
        tuple(blobs.keep(keys, os.urandom(size), kind="photo", worker=WORKER.public) for size in (1, 300, 60_000))
    )
    assert len({path.stat().st_size for path in files(tmp_path)}) == 1
    assert {path.stat().st_mtime for path in files(tmp_path)} == {0}


def test_another_blob_in_its_place_is_not_shown(blobs: Blobs, keys: Keys, tmp_path: Path) -> None:
    first, second = (blobs.keep(keys, text, kind="photo", worker=WORKER.public) for text in (b"one", b"two"))
    blobs.settle((first, second))
    one, two = (tmp_path / "blobs" / each.id[:2] / each.id for each in (first, second))
    one.write_bytes(two.read_bytes())
    with pytest.raises(Gone):
        blobs.open(keys, first)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 32, "a" * 31])
def test_a_strange_name_leads_nowhere(blobs: Blobs, keys: Keys, name: str) -> None:
    item = replace(blobs.keep(keys, b"x", kind="photo", worker=WORKER.public), id=name)
    for act in (lambda: blobs.open(keys, item), lambda: blobs.settle((item,)), lambda: blobs.drop(item)):
        with pytest.raises(Gone):
            act()


def test_what_was_never_sent_goes_after_two_days(blobs: Blobs, keys: Keys, tmp_path: Path) -> None:
    old, new, sent = (blobs.keep(keys, b"x", kind="photo", worker=WORKER.public) for _ in range(3))
    blobs.settle((sent,))
    os.utime(tmp_path / "blobs" / "unsent" / old.id, (1, 1))
    assert blobs.sweep() == 1
    assert blobs.open(keys, new) == blobs.open(keys, sent) == b"x"
    blobs.drop(new)
    for gone in (old, new):
        with pytest.raises(Gone):
            blobs.open(keys, gone)


def test_the_worker_alone_finds_what_belongs_to_a_case(blobs: Blobs, keys: Keys, tmp_path: Path) -> None:
    items = [blobs.keep(each, b"x", kind="photo", worker=WORKER.public) for each in (keys, Keys.new(), keys)]
    blobs.settle(tuple(items))
    found = [path.name for case, path in blobs.owners(WORKER) if case == case_id(keys.public)]
    assert sorted(found) == sorted((items[0].id, items[2].id))
    assert list(blobs.owners(keys)) == [], "who holds the case cannot tell either"
    heads = {path.read_bytes()[:64] for path in files(tmp_path)}
    assert len(heads) == 3


def test_a_piece_in_another_place_is_not_taken_for_its_own(tmp_path: Path) -> None:
    coming = Blobs(tmp_path).pieces(bytes(32), "a file")
    coming.keep(0, b"first")
    coming.keep(1, b"second")
    first, second = coming._path(0), coming._path(1)
    second.write_bytes(first.read_bytes())
    with pytest.raises(Gone):
        coming.whole()
    assert (list(tmp_path.rglob("*.new")), coming.have()) == ([], 0)


def test_letters_keep_their_room_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = namedtuple("full", "f_bavail f_frsize")(pieces.LEFT // 4096, 4096)
    monkeypatch.setattr(os, "statvfs", lambda place: full)
    with pytest.raises(NotTaken, match="no_room"):
        Blobs(tmp_path).pieces(bytes(32), "a file").keep(0, b"x")
    with pytest.raises(NotTaken, match="no_room"):
        Blobs(tmp_path).keep(None, b"x", kind="photo", worker=b"")  # type: ignore[arg-type]
