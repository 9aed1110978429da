"""Forward: not ours. The letter goes to another office that may have it, and the person is told to whom and why.

The clock goes on: the date that was said stays.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.docket import Docket, Waiting
from portal.cases.grant import MOST_WAITING, apart_identity_tag, ring_tag, waiting_tag
from portal.cases.holder import replace_grants
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.dates import climbed, handed_in, place_of
from portal.casework.day import day_there
from portal.casework.destinations import destinations
from portal.casework.hold import held
from portal.casework.refusals import NoOffice, NothingSaid, OfficeNotAllowed, Settled
from portal.directory import Directory, OfficeEntry
from portal.vault import Keys, Site, grants
from portal.protection.obligations import opened_with
from portal.protection.watch import watch_of


def forward(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, to: str, text: str, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. Raises Settled, NothingSaid, NoOffice, OfficeNotAllowed, Interfered.

    A name given to one office alone does not go with it.
    """
    if not text.strip():
        raise NothingSaid
    sight = held(session, site, sight)
    docket = sight.docket
    if docket.settled:
        raise Settled
    opened = read_case(session, directory, sight)
    found = destinations(opened, sight.id, site=site, directory=directory, now=now)
    if to not in found.allowed:
        raise OfficeNotAllowed(found.refused[to]) if to in found.refused else NoOffice
    office = directory.office(to)
    above = _above(docket, found.chains.get(to, ()), directory)
    _move(session, site, sight, office, above, directory)
    after = replace(
        docket, office=to, ring=office.ring.id, apart=False, opened=False, taken=None, acknowledged=False, proposal=0,
        turn="office", went=(*docket.went, docket.office), sent=docket.acts, waiting=steps,
        obligations=docket.obligations or opened_with(office, docket.kind, day_there(docket, now)),
    )  # fmt: skip
    return record_envelope(
        session, site, sight, docket=after, last=opened.envelopes[-1], kind="forwarding", author=officer.id.hex(),
        keys=Keys(officer.seed), language=language, body={"text": text, "to": to, "office": docket.office},
        today=day_there(docket, now),
    )  # fmt: skip


def _above(docket: Docket, chain: tuple[str, ...], directory: Directory) -> list[tuple[str, date]]:
    """The offices above the new one, each with the first day it may be: the day the one below is late."""
    place, clocks = place_of(docket.prison, directory, zone=docket.zone), docket.clocks
    late, found = docket.late_from.astimezone(place.zone_info), []
    for name in chain[:MOST_WAITING]:
        found.append((name, late.date()))
        started = climbed(place, handed_in(late, place), kind=docket.kind, urgency=docket.urgency, below=clocks)
        late, clocks = started.answer.late_from.astimezone(place.zone_info), started.clocks
    return found


def _move(
    session: Session, site: Site, sight: CaseInSight, office: OfficeEntry, above: list[tuple[str, date]],
    directory: Directory,
) -> None:  # fmt: skip
    """The officer holds the case's own seed, so the new grants are sealed here; the sender's own goes."""
    docket, entry = sight.docket, directory.office(sight.docket.office)
    gone = [ring_tag(site, sight.id, docket.ring), apart_identity_tag(site, sight.id, docket.ring)]
    gone += [waiting_tag(site, sight.id, each.number) for each in docket.waiting]
    gone += [ring_tag(site, sight.id, entry.identity_ring.id)] if entry.identity_ring is not None else []
    seed = sight.keys.seed
    new = {ring_tag(site, sight.id, office.ring.id): grants.grant(office.ring.box, grants.CASE, sight.id, seed)}
    for number, (name, day) in enumerate(above):
        ring = directory.office(name).ring
        new[waiting_tag(site, sight.id, number)] = grants.waiting(ring.box, directory.worker, sight.id, seed, day)
    replace_grants(session, sight.id, gone=gone, new=new)
