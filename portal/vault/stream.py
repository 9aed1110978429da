"""Sealing what is too large for memory: a backup. Cut off, reordered or changed anywhere, it does not open.

01 ‖ sealed key 80 ‖ stream header 24 ‖ chunks of 64 KiB, each 17 bytes more; the last one is marked as the last.
"""

from __future__ import annotations

import secrets
from typing import BinaryIO

from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_init_pull as init_pull,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_init_push as init_push,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_pull as pull,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_push as push,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_state as State,
)
from nacl.exceptions import CryptoError

from portal.vault.box import VERSION
from portal.vault.encoding import Refused
from portal.vault.keys import Keys, seal, unseal

CHUNK = 65_536
MORE = 17
SEALED_KEY = 80
BEFORE_STREAM = 1 + SEALED_KEY
"""Bytes before what `pull_stream` reads."""
LAST, MIDDLE = 3, 0
"""libsodium's tags FINAL and MESSAGE."""


def seal_stream(public: bytes, source: BinaryIO, target: BinaryIO) -> None:
    """Everything left in `source`, for the holder of `public` (X25519)."""
    key, state = secrets.token_bytes(32), State()
    target.write(VERSION + seal(public, key) + init_push(state, key))
    chunk = source.read(CHUNK)
    while True:
        following = source.read(CHUNK)
        target.write(push(state, chunk, tag=MIDDLE if following else LAST))
        if not following:
            return
        chunk = following


def unseal_stream(keys: Keys, source: BinaryIO, target: BinaryIO) -> None:
    """What `seal_stream` was given. Raises Refused; what was written until then must be thrown away."""
    pull_stream(stream_key(keys, source), source, target)


def stream_key(keys: Keys, source: BinaryIO) -> bytes:
    """The key of this stream alone, for somebody who may not open the others. Raises Refused."""
    if source.read(1) != VERSION:
        raise Refused
    return unseal(keys, source.read(SEALED_KEY))


def pull_stream(key: bytes, source: BinaryIO, target: BinaryIO) -> None:
    """What follows the sealed key. Raises Refused; what was written until then must be thrown away."""
    state, tag = State(), MIDDLE
    try:
        init_pull(state, source.read(24), key)
        while chunk := source.read(CHUNK + MORE):
            if tag == LAST:
                raise Refused
            plain, tag = pull(state, chunk)
            target.write(plain)
    except (CryptoError, ValueError, TypeError, RuntimeError):
        raise Refused from None
    if tag != LAST:
        raise Refused
