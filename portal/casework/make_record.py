"""Make a record: an officer of a prison writes down force, a restraint, a doctor's report, a death, an injury, a move.

It is a case on the same engine, signed by the officer, sealed to the director who must act. Where the rules say so, an
office above or outside gets one of its own at once, with a seed of its own.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal import register
from portal.access import OfficerViewer
from portal.cases.grant import MOST_WAITING
from portal.cases.incident import Incident
from portal.casework.bundle import Above, Author, Bundle, Recipient
from portal.casework.dates import Place, Started, handed_in, place_of
from portal.casework.lodge import lodge
from portal.casework.papers_above import keep_receipt
from portal.casework.record_kinds import (
    AGAIN,
    GRADES,
    GROUNDS,
    HEADS,
    KINDS,
    URGENCIES,
    RecordKind,
    clocks_of,
    copies_to,
    holder_of,
    made_late,
    open_above,
    running,
)
from portal.casework.refusals import NoOffice, NotYourRecord, RecordIncomplete
from portal.directory import Directory, OfficeEntry, worked_in
from portal.routing.readers import MOST_APART
from portal.vault import Site, derive


@dataclass(frozen=True)
class Made:
    """`cases`: the director's first, then the copies; `page`: where the first stands in the book."""

    cases: tuple[bytes, ...]
    page: int
    already: bool = False


def make_record(
    session: Session, officer: OfficerViewer, *, kind: str, text: str, happened: datetime, said: dict[str, str],
    once: str, language: str, site: Site, directory: Directory, now: datetime,
) -> Made:  # fmt: skip
    """`said`: the fields of the kind. `once`: from the form; the same twice is one record. `happened` is aware.

    Raises NotYourRecord, RecordIncomplete, NoOffice, DirectoryChanged.
    """
    office = directory.office(officer.office)
    found = KINDS.get(kind)
    if found is None or office.kind not in found.makers or not office.prison:
        raise NotYourRecord
    place = place_of(office.prison, directory, zone="UTC")
    said = {field: said[field].strip() for field in (*found.needs, *found.asks) if said.get(field, "").strip()}
    _require_whole(found, said, text, happened, now, place.zone_info)
    holder = holder_of(office.prison, directory, found.holder)
    if holder is None:
        raise NoOffice
    to = (holder, *copies_to(kind, holder, directory))
    doors = [derive(officer.seed, "record", once, each.id) for each in to]
    there = register.page_at(session, derive(doors[0], "book", 0), 0)
    if there is not None:
        return Made((), there.number, already=True)
    body = {"text": text, "said": said, "record": kind, "happened": happened.isoformat(), "office": office.id}
    receipts = [
        lodge(
            session,
            _bundle(each, door, officer, body, place, directory, now, language, first=each is holder),
            site=site,
        )
        for each, door in zip(to, doors, strict=True)
    ]
    keep_receipt(session, site, office, kind=kind, page=receipts[0].page, day=place.today(now))
    return Made(tuple(each.case for each in receipts), receipts[0].page)


def _require_whole(
    kind: RecordKind, said: dict[str, str], text: str, happened: datetime, now: datetime, zone: ZoneInfo
) -> None:
    missing = [field for field in kind.needs if field not in said]
    missing += [] if text.strip() else ["text"]
    missing += ["happened"] if happened > now else []
    missing += ["certified"] if "certified" in said and not _before(said["certified"], happened, zone) else []
    allowed = {"ground": GROUNDS, "urgency": URGENCIES, **dict.fromkeys(HEADS, GRADES)}
    missing += [field for field, codes in allowed.items() if field in said and said[field] not in codes]
    if missing:
        raise RecordIncomplete(*missing)


def _before(certified: str, happened: datetime, zone: ZoneInfo) -> bool:
    """Whether a doctor had written that they are fit for it when it began (rule 32(1)). `certified` is ISO."""
    try:
        at = datetime.fromisoformat(certified)
    except ValueError:
        return False
    return (at if at.tzinfo else at.replace(tzinfo=zone)) <= happened


def _bundle(
    to: OfficeEntry, door: bytes, officer: OfficerViewer, body: dict[str, Any], place: Place, directory: Directory,
    now: datetime, language: str, *, first: bool,
) -> Bundle:  # fmt: skip
    """Everything random is drawn here, so that who wrote it has no key to what becomes of it."""
    kind, happened = body["record"], datetime.fromisoformat(body["happened"])
    clocks = clocks_of(kind, place, happened=happened, made=now, urgency=body["said"].get("urgency", ""))
    if not first:
        clocks = running("record.look", place, now)
    restrained = first and kind in AGAIN
    incident = Incident(
        kind, happened.astimezone(UTC), again=clocks.answer.late_from if restrained else None, copy=not first,
        overdue=made_late(kind, place, happened=happened, made=now),
    )  # fmt: skip
    above = () if restrained else _above(to, clocks, place, directory)
    filed = handed_in(now, place)
    return Bundle(
        case_seed=secrets.token_bytes(32), identity_seed=secrets.token_bytes(32), mailbox_seed=secrets.token_bytes(32),
        door_key=door, door_lookup=None, statement_id=secrets.token_bytes(16), identity_id=secrets.token_bytes(16),
        holder=Recipient(to.id, to.ring.id, to.ring.box), apart=_apart(to, place, directory, now), off=(),
        sheltered=True, identity_ring=None, above=above,
        worker=directory.worker, statistics=directory.statistics, directory=directory.version, kind="record",
        urgency="none", flags=frozenset(), filer="", language=language, prison=place.prison, pack=place.pack,
        named="none", filed=filed, zone=place.zone, due=clocks.day,
        clocks=replace(clocks.clocks, since=clocks.since.astimezone(UTC)),
        facts={"kind": "record", "prison": place.prison, "language": language, "title": _title(body["said"])},
        body=body, who={}, author=Author(officer.id, officer.seed), incident=incident,
    )  # fmt: skip


def _apart(to: OfficeEntry, place: Place, directory: Directory, now: datetime) -> tuple[tuple[bytes, bytes], ...]:
    """Outside, who never worked in that prison, under a one-time ring; where all of them did, or none, the office."""
    members = directory.members(to.id, place.today(now)) if to.outside else ()
    left = [each for each in members if not worked_in(each, place.prison)]
    return tuple((each.id, each.box) for each in left[:MOST_APART]) if 0 < len(left) < len(members) else ()


def _title(said: dict[str, str]) -> str:
    return said.get("person") or said.get("place", "")


def _above(to: OfficeEntry, clocks: Started, place: Place, directory: Directory) -> tuple[Above, ...]:
    """The offices it goes up to when nobody acts, each with the first day it may be."""
    above = []
    for entry in open_above(to, directory)[:MOST_WAITING]:
        above.append(Above(Recipient(entry.id, entry.ring.id, entry.ring.box), clocks.may_climb))
        clocks = running(clocks.answer.clock.id, place, clocks.answer.late_from)
    return tuple(above)
