"""One seed, two key pairs: X25519 to be sealed to, Ed25519 to sign with."""

from __future__ import annotations

import secrets
from functools import cached_property

from nacl.exceptions import BadSignatureError, CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from portal.vault.derivation import derive
from portal.vault.encoding import Refused


class Keys:
    """A key holder: a case, a ring, an officer, a mailbox, the worker. Never printed."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != 32:
            raise Refused
        self.seed = seed

    @classmethod
    def new(cls) -> Keys:
        """A fresh random pair."""
        return cls(secrets.token_bytes(32))

    @cached_property
    def _box(self) -> PrivateKey:
        return PrivateKey(derive(self.seed, "x25519"))

    @cached_property
    def _signing(self) -> SigningKey:
        return SigningKey(derive(self.seed, "ed25519"))

    @cached_property
    def public(self) -> bytes:
        """X25519, 32 bytes: what others seal to."""
        return bytes(self._box.public_key)

    @cached_property
    def verify(self) -> bytes:
        """Ed25519, 32 bytes: what others check signatures with."""
        return bytes(self._signing.verify_key)

    def sign(self, message: bytes) -> bytes:
        """A detached signature, 64 bytes."""
        return bytes(self._signing.sign(message).signature)

    def __repr__(self) -> str:
        return "Keys(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keys) and self.seed == other.seed

    def __hash__(self) -> int:
        return hash(self.verify)


def seal(public: bytes, plain: bytes) -> bytes:
    """A libsodium sealed box: 48 bytes more, no sender, no context. Put the context inside."""
    return bytes(SealedBox(PublicKey(public)).encrypt(plain))


def unseal(keys: Keys, box: bytes) -> bytes:
    """What `seal` was given. Raises Refused."""
    try:
        return bytes(SealedBox(keys._box).decrypt(box))
    except (CryptoError, ValueError, TypeError):
        raise Refused from None


def checked(verify: bytes, message: bytes, signature: bytes) -> None:
    """Raises Refused unless `signature` over `message` was made by the holder of `verify`."""
    try:
        VerifyKey(verify).verify(message, signature)
    except (BadSignatureError, ValueError, TypeError):
        raise Refused from None
