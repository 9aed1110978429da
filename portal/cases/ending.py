"""When a row ends that is no part of a file: with a file, or after a keeping time. Sealed for the worker alone, so that
nobody else can tell which rows belong together, or how old one is."""

from __future__ import annotations

from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from portal import register
from portal.vault import Keys, Refused, Site, seal, unseal

SEALED = 16 + 48
"""Bytes of a column `ends`. NULL: written since the worker last looked, who then gives it the keeping time."""
_DAY = bytes(12)
"""Before a day's number, where the name of a file would stand: none is made of twelve zeros."""


def with_case(worker: bytes, case: bytes) -> bytes:
    """With this file, and not before. `worker`: the worker's public key."""
    return seal(worker, case)


def on_day(worker: bytes, day: date) -> bytes:
    """After this day."""
    return seal(worker, _DAY + day.toordinal().to_bytes(4))


def never() -> bytes:
    """Looks like the others, and is sealed to nobody."""
    return with_case(Keys.new().public, bytes(16))


def over(session: Session, site: Site, worker: Keys, ends: bytes, today: date) -> Literal["", "case", "day"]:
    """Whether it is, and by what."""
    try:
        plain = unseal(worker, ends)
    except Refused:
        return ""
    if plain[:12] == _DAY:
        return "day" if today > date.fromordinal(int.from_bytes(plain[12:])) else ""
    return "case" if register.erasure_entered(session, site, plain) else ""
