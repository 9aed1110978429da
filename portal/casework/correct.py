"""Correct: the prison, the topic or the kind was not right. What they wrote stays, and what stood there before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from portal import policy, questions
from portal.access import OfficerViewer
from portal.cases import Docket, Opened, particulars, read_case
from portal.cases.off import is_off
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.child import is_child, may_open, of_a_child
from portal.casework.concerns import lawful_steps, require_office, without_concerned
from portal.casework.dates import place_of
from portal.casework.day import day_there
from portal.casework.end_errands import call_back
from portal.casework.find_child import sooner
from portal.casework.hand_over import colleagues
from portal.casework.hold import held
from portal.casework.refusals import NothingSaid, Protected, Settled
from portal.casework.review import protected
from portal.directory import Directory
from portal.duty import ask_for_check, task_id
from portal.protection.harm import harmed
from portal.protection.obligations import opened_with
from portal.protection.watch import watch_of
from portal.questions.leaves import TILE_OF_LEAF
from portal.routing import Asked
from portal.vault import Keys, Site

KINDS = ("request", "complaint")
"""A report, a letter about punishment and a wish to talk alone stay what they are."""


def correct(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, language: str, site: Site, directory: Directory,
    now: datetime, prison: str = "", topic: str = "", kind: str = "",
) -> int:  # fmt: skip
    """Returns the page's number. Raises NothingSaid when nothing would change, Settled, Protected, OfficeNotAllowed,
    Interfered.

    Nothing that is protected (abuse, danger, punishment, staff) stops being so by a correction; what turns out to be
    is not stopped any more. Its days are those of the prison it is about. Whoever may not have what it turns out to be
    has it no more, were it this officer, and it goes up to no such office; where nobody would be left, they keep it.
    The office itself stays: the person chose it.
    """
    sight = held(session, site, sight)
    if sight.docket.settled:
        raise Settled
    opened = read_case(session, directory, sight)
    old, new = _changes(opened, {"prison": prison, "topic": topic, "kind": kind}, directory)
    facts = {**opened.particulars, **new}
    _stays_protected(opened, facts, directory, day_there(sight.docket, now))
    docket = replace(sight.docket, prison=new.get("prison", sight.docket.prison), kind=facts["kind"])
    docket = replace(docket, zone=place_of(docket.prison, directory, zone=docket.zone).zone)
    docket, facts = _for_whom_it_is(
        session, sight, officer, opened, facts, docket, site=site, directory=directory, now=now
    )
    if protected(replace(opened, particulars=facts, docket=docket), but=frozenset({"medical"})):
        docket = replace(docket, stop=None)
    docket = _owed(docket, facts, directory, day_there(docket, now))
    if not sight.docket.prison and docket.prison and docket.answered is None:
        _ask_where_it_is(session, site, sight, facts, docket=docket, now=now)
    page = record_envelope(
        session, site, sight, docket=docket, last=opened.envelopes[-1], kind="correction", author=officer.id.hex(),
        keys=Keys(officer.seed), language=language, body={"text": "", "old": old, "new": new, "office": officer.office},
        today=day_there(docket, now),
    )  # fmt: skip
    call_back(session, sight, officer, site=site, directory=directory, now=now, unfit=True)
    return page


def _owed(docket: Docket, facts: dict[str, Any], directory: Directory, today: date) -> Docket:
    """What turns out to be about somebody who was hurt sets going what a report of it would have set going."""
    if not questions.is_harm(str(facts.get("topic", ""))) or harmed(docket.kind, docket.flags):
        return docket
    office, pack = directory.office(docket.office), policy.pack_or_default(docket.pack)
    docket = replace(docket, flags=docket.flags | {"harm"})
    return replace(
        docket, obligations=opened_with(office, docket.kind, docket.flags, today),
        watch=docket.watch or watch_of(office, docket.kind, docket.flags, pack, today),
    )  # fmt: skip


def _for_whom_it_is(
    session: Session, sight: CaseInSight, officer: OfficerViewer, opened: Opened, facts: dict[str, Any],
    docket: Docket, *, site: Site, directory: Directory, now: datetime,
) -> tuple[Docket, dict[str, Any]]:  # fmt: skip
    """The docket and the particulars, once nobody has it any more who may not have what it turns out to be."""
    today = day_there(sight.docket, now)
    able = colleagues(sight.docket, sight.id, site=site, directory=directory, now=now)
    found = _turns_out_a_child(opened, facts, docket.prison, directory)
    found = found and any(may_open(each.id, directory, today) for each in able)
    facts = {**facts, "title": "", "child": "yes"} if found else facts
    off = tuple(e.id.hex() for e in directory.officers if is_off(site, sight.id, docket.off, e.id))
    before = _asked(opened, opened.particulars, prison=sight.docket.prison, directory=directory, today=today, off=off)
    after = _asked(opened, facts, prison=docket.prison, directory=directory, today=today, off=off)
    require_office(docket.office, before, after)
    sight.row.particulars = particulars.shut(sight.keys, facts)
    steps = lawful_steps(session, site, sight, docket, before, after)
    docket = replace(docket, waiting=steps, sheltered=docket.sheltered or after.apart)
    docket = without_concerned(session, sight, officer, able, before, after, docket, site=site, directory=directory)
    return sooner(docket, sight, place_of(docket.prison, directory, zone=docket.zone), now) if found else docket, facts


def _turns_out_a_child(opened: Opened, facts: dict[str, Any], prison: str, directory: Directory) -> bool:
    """By the place: a prison, or a part of it, for children. Where nobody is trained it stays as any other letter."""
    said = {**(opened.statement.body.get("said") or {}), "filer": opened.docket.filer}
    return not of_a_child(facts) and is_child({**said, "prison": prison}, directory)


def _ask_where_it_is(
    session: Session, site: Site, sight: CaseInSight, facts: dict[str, Any], *, docket: Docket, now: datetime
) -> None:
    """They wanted somebody to come and did not know the name of their prison: nobody could be asked until now."""
    if not questions.wants_visit(facts):
        return
    name, where, there = task_id(sight.keys.seed, sight.docket.acts), str(facts.get("unit", "")), docket.filed.tzinfo
    health = questions.wants_health_first(facts)
    ask_for_check(
        session, site, name=name, prison=docket.prison, where=where, health=health, now=now.astimezone(there)
    )  # fmt: skip


def _changes(opened: Opened, given: dict[str, str], directory: Directory) -> tuple[dict[str, str], dict[str, str]]:
    """(what stood there, what stands there now) of the fields that change."""
    known = {"prison": {each.code for each in directory.prisons}, "topic": TILE_OF_LEAF.keys(), "kind": set(KINDS)}
    before = {**opened.particulars, "prison": opened.docket.prison, "kind": opened.docket.kind}
    new = {name: value for name, value in given.items() if value in known[name] and value != before.get(name)}
    if not new:
        raise NothingSaid
    return {name: str(before.get(name, "")) for name in new}, new


def _stays_protected(opened: Opened, facts: dict[str, str], directory: Directory, today: date) -> None:
    docket = opened.docket
    if facts["kind"] != docket.kind and docket.kind not in KINDS:
        raise Protected

    def apart(of: dict[str, Any]) -> bool:
        """By its topic and what was said, whatever the letter is called."""
        asked = _asked(opened, {**of, "kind": "complaint"}, prison=docket.prison, directory=directory, today=today)
        return asked.protected

    if apart(opened.particulars) and not apart(facts):
        raise Protected


def _asked(
    opened: Opened, facts: dict[str, Any], *, prison: str, directory: Directory, today: date, off: tuple[str, ...] = ()
) -> Asked:
    docket, said = opened.docket, opened.statement.body.get("said", {})
    return Asked(
        kind=str(facts["kind"]), topic=str(facts.get("topic", "")), by=str(said.get("by", "")), urgency=docket.urgency,
        filer=docket.filer, prison=prison, directory=directory, today=today, not_=off, child=of_a_child(facts),
    )  # fmt: skip
