"""A file that comes in pieces, because the line may break: what has arrived stays, sealed, and the rest comes later.

The pieces lie among what was never sent, each under a name and a key that only this letter's secret gives, and go when
the file is whole, or with the sweep.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from portal.evidence.item import Gone
from portal.evidence.picture import LARGEST, NotTaken
from portal.vault import Refused, derive, lock, pack, padded, unlock, unpadded

PIECE = 131_072
"""Bytes. Twenty seconds on a poor line: that much is lost when it breaks."""
MOST_PIECES = LARGEST // PIECE
LEFT = 2**29
"""Bytes of the disk that stay free for letters: where less is left, files wait."""


class Pieces:
    """Of one file. `secret`: of the letter it belongs to; `upload`: how the browser knows the file again."""

    def __init__(self, place: Path, secret: bytes, upload: str) -> None:
        self._place = place
        self._secret = derive(secret, "pieces", upload)

    def have(self) -> int:
        """How many pieces are here, counted from the first."""
        return next(number for number in range(MOST_PIECES + 1) if not self._path(number).is_file())

    def keep(self, number: int, piece: bytes) -> None:
        """The same piece twice is once. Raises NotTaken, OSError."""
        if not 0 <= number < MOST_PIECES or len(piece) > PIECE:
            raise NotTaken("too_large")
        self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not room_at(self._place):
            raise NotTaken("no_room")
        path, coming = self._path(number), self._place / f"{secrets.token_hex(16)}.new"
        coming.write_bytes(lock(self._key(number), padded(piece, (PIECE + 4,)), pack("piece", number)))
        coming.replace(path)

    def whole(self) -> bytes:
        """The file. Raises Gone when there is none, or a piece of it is broken."""
        try:
            pieces = [self._open(number) for number in range(self.have())]
        except (OSError, Refused):
            self.drop()
            raise Gone from None
        if not pieces:
            raise Gone
        return b"".join(pieces)

    def drop(self) -> None:
        for number in reversed(range(self.have())):
            self._path(number).unlink(missing_ok=True)

    def _open(self, number: int) -> bytes:
        return unpadded(unlock(self._key(number), self._path(number).read_bytes(), pack("piece", number)))

    def _path(self, number: int) -> Path:
        return self._place / derive(self._secret, "piece-file", number, size=16).hex()

    def _key(self, number: int) -> bytes:
        return derive(self._secret, "piece-key", number)


def room_at(place: Path) -> bool:
    """Whether a file may still be put here."""
    found = os.statvfs(place)
    return found.f_bavail * found.f_frsize > LEFT
