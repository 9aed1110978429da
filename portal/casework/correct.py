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
from portal.casework.hold import held
from portal.casework.refusals import NothingSaid, Protected, Settled
from portal.casework.review import protected
from portal.directory import Directory
from portal.duty import ask_for_check, task_id
from portal.questions.leaves import TILE_OF_LEAF
from portal.routing import Asked
from portal.vault import Keys, Site

KINDS = ("request", "complaint")
"""A report, a letter about punishment and a wish to talk alone stay what they are."""


def correct(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, language: str, site: Site, directory: Directory,
    now: datetime, prison: str = "", topic: str = "", kind: str = "",
) -> int:  # fmt: skip
    """Returns the page's number. Raises NothingSaid when nothing would change, Settled, Protected, Interfered.

    Nothing that is protected (abuse, danger, punishment, staff) stops being so by a correction; what turns out to be
    is not stopped any more. Its days are those of the prison it is about.
    """
    sight = held(session, site, sight)
    if sight.docket.settled:
        raise Settled
    opened = read_case(session, directory, sight)
    old, new = _changes(opened, {"prison": prison, "topic": topic, "kind": kind}, directory)
    facts = {**opened.particulars, **new}
    _stays_protected(opened, facts, directory, day_there(sight.docket, now))
    docket = replace(sight.docket, prison=facts.get("prison", ""), kind=facts["kind"])
    docket = replace(docket, zone=place_of(docket.prison, directory, zone=docket.zone).zone)
    if protected(replace(opened, particulars=facts, docket=docket), but=frozenset({"medical"})):
        docket = replace(docket, stop=None)
    sight.row.particulars = particulars.shut(sight.keys, facts)
    if not sight.docket.prison and docket.prison and docket.answered is None:
        _ask_where_it_is(session, site, sight, facts, docket=docket, now=now)
    return record_envelope(
        session, site, sight, docket=docket, last=opened.envelopes[-1], kind="correction", author=officer.id.hex(),
        keys=Keys(officer.seed), language=language, body={"text": "", "old": old, "new": new, "office": officer.office},
        today=day_there(docket, now),
    )  # fmt: skip


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
    docket, said = opened.docket, opened.statement.body.get("said", {})
    if facts["kind"] != docket.kind and docket.kind not in KINDS:
        raise Protected

    def apart(topic: object) -> bool:
        """By its topic and what was said, whatever the letter is called."""
        return Asked(
            kind="complaint", topic=str(topic), by=str(said.get("by", "")), urgency=docket.urgency, filer=docket.filer,
            prison=docket.prison, directory=directory, today=today,
        ).protected  # fmt: skip

    if apart(opened.particulars.get("topic", "")) and not apart(facts.get("topic", "")):
        raise Protected
