"""Envelopes: what was said, signed, then locked for whoever holds the case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from portal.vault.box import lock, unlock
from portal.vault.derivation import derive, digest
from portal.vault.encoding import Refused, canonical, pack, padded, parsed, unpadded
from portal.vault.keys import Keys, checked

Said = dict[str, Any]


def write(key: bytes, case: bytes, envelope: bytes, said: Said, author: Keys) -> bytes:
    """The box: `said` as canonical JSON behind `author`'s signature over it, the case and the envelope's own id."""
    raw = canonical(said)
    signature = author.sign(pack("envelope", case, envelope, raw))
    return lock(key, padded(signature + raw), pack("envelope", case, envelope))


def read(key: bytes, case: bytes, envelope: bytes, box: bytes, verify_key: Callable[[Said], bytes]) -> Said:
    """What was said, its signature checked with the key that `verify_key` names for its author. Raises Refused."""
    raw = unpadded(unlock(key, box, pack("envelope", case, envelope)))
    said = parsed(raw[64:])
    checked(verify_key(said), pack("envelope", case, envelope, raw[64:]), raw[:64])
    if canonical(said) != raw[64:]:
        raise Refused
    return said


def content_key(seed: bytes, envelope: bytes) -> bytes:
    """The key of one envelope, so that one alone can be granted (interpreters)."""
    return derive(seed, "envelope", envelope)


def link(box: bytes) -> str:
    """How the next envelope names this one."""
    return digest("box", box).hex()
