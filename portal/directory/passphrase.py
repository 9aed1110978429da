"""A secret that stays off line, locked with a passphrase: the root's, or the one backups are sealed to."""

from __future__ import annotations

import json
import secrets
import unicodedata

from argon2.low_level import Type, hash_secret_raw

from portal.vault import Keys, Refused, canonical, lock, pack, unlock
from portal.vault.site import FULL_STRENGTH

Strength = tuple[int, int, int]


def locked_keys(keys: Keys, passphrase: str, kdf: Strength = FULL_STRENGTH) -> bytes:
    """The file: everything needed to open it but the passphrase."""
    salt = secrets.token_bytes(16)
    box = lock(_stretched(passphrase, salt, kdf), keys.seed, pack("off-line", keys.verify))
    plain = {"public": keys.verify.hex(), "kdf": list(kdf), "salt": salt.hex(), "box": box.hex()}
    return canonical({"schema": "portal.off-line/1", **plain}) + b"\n"


def opened_keys(raw: bytes, passphrase: str) -> Keys:
    """Raises Refused for another passphrase, or for a file that is none."""
    try:
        given = json.loads(raw)
        memory, passes, lanes = map(int, given["kdf"])
        salt, box, public = (bytes.fromhex(given[name]) for name in ("salt", "box", "public"))
    except (ValueError, KeyError, TypeError):
        raise Refused from None
    if not (8 <= memory <= 2**21 and 1 <= passes <= 100 and 1 <= lanes <= 16 and len(salt) >= 8):
        raise Refused
    keys = Keys(unlock(_stretched(passphrase, salt, (memory, passes, lanes)), box, pack("off-line", public)))
    if keys.verify != public:
        raise Refused
    return keys


def _stretched(passphrase: str, salt: bytes, kdf: Strength) -> bytes:
    memory, passes, lanes = kdf
    raw = unicodedata.normalize("NFKC", passphrase).encode()
    return hash_secret_raw(raw, salt, passes, memory, lanes, 32, Type.ID)
