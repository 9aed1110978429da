"""Locking with a key both sides hold: XChaCha20-Poly1305 that also commits to its key.

01 ‖ nonce 24 ‖ commitment 32 ‖ ciphertext ‖ tag 16: 73 bytes more than the plain text.
"""

from __future__ import annotations

import hmac
import secrets

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt, crypto_aead_xchacha20poly1305_ietf_encrypt
from nacl.exceptions import CryptoError

from portal.vault.derivation import derive
from portal.vault.encoding import Refused

VERSION = b"\x01"
OVERHEAD = 73


def lock(key: bytes, plain: bytes, about: bytes) -> bytes:
    """A box only `key` opens, and only where `about` is the same."""
    nonce = secrets.token_bytes(24)
    cipher, commitment = _keys(key, nonce)
    sealed: bytes = crypto_aead_xchacha20poly1305_ietf_encrypt(plain, VERSION + about, nonce, cipher)
    return VERSION + nonce + commitment + sealed


def unlock(key: bytes, box: bytes, about: bytes) -> bytes:
    """What `lock` was given. Raises Refused for any other key, place, version or byte."""
    if len(box) < OVERHEAD or box[:1] != VERSION:
        raise Refused
    nonce = box[1:25]
    cipher, commitment = _keys(key, nonce)
    if not hmac.compare_digest(commitment, box[25:57]):
        raise Refused
    try:
        plain: bytes = crypto_aead_xchacha20poly1305_ietf_decrypt(box[57:], VERSION + about, nonce, cipher)
    except CryptoError:
        raise Refused from None
    return plain


def _keys(key: bytes, nonce: bytes) -> tuple[bytes, bytes]:
    wide = derive(key, "lock", nonce, size=64)
    return wide[:32], wide[32:]
