"""The second factor: a code from a telephone, or one of twenty printed codes. Policy, not key: it opens nothing."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import quote

import pyotp

from portal.vault import Refused, Site, canonical, lock, pack, padded, parsed, unlock, unpadded
from portal.vault.codes import digits

PERIOD = 30
"""Seconds each code of a telephone is good for; the one before and the one after are taken too."""
PRINTED = 20
PRINTED_LENGTH = 8
FOR_DEMONSTRATION = "000000"
"""Taken for every officer in demo and test, and never in production."""


@dataclass(frozen=True)
class Second:
    """What is known about somebody's second factor."""

    secret: str = field(repr=False)
    """Base32, as telephones expect it."""
    printed: tuple[str, ...] = field(repr=False)
    """Codes of the printed list not used yet."""
    step: int = 0
    """The last step of a telephone code that was used: no code works twice."""

    def address(self, login: str, *, issuer: str) -> str:
        """The otpauth address that authenticator programs read."""
        return f"otpauth://totp/{quote(issuer)}:{quote(login)}?secret={self.secret}&issuer={quote(issuer)}"

    def after(self, typed: str, *, now: datetime) -> Second | None:
        """The factor once `typed` has been used, or None when it is not right now."""
        code = digits(typed)
        found = [n for n, each in enumerate(self.printed) if hmac.compare_digest(each, code)]
        step = self._step_of(code, now=now)
        if found:
            return replace(self, printed=self.printed[: found[0]] + self.printed[found[0] + 1 :])
        return replace(self, step=step) if step else None

    def _step_of(self, code: str, *, now: datetime) -> int | None:
        current, clock = int(now.timestamp()) // PERIOD, pyotp.HOTP(self.secret)
        right = [n for n in (current - 1, current, current + 1) if hmac.compare_digest(clock.at(n), code)]
        return next((n for n in right if n > self.step), None)


def new_second() -> Second:
    """A fresh factor, not yet anybody's."""
    printed = tuple(f"{secrets.randbelow(10**PRINTED_LENGTH):0{PRINTED_LENGTH}d}" for _ in range(PRINTED))
    return Second(pyotp.random_base32(), printed)


def lock_second(site: Site, officer_id: bytes, second: Second) -> bytes:
    """As it is stored: one size, however many printed codes are left."""
    plain = canonical({"printed": list(second.printed), "secret": second.secret, "step": second.step})
    return lock(site.key("totp"), padded(plain, (2048,), grows=False), pack("totp", officer_id))


def open_second(site: Site, officer_id: bytes, box: bytes) -> Second:
    """Raises Refused for a box of somebody else, or made without the site file."""
    found = parsed(unpadded(unlock(site.key("totp"), box, pack("totp", officer_id))))
    try:
        return Second(str(found["secret"]), tuple(map(str, found["printed"])), int(found["step"]))
    except (KeyError, TypeError, ValueError):
        raise Refused from None
