"""Envelopes: what was said, signed, then locked for whoever holds the case."""

from __future__ import annotations

from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Unverified:
    """An envelope's content before anyone has checked who wrote it."""

    said: Said
    _signed: bytes = field(repr=False)
    _signature: bytes = field(repr=False)

    def verified(self, verify_key: bytes) -> Said:
        """The content, when the holder of `verify_key` signed it for this case and this envelope. Raises Refused."""
        checked(verify_key, self._signed, self._signature)
        return self.said


def unlocked(key: bytes, case: bytes, envelope: bytes, box: bytes) -> Unverified:
    """Opens the box. Raises Refused for another key, case or envelope, or when the content is not canonical."""
    raw = unpadded(unlock(key, box, pack("envelope", case, envelope)))
    said = parsed(raw[64:])
    if canonical(said) != raw[64:]:
        raise Refused
    return Unverified(said, pack("envelope", case, envelope, raw[64:]), raw[:64])


def content_key(seed: bytes, envelope: bytes) -> bytes:
    """The key of one envelope, so that one alone can be granted (interpreters)."""
    return derive(seed, "envelope", envelope)


def link(box: bytes) -> str:
    """How the next envelope names this one."""
    return digest("box", box).hex()
