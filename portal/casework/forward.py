"""Forward: not ours. The letter goes to another office that may have it, and the person is told to whom and why.

The clock goes on: the date that was said stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal import policy
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
from portal.casework.end_errands import call_back
from portal.casework.hold import held
from portal.casework.refusals import NoOffice, NothingSaid, OfficeNotAllowed, Settled
from portal.casework.set_apart import keep_ring
from portal.casework.spoken import Voice, require_spoken_form, said_to_them
from portal.directory import Directory
from portal.interpretation import Chosen
from portal.officers.ring import new_ring
from portal.officers.slot import add_slots_of_a_case
from portal.protection.obligations import opened_with
from portal.protection.watch import watch_of
from portal.vault import Keys, Site, grants, ring_id


def forward(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, to: str, text: str, language: str, site: Site,
    directory: Directory, now: datetime, sentences: Sequence[Chosen] = (), voice: Voice | None = None,
) -> int:  # fmt: skip
    """Returns the page's number. Raises Settled, NothingSaid, NoSpokenForm, NoOffice, OfficeNotAllowed, Interfered.

    A name given to one office alone does not go with it. Where somebody there was taken off, or worked in the prison it
    is about, the others get it under a one-time ring. Why is said in words, `sentences` or a voice.
    """
    if not (text.strip() or sentences or voice):
        raise NothingSaid
    sight = held(session, site, sight)
    docket = sight.docket
    if docket.settled:
        raise Settled
    require_spoken_form(docket, text, language, voice)
    opened = read_case(session, directory, sight)
    found = destinations(opened, sight.id, site=site, directory=directory, now=now)
    if to not in found.allowed:
        raise OfficeNotAllowed(found.refused[to]) if to in found.refused else NoOffice
    office = directory.office(to)
    steps = _steps(docket, found.chains.get(to, ()), directory)
    ring = new_ring(to, case=sight.id) if to in found.few else None
    steps = _move(session, site, sight, ring.keys.public if ring else office.ring.box, steps, directory)
    if ring:
        add_slots_of_a_case(session, site, [(each.id, each.box, ring) for each in found.few[to]])
        keep_ring(sight, ring.keys.public)
    after = replace(
        docket, office=to, ring=ring.id if ring else office.ring.id, apart=ring is not None,
        opened=False, taken=None, acknowledged=False, proposal=0, turn="office",
        went=(*docket.went, docket.office), sent=docket.acts, waiting=steps,
        obligations=docket.obligations or opened_with(office, docket.kind, docket.flags, day_there(docket, now)),
    )  # fmt: skip
    if after.watch is None:
        pack = policy.pack_or_default(docket.pack)
        after = replace(after, watch=watch_of(office, docket.kind, docket.flags, pack, day_there(docket, now)))
    page = record_envelope(
        session, site, sight, docket=after, last=opened.envelopes[-1], kind="forwarding", author=officer.id.hex(),
        keys=Keys(officer.seed), language=language,
        body={"to": to, "office": docket.office} | said_to_them(
            session, site, sight, opened, directory, what="forwarding", text=text, language=language,
            sentences=sentences, voice=voice,
        ),
        today=day_there(docket, now),
    )  # fmt: skip
    call_back(session, sight, officer, site=site, directory=directory, now=now)
    return page


def _steps(docket: Docket, chain: tuple[str, ...], directory: Directory) -> tuple[Waiting, ...]:
    """The offices above the new one, each with the first day it may be: the day the one below is late.

    From where the person went on by themselves, none gets it.
    """
    place, clocks = place_of(docket.prison, directory, zone=docket.zone), docket.clocks
    late = docket.late_from.astimezone(place.zone_info)
    found: list[Waiting] = []
    gone_on = {each.office for each in docket.waiting if each.stopped}
    for number, name in enumerate(chain[:MOST_WAITING]):
        stopped = name in gone_on or any(each.stopped for each in found)
        found.append(Waiting(number, name, b"" if stopped else directory.office(name).ring.id, late.date()))
        started = climbed(place, handed_in(late, place), kind=docket.kind, urgency=docket.urgency, below=clocks)
        late, clocks = started.answer.late_from.astimezone(place.zone_info), started.clocks
    return tuple(found)


def _move(
    session: Session, site: Site, sight: CaseInSight, box: bytes, steps: tuple[Waiting, ...], directory: Directory
) -> tuple[Waiting, ...]:
    """The officer holds the case's own seed, so the new grants are sealed here; the sender's own goes. `box`: of who
    gets it.

    Returns the steps there was room for: of an old letter, whose decoys lie anywhere, it may be fewer.
    """
    docket, entry = sight.docket, directory.office(sight.docket.office)
    gone = [ring_tag(site, sight.id, docket.ring), apart_identity_tag(site, sight.id, docket.ring)]
    gone += [waiting_tag(site, sight.id, number) for number in range(MOST_WAITING)]
    gone += [ring_tag(site, sight.id, entry.identity_ring.id)] if entry.identity_ring is not None else []
    seed = sight.keys.seed
    new = {ring_tag(site, sight.id, ring_id(box)): grants.grant(box, grants.CASE, sight.id, seed)}
    for each in steps:
        new[waiting_tag(site, sight.id, each.number)] = _sealed(each, sight, directory)
    for number in range(len(steps), MOST_WAITING):
        new[waiting_tag(site, sight.id, number)] = grants.decoy()
    kept = replace_grants(session, sight.id, gone=gone, new=new)
    return tuple(each for each in steps if waiting_tag(site, sight.id, each.number) in kept)


def _sealed(step: Waiting, sight: CaseInSight, directory: Directory) -> bytes:
    if step.stopped:
        return grants.decoy()
    box = directory.office(step.office).ring.box
    return grants.waiting(box, directory.worker, sight.id, sight.keys.seed, step.not_before)
