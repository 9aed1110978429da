"""Grants: a key sealed to whoever may open something. Six to a case, all 256 bytes, all alike.

Each has two places. The first is the key it is named for; the second of the holder's may be the key of what was told of
children. It goes with the row: whoever gets the case next gets a row of his own, and nothing in its second place.
"""

from __future__ import annotations

import secrets
from datetime import date

from portal.vault.derivation import case_id
from portal.vault.encoding import Refused, pack, padded, unpack, unpadded
from portal.vault.keys import Keys, like_sealed, seal, unseal

SIZE = 256
CASE, IDENTITY, ENVELOPE, CHILD = "c", "i", "e", "k"
_INNER = 118
"""A sealed pack("grant", what, id 16, secret 32): 70 bytes and 48 of the sealed box."""


def grant(public: bytes, what: str, name: bytes, secret: bytes) -> bytes:
    """`secret` for the holder of `public`: the seed of a case (`c`), of its identity (`i`), an envelope's key (`e`)."""
    return filled(_inner(public, what, name, secret))


def beside(public: bytes, name: bytes, secret: bytes) -> bytes:
    """What stands in the second place of a grant: the key of what was told of children, for the holder of `public`."""
    return _inner(public, CHILD, name, secret)


def with_beside(box: bytes, inner: bytes | None, mark: bytes = b"") -> bytes:
    """The same grant with `inner` in its second place, or with nothing there that anybody can open.

    `mark`: up to 20 bytes that look like any others, to whoever does not know what they should be.
    """
    second = inner if inner is not None else like_sealed(_INNER)
    return box[:_INNER] + second + mark + secrets.token_bytes(SIZE - 2 * _INNER - len(mark))


def beside_of(box: bytes) -> tuple[bytes, bytes]:
    """(what stands in the second place, the 20 bytes behind it)."""
    return box[_INNER : 2 * _INNER], box[2 * _INNER :]


def opened_beside(keys: Keys, box: bytes, name: bytes) -> bytes:
    """The key in the second place. Raises Refused."""
    return opened(keys, beside_of(box)[0], CHILD, name)


def waiting(public: bytes, worker: bytes, name: bytes, secret: bytes, not_before: date) -> bytes:
    """A case grant under a second layer: the worker takes that off, and not before the day written inside."""
    inner = _inner(public, CASE, name, secret)
    return seal(worker, padded(pack("waiting", name, not_before.isoformat(), inner), (SIZE - 48,), grows=False))


def decoy() -> bytes:
    """A grant nobody can open. Sealed to a thrown-away key: random bytes would fail the curve test half the time."""
    return grant(Keys.new().public, CASE, secrets.token_bytes(16), secrets.token_bytes(32))


def opened(keys: Keys, box: bytes, what: str, name: bytes) -> bytes:
    """The secret inside. Raises Refused when the grant is of another kind or for another name."""
    parts = unpack(unseal(keys, box[:_INNER]))
    if len(parts) != 4 or parts[:3] != [b"grant", what.encode(), name] or len(parts[3]) != 32:
        raise Refused
    return parts[3]


def opened_case(keys: Keys, box: bytes, name: bytes) -> Keys:
    """The case's keys, when they really are the keys of the case called `name`. Raises Refused."""
    case = Keys(opened(keys, box, CASE, name))
    if case_id(case.public) != name:
        raise Refused
    return case


def release(worker: Keys, box: bytes, name: bytes, today: date) -> bytes:
    """The grant under the worker's layer, filled to size. Raises Refused for another case or before its day."""
    parts = unpack(unpadded(unseal(worker, box)))
    if len(parts) != 4 or parts[:2] != [b"waiting", name] or len(parts[3]) != _INNER:
        raise Refused
    try:
        not_before = date.fromisoformat(parts[2].decode("ascii"))
    except ValueError:
        raise Refused from None
    if today < not_before:
        raise Refused
    return filled(parts[3])


def filled(inner: bytes) -> bytes:
    """Up to the one size: a second place that looks taken, so that nobody sees where one is, and random bytes."""
    return with_beside(inner, None)


def _inner(public: bytes, what: str, name: bytes, secret: bytes) -> bytes:
    return seal(public, pack("grant", what, name, secret))
