"""Grants: a key sealed to whoever may open something. Six to a case, all 256 bytes, all alike.

Each has two places. The first is the key it is named for; the second of the holder's may be the key of what was told of
children. It goes with the row: whoever gets the case next gets a row of his own, and nothing in its second place.
"""

from __future__ import annotations

import secrets
from datetime import date

from portal.vault.derivation import case_id, derive
from portal.vault.encoding import Refused, pack, padded, unpack, unpadded
from portal.vault.keys import Keys, seal, unseal

SIZE = 256
CASE, IDENTITY, ENVELOPE, CHILD = "c", "i", "e", "k"
_INNER = 118
"""A sealed pack("grant", what, id 16, secret 32): 70 bytes and 48 of the sealed box."""
_SECOND = 2 * _INNER + 8
"""Where the second place ends, with its mark; behind it are 12 bytes drawn anew each time."""


def grant(public: bytes, what: str, name: bytes, secret: bytes) -> bytes:
    """`secret` for the holder of `public`: the seed of a case (`c`), of its identity (`i`), an envelope's key (`e`)."""
    return filled(_inner(public, what, name, secret))


def beside(public: bytes, name: bytes, secret: bytes) -> bytes:
    """What stands in the second place of a grant: the key of what was told of children, for the holder of `public`."""
    return _inner(public, CHILD, name, secret)


def with_beside(box: bytes, key: bytes, inner: bytes, mark: bytes) -> bytes:
    """The same grant with `inner` and `mark` (8 bytes) in its second place, hidden under `key`, the case's seed.

    A sealed box begins with a point of the curve: in the clear, who reads the rows would see which places are taken.
    """
    nonce = secrets.token_bytes(SIZE - _SECOND)
    return box[:_INNER] + _hidden(inner + mark, key, nonce) + nonce


def without_beside(box: bytes) -> bytes:
    """The same grant with nothing in its second place that anybody can open."""
    return filled(box[:_INNER])


def beside_of(box: bytes, key: bytes) -> tuple[bytes, bytes]:
    """What stands in the second place, and its mark; any bytes where it is empty."""
    shown = _hidden(box[_INNER:_SECOND], key, box[_SECOND:])
    return shown[:_INNER], shown[_INNER:]


def opened_beside(keys: Keys, box: bytes, key: bytes, name: bytes) -> bytes:
    """The key in the second place. Raises Refused."""
    return opened(keys, beside_of(box, key)[0], CHILD, name)


def _hidden(raw: bytes, key: bytes, nonce: bytes) -> bytes:
    """Hides and shows alike."""
    stream = b"".join(derive(key, "beside", nonce, at, size=64) for at in range(2))
    return bytes(one ^ other for one, other in zip(raw, stream, strict=False))


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
    """Random bytes up to the one size."""
    return inner + secrets.token_bytes(SIZE - len(inner))


def _inner(public: bytes, what: str, name: bytes, secret: bytes) -> bytes:
    return seal(public, pack("grant", what, name, secret))
