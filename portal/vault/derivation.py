"""The only key derivation and the only digest."""

from __future__ import annotations

import hashlib

from portal.vault.encoding import pack

PERSON = b"portal-vault-v1"


def derive(key: bytes, label: str, *parts: bytes | str | int, size: int = 32) -> bytes:
    """BLAKE2b keyed with `key`, over the packed label and parts. A shorter result is asked for, never cut."""
    return hashlib.blake2b(pack(label, *parts), key=key, digest_size=size, person=PERSON).digest()


def digest(label: str, *parts: bytes | str | int) -> bytes:
    """BLAKE2b-256 without a key: 32 bytes anyone can recompute."""
    return hashlib.blake2b(pack(label, *parts), digest_size=32, person=PERSON).digest()


def case_id(public: bytes) -> bytes:
    """A case is named by the hash of its own public key (16 bytes): a swapped key gives another name."""
    return digest("case", public)[:16]


def ring_id(public: bytes) -> bytes:
    """A ring is named by the hash of its public key (16 bytes), so a slot cannot bring a key of its own."""
    return digest("ring", public)[:16]
