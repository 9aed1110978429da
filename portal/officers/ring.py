"""A key an office holds together, as one of its members carries it."""

from __future__ import annotations

from dataclasses import dataclass, field

from portal.vault import Keys, Refused, pack, padded, ring_id, unpack, unpadded

SIZE = 128
"""Bytes inside a slot; sealed, 176."""
IDENTITY = b"identity"


@dataclass(frozen=True)
class RingKey:
    """One ring: the office's general one, the one for names (`identity`), or a one-time one (`case`)."""

    id: bytes
    office: str
    seed: bytes = field(repr=False)
    case: bytes | None = None
    """Set when the ring was made for one case, because a member of the office may not read it."""
    identity: bool = False
    generation: int = 1

    @property
    def keys(self) -> Keys:
        return Keys(self.seed)


def new_ring(office: str, *, generation: int = 1, identity: bool = False, case: bytes | None = None) -> RingKey:
    """A fresh ring nobody else holds yet."""
    keys = Keys.new()
    return RingKey(ring_id(keys.public), office, keys.seed, case, identity, generation)


def packed(ring: RingKey) -> bytes:
    """What goes into a slot. Raises Refused when the office's id is too long for it."""
    extra = ([ring.case] if ring.case else []) + ([IDENTITY] if ring.identity else [])
    raw = pack("slot", ring.id, ring.generation, ring.office, ring.seed, *extra)
    return padded(raw, (SIZE,), grows=False)


def unpacked(block: bytes) -> RingKey:
    """The ring in a slot. Raises Refused unless its id is the hash of its own public key."""
    label, identifier, generation, office, seed, *extra = _five_or_more(unpadded(block))
    if label != b"slot" or ring_id(Keys(seed).public) != identifier or not generation.isdigit():
        raise Refused
    case = next((each for each in extra if len(each) == 16), None)
    return RingKey(identifier, office.decode(errors="replace"), seed, case, IDENTITY in extra, int(generation))


def _five_or_more(raw: bytes) -> list[bytes]:
    parts = unpack(raw)
    if len(parts) < 5:
        raise Refused
    return parts
