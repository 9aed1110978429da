"""Visits to prisons: sealed to the officer who goes, in rows that look like those of the feeds.

Whoever reads the database sees one more segment of the inspectorate; colleagues, who may have been taken off a letter,
open nothing.
"""

from __future__ import annotations

import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.protection.segments import CLASS, Ring, Segment
from portal.vault import Keys, Refused, Site, canonical, checked, padded, parsed, seal, unpadded, unseal

MOST = 500
"""People on one list."""


@dataclass(frozen=True)
class Person:
    """One line of the list. `case` is set for whoever is wanted, and stands on the officer's own sheet alone."""

    number: str
    unit: str
    case: bytes = b""


@dataclass(frozen=True)
class Visit:
    """`people` stand in the order of the list, which is random. `landings`: units seen as a whole."""

    id: bytes
    prison: str
    day: date
    people: tuple[Person, ...]
    landings: tuple[str, ...] = ()
    officers: tuple[bytes, ...] = ()
    """Ids of who goes: whoever planned it first, and a colleague perhaps."""

    @property
    def wanted(self) -> int:
        return sum(bool(each.case) for each in self.people)


class Traveller(Protocol):
    """Whoever goes: own keys, and the rings of the office."""

    @property
    def keys(self) -> Keys: ...
    @property
    def ring(self) -> Ring: ...
    @property
    def rings(self) -> Iterable[Ring]: ...


def keep_visit(session: Session, site: Site, officer: Traveller, visit: Visit, *, along: bytes = b"") -> None:
    """Signed by the officer and sealed to the same, and to `along`, a colleague's public key.

    Raises Refused when it is longer than a segment.
    """
    said = canonical(_plain(visit))
    signed = canonical({"visit": said.decode(), "sign": b64encode(officer.keys.sign(said)).decode()})
    for public in filter(None, (officer.keys.public, along)):
        box = seal(public, padded(signed, CLASS, grows=False))
        session.add(Segment(id=secrets.token_bytes(16), ring=site.tag("segments", officer.ring.id), box=box))
    session.flush()


def visits(session: Session, site: Site, officer: Traveller, colleagues: Iterable[bytes] = ()) -> list[Visit]:
    """The officer's own, the latest first; what neither the same officer signed nor one of the `colleagues` (by what
    their acts are checked with) is left out."""
    tags = [site.tag("segments", ring.id) for ring in officer.rings if ring.case is None and not ring.identity]
    signers = (officer.keys.verify, *colleagues)
    found = (
        _opened(officer.keys, signers, box)
        for box in session.scalars(select(Segment.box).where(Segment.ring.in_(tags)))
    )
    return sorted((each for each in found if each), key=lambda visit: (visit.day, visit.id), reverse=True)


def _plain(visit: Visit) -> dict[str, Any]:
    people = [[each.number, each.unit, each.case.hex()] for each in visit.people]
    named = {"id": visit.id.hex(), "prison": visit.prison, "day": visit.day.isoformat()}
    officers = {"officers": [each.hex() for each in visit.officers]}
    return {**named, **officers, "people": people, "landings": list(visit.landings)}


def _opened(keys: Keys, signers: Iterable[bytes], box: bytes) -> Visit | None:
    try:
        held = parsed(unpadded(unseal(keys, box)))
        raw = str(held["visit"]).encode()
        if not any(_signed(each, raw, b64decode(held["sign"])) for each in signers):
            return None
        said = parsed(raw)
        people = tuple(Person(number, unit, bytes.fromhex(case)) for number, unit, case in said["people"])
        day = date.fromisoformat(said["day"])
        officers = tuple(bytes.fromhex(each) for each in said.get("officers", ()))
        return Visit(bytes.fromhex(said["id"]), said["prison"], day, people, tuple(said["landings"]), officers)
    except (Refused, KeyError, TypeError, ValueError):
        return None


def _signed(verify: bytes, raw: bytes, signature: bytes) -> bool:
    try:
        checked(verify, raw, signature)
    except Refused:
        return False
    return True
