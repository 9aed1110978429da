"""Sealed blobs in a folder: random names, sizes in steps, no time that tells anything.

Before the blob stands whose it is, for the worker alone: when a file is erased he finds what hangs on it, and nobody
else can tell which blobs belong together.
"""

from __future__ import annotations

import io
import os
import secrets
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from portal.evidence.item import Gone, Item
from portal.evidence.picture import NotTaken
from portal.evidence.pieces import Pieces, room_at
from portal.vault import Keys, Refused, case_id, digest, seal, unseal
from portal.vault.stream import BEFORE_STREAM, pull_stream, seal_stream, stream_key

STEP = 65_536
"""Sizes on disk are multiples of this, plus what sealing adds."""
UNSENT = 2 * 86_400
"""Seconds a blob of a letter that was never sent stays: longer than any session."""
_DRAFTS = "unsent"
_WHOSE = 16 + 48
"""Bytes of a sealed case id."""


class Blobs:
    """`settings.blobs`. Nothing in the clear ever reaches it."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def keep(self, keys: Keys, data: bytes, *, kind: str, worker: bytes, pages: int = 1) -> Item:
        """Sealed for whoever holds the case, on disk when this returns, among the unsent. Raises NotTaken, OSError.

        `worker`: the worker's public key, for the name of the case.
        """
        self._unsent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not room_at(self._unsent):
            raise NotTaken("no_room")
        item = Item(secrets.token_hex(16), kind, len(data), digest("blob", data).hex(), pages)
        raw = len(data).to_bytes(8, "big") + data
        sealed = io.BytesIO(seal(worker, case_id(keys.public)))
        sealed.seek(0, io.SEEK_END)
        seal_stream(keys.public, io.BytesIO(raw + bytes(-len(raw) % STEP)), sealed)
        _write(self._unsent / item.id, sealed.getvalue())
        return item

    def pieces(self, secret: bytes, upload: str) -> Pieces:
        """What has arrived of a file that comes in pieces."""
        return Pieces(self._unsent, secret, upload)

    def settle(self, items: tuple[Item, ...]) -> None:
        """Before the letter is entered: its blobs are no longer among the unsent. Twice is once. Raises Gone."""
        for item in items:
            unsent, kept = self._unsent / _safe(item.id), self._path(item)
            if unsent.is_file():
                kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                unsent.replace(kept)
                os.utime(kept, (0, 0))
                _keep_folder(kept.parent)
            elif not kept.is_file():
                raise Gone(item.id)

    def open(self, keys: Keys, item: Item) -> bytes:
        """What was kept. Raises Gone."""
        with self._found(item) as sealed:
            return _opened(item, sealed, lambda: stream_key(keys, sealed))

    def key_of(self, keys: Keys, item: Item) -> bytes:
        """The key of this blob alone, for somebody who may not hold the case. Raises Gone."""
        with self._found(item) as sealed:
            try:
                return stream_key(keys, sealed)
            except Refused:
                raise Gone(item.id) from None

    def open_with(self, key: bytes, item: Item) -> bytes:
        """What was kept, for who was given `key_of`. Raises Gone."""
        with self._found(item) as sealed:
            sealed.seek(BEFORE_STREAM, io.SEEK_CUR)
            return _opened(item, sealed, lambda: key)

    def stay(self, item: Item, *, days: int) -> None:
        """One that is not sent yet, and stays so long."""
        until = time.time() + days * 86_400 - UNSENT
        os.utime(self._unsent / _safe(item.id), (until, until))

    def drop(self, item: Item) -> None:
        """One that was never sent."""
        (self._unsent / _safe(item.id)).unlink(missing_ok=True)

    def owners(self, worker: Keys) -> Iterator[tuple[bytes, Path]]:
        """(case, where) of everything that was sent; what does not say whose it is stays out."""
        for path in self._place.glob("[0-9a-f][0-9a-f]/*"):
            with path.open("rb") as sealed:
                whose = sealed.read(_WHOSE)
            try:
                yield unseal(worker, whose), path
            except Refused:
                continue

    def sweep(self) -> int:
        """Remove what was never sent and never will be; how many."""
        old = time.time() - UNSENT
        found = [path for path in self._unsent.glob("*") if path.stat().st_mtime < old]
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

    @property
    def _unsent(self) -> Path:
        return self._place / _DRAFTS

    def _found(self, item: Item) -> BinaryIO:
        """Behind whose it is. Raises Gone."""
        for path in (self._path(item), self._unsent / _safe(item.id)):
            if path.is_file():
                sealed = path.open("rb")
                sealed.seek(_WHOSE)
                return sealed
        raise Gone(item.id)

    def _path(self, item: Item) -> Path:
        return self._place / _safe(item.id)[:2] / item.id


def _opened(item: Item, sealed: BinaryIO, key: Callable[[], bytes]) -> bytes:
    plain = io.BytesIO()
    try:
        pull_stream(key(), sealed, plain)
    except Refused:
        raise Gone(item.id) from None
    raw = plain.getvalue()
    data = raw[8 : 8 + int.from_bytes(raw[:8], "big")]
    if digest("blob", data).hex() != item.check:
        raise Gone(item.id)
    return data


def _safe(name: str) -> str:
    """Raises Gone for what is no name of ours."""
    if len(name) != 32 or not all(each in "0123456789abcdef" for each in name):
        raise Gone(name)
    return name


def _write(path: Path, sealed: bytes) -> None:
    with path.open("xb") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())
    _keep_folder(path.parent)


def _keep_folder(folder: Path) -> None:
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
