"""Correct: the prison, the topic or the kind was not right. What they wrote stays, and what stood there before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from portal import questions
from portal.access import OfficerViewer
from portal.cases import Docket, Opened, particulars, read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.dates import place_of
from portal.casework.day import day_there
from portal.casework.hand_over import colleagues
from portal.casework.hold import held
from portal.casework.refusals import NothingSaid, Protected, Settled
from portal.casework.review import protected
from portal.casework.set_apart import set_apart
from portal.directory import Directory
from portal.duty import ask_for_check, task_id
from portal.questions.leaves import TILE_OF_LEAF
from portal.routing import Asked, Excluded
from portal.routing.conflict import conflicted
from portal.vault import Keys, Site

KINDS = ("request", "complaint")
"""A report, a letter about punishment and a wish to talk alone stay what they are."""


def correct(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, language: str, site: Site, directory: Directory,
    now: datetime, prison: str = "", topic: str = "", kind: str = "",
) -> int:  # fmt: skip
    """Returns the page's number. Raises NothingSaid when nothing would change, Settled, Protected, Interfered.

    Nothing that is protected (abuse, danger, punishment, staff) stops being so by a correction; what turns out to be
    is not stopped any more. Its days are those of the prison it is about. Whoever worked there has it no more, were it
    this officer; where nobody would be left, they keep it.
    """
    sight = held(session, site, sight)
    if sight.docket.settled:
        raise Settled
    opened = read_case(session, directory, sight)
    old, new = _changes(opened, {"prison": prison, "topic": topic, "kind": kind}, directory)
    facts = {**opened.particulars, **new}
    _stays_protected(opened, facts, directory, day_there(sight.docket, now))
    sight.row.particulars = particulars.shut(sight.keys, facts)
    docket = _without_concerned(session, sight, officer, opened, facts, site=site, directory=directory, now=now)
    docket = replace(docket, prison=facts.get("prison", ""), kind=facts["kind"])
    docket = replace(docket, zone=place_of(docket.prison, directory, zone=docket.zone).zone)
    if protected(replace(opened, particulars=facts, docket=docket), but=frozenset({"medical"})):
        docket = replace(docket, stop=None)
    if not sight.docket.prison and docket.prison and docket.answered is None:
        _ask_where_it_is(session, site, sight, facts, docket=docket, now=now)
    return record_envelope(
        session, site, sight, docket=docket, last=opened.envelopes[-1], kind="correction", author=officer.id.hex(),
        keys=Keys(officer.seed), language=language, body={"text": "", "old": old, "new": new, "office": officer.office},
        today=day_there(docket, now),
    )  # fmt: skip


def _without_concerned(
    session: Session, sight: CaseInSight, officer: OfficerViewer, opened: Opened, facts: dict[str, Any], *,
    site: Site, directory: Directory, now: datetime,
) -> Docket:  # fmt: skip
    """Set apart from whoever worked in the prison that it turns out to be about, by the rule of a new letter."""
    if facts.get("prison", "") == sight.docket.prison:
        return sight.docket
    asked = _asked(opened, facts, prison=facts["prison"], directory=directory, today=day_there(sight.docket, now))
    there = {each.officer for each in conflicted(directory.office(sight.docket.office), asked) if _there(each)}
    able = colleagues(sight.docket, sight.id, site=site, directory=directory, now=now)
    left, off = [each for each in able if each.login not in there], [each.id for each in able if each.login in there]
    if not (left and off):
        return sight.docket
    return set_apart(session, sight, officer, left, off, site=site, directory=directory)


def _there(each: Excluded) -> bool:
    return each.code == "worked_there"


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


def _asked(opened: Opened, facts: dict[str, Any], *, prison: str, directory: Directory, today: date) -> Asked:
    docket, said = opened.docket, opened.statement.body.get("said", {})
    return Asked(
        kind=str(facts["kind"]), topic=str(facts.get("topic", "")), by=str(said.get("by", "")), urgency=docket.urgency,
        filer=docket.filer, prison=prison, directory=directory, today=today,
    )  # fmt: skip
