"""The site file: what the database alone does not have. Outside the database and outside its backups."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw

from portal.vault.derivation import derive
from portal.vault.encoding import Refused

FULL_STRENGTH = (65536, 3, 1)
"""Argon2id: KiB of memory, passes, lanes. Frozen for codes from the first filing on."""


class Site:
    """The site's keys, newest first. New doors use the newest; everything else stays on the first ever made."""

    def __init__(self, keys: tuple[bytes, ...], kdf: tuple[int, int, int] = FULL_STRENGTH) -> None:
        if not keys or any(len(key) != 32 for key in keys) or len(set(keys)) != len(keys):
            raise Refused
        self._keys, self._first, self._kdf = keys, keys[-1], kdf

    @classmethod
    def load(cls, path: Path, kdf: tuple[int, int, int] = FULL_STRENGTH) -> Site:
        """From `{"keys": [hex, …]}`. Raises Refused when the file is anything else, OSError when it is not there."""
        try:
            named = json.loads(path.read_bytes())["keys"]
            return cls(tuple(bytes.fromhex(each) for each in named), kdf)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Refused from None

    @property
    def check(self) -> bytes:
        """Eight bytes the database holds too: a process that finds others there refuses to start."""
        return derive(self._first, "check", size=8)

    def tag(self, label: str, *parts: bytes | str | int) -> bytes:
        """The 16-byte name of a row: without the site file nobody can tell what it names."""
        return derive(self._first, "tag", label, *parts, size=16)

    def key(self, label: str, *parts: bytes | str | int, size: int = 32) -> bytes:
        """A key for one kind of box, or a keyed hash of the size asked for."""
        return derive(self._first, label, *parts, size=size)

    def stretch(self, secret: str, *whose: bytes | str | int) -> bytes:
        """The slow step (Argon2id): 32 bytes from a code, PIN or password. Take a slot before calling it."""
        memory, passes, lanes = self._kdf
        raw = unicodedata.normalize("NFKC", secret).encode()
        salt = derive(self._first, "salt", *whose, size=16)
        return hash_secret_raw(raw, salt, passes, memory, lanes, 32, Type.ID)

    def doors(self, stretched: bytes) -> list[tuple[bytes, bytes]]:
        """(lookup 16, key 32) under each site key, newest first: several keys still cost one stretch."""
        wide = (derive(key, "door", stretched, size=48) for key in self._keys)
        return [(each[:16], each[16:]) for each in wide]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Site) and self._keys == other._keys and self._kdf == other._kdf

    def __hash__(self) -> int:
        return hash((self._keys, self._kdf))

    def __repr__(self) -> str:
        return "Site(…)"
