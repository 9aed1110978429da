"""Visits: whom to see, which wings fell silent, a list for the prison that hides who wrote, and a sheet for us."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import Response, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.access import visible_to
from portal.cases import Interfered, read_case
from portal.cases.rows import case_of, ref_of
from portal.casework.refusals import NobodyToSee, NotAlong
from portal.directory import NotInDirectory
from portal.languages import digits
from portal.protection.crowd import OTHERS, TooFewPeople, one_in, present
from portal.protection.measures import unmet, wanted_to_come
from portal.protection.visits import Visit, visits
from portal.protection.whose import heard_alone
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.oversight.address import VISIT, VISITS, blueprint
from portal.web.oversight.plan_visit import known_people, may_go_along, plan_visit
from portal.web.oversight.seat import overseer
from portal.web.oversight.to_see import cards_there, people_to_see, quiet_wings
from portal.web.oversight.visit_words import reasons, wish
from portal.web.shared import database, here, locale, now, page, stale_problem, token_fresh
from portal.web.shared.visits import visit_notice

MINUTES = 15
"""One talk."""
FURTHEST = timedelta(days=180)
SHOWN = 20

Problems = list[tuple[str, str]]


@dataclass(frozen=True)
class Line:
    """One line of our own sheet. `ref` and what follows are empty for whoever is there for company."""

    number: str
    unit: str
    ref: str = ""
    title: str = ""
    wishes: tuple[str, ...] = ()
    heard: str = ""
    """What they last said to an officer alone, and when."""
    unmet: bool = False
    """Whether they asked for a woman or a man, and the officer at the desk has not stated to be one."""


@blueprint.get(VISITS)
@overseer()
def visiting(seat: Seat) -> Response:
    return _planning(seat, request.args.get("prison", ""))


@blueprint.post(VISITS)
@overseer()
def planning(seat: Seat) -> AnyResponse:
    prison, day = request.form.get("prison", ""), _day()
    if not token_fresh():
        return _planning(seat, prison, [stale_problem()])
    if not _known(seat, prison):
        raise NotFound
    if day is None or not seat.today <= day <= seat.today + FURTHEST:
        return _planning(seat, prison, [("day", gettext("Say on which day you go: today or later."))])
    cases = [case for case in map(case_of, request.form.getlist("person")) if case]
    try:
        made = plan_visit(
            database(), seat.officer, prison=prison, day=day, cases=cases, landings=request.form.getlist("landing"),
            along=_colleague(), language=locale(), site=here().site, directory=seat.directory, now=now(),
        )  # fmt: skip
    except NotAlong:
        database().rollback()
        told = gettext("This colleague may not read all of these letters. Go alone, or take somebody else along.")
        return _planning(seat, prison, [("along", told)])
    except NobodyToSee:
        return _planning(seat, prison, [("people", gettext("Tick somebody to see, or a whole wing."))])
    except TooFewPeople:
        database().rollback()
        told = gettext("Not enough people are known there to hide them among. See the whole wing.")
        return _planning(seat, prison, [("people", told)])
    return redirect(f"{VISITS}/{made.id.hex()}", 303)


@blueprint.get(VISIT)
@overseer()
def visit(seat: Seat, name: str) -> Response:
    """Our own sheet: it never leaves the office."""
    found = _mine(seat, name)
    going = [seat.directory.officer(each).stated for each in found.officers or (seat.officer.id,)]
    lines = [_line(seat, each.number, each.unit, each.case, going) for each in found.people]
    how = [(code, gettext(says)) for code, says in words.SEEN.items()]
    return _page("visit", seat, found, lines=lines, how=how)


@blueprint.get(VISIT + "/list")
@overseer()
def listed(seat: Seat, name: str) -> Response:
    """What the prison gets: numbers and wings in the order of chance, and nothing else."""
    found = _mine(seat, name)
    return _page("visit_list", seat, found, people=[(each.number, each.unit) for each in found.people])


def _page(template: str, seat: Seat, found: Visit, **more: Any) -> Response:
    names, minutes = len(found.people), len(found.people) * MINUTES
    return page(
        f"oversight/{template}.html", seat=seat, name=found.id.hex(), day=found.day, landings=found.landings,
        prison=words.prison_name(found.prison, seat.directory), names=names, wanted=found.wanted,
        guess=one_in(names, found.wanted), going=[_officer(seat, each) for each in found.officers],
        hours=f"{minutes // 60}:{minutes % 60:02}", **more,
    )  # fmt: skip


def _planning(seat: Seat, prison: str, problems: Problems | None = None) -> Response:
    known = _known(seat, prison)
    cards = cards_there(seat, prison) if known else ()
    people = people_to_see(seat, cards)
    there = present(known_people(database(), here().site, seat.officer, prison), prison, seat.today) if known else {}
    units = there.values()
    return page(
        "oversight/visits.html", seat=seat, problems=problems,
        prisons=[(each.code, each.name(locale())) for each in seat.directory.prisons],
        prison=prison if known else "", where=words.prison_name(prison, seat.directory) if known else "",
        people=[(each, reasons(each), [wish(code) for code in each.wishes]) for each in people],
        kinds={each.ref: words.untitled(each.kind) for each in people},
        company=OTHERS,
        ticked=set(request.form.getlist("person")), landed=set(request.form.getlist("landing")),
        landings=sorted((unit, list(units).count(unit)) for unit in set(units) if unit),
        quiet=quiet_wings(seat, prison, cards), along=request.form.get("along", ""),
        colleagues=[("", gettext("Nobody, I go alone"))] + [
            (each.id.hex(), each.name) for each in may_go_along(seat.officer, seat.directory, seat.today)
        ],
        day=request.form.get("day", ""),
        mine=[(each.id.hex(), each.day, words.prison_name(each.prison, seat.directory)) for each in _all(seat)[:SHOWN]],
    )  # fmt: skip


def _line(seat: Seat, number: str, unit: str, case: bytes, going: Collection[str]) -> Line:
    """`going`: what the officers who go state of themselves."""
    try:
        sight = visible_to(database(), here().site, seat.officer, case) if case else None
        opened = read_case(database(), seat.directory, sight) if sight else None
    except Interfered:
        opened = None
    if opened is None:
        return Line(number, unit)
    title = str(opened.particulars.get("title") or "") or words.untitled(opened.docket.kind)
    asked = wanted_to_come(opened.envelopes)
    wishes = (wish(asked, going),) if asked else ()
    said = heard_alone(opened)
    heard = (
        f"{words.day(date.fromisoformat(said[-1].day))}: {visit_notice(said[-1].kind, said[-1].body)}" if said else ""
    )
    stated = seat.directory.officer(seat.officer.id).stated
    return Line(number, unit, ref_of(case), title, wishes, heard, bool(unmet(opened.envelopes, stated)))


def _mine(seat: Seat, name: str) -> Visit:
    found = next((each for each in _all(seat) if each.id.hex() == name), None)
    if found is None:
        raise NotFound
    return found


def _all(seat: Seat) -> list[Visit]:
    colleagues = [each.sign for each in seat.directory.members(seat.officer.office, seat.today)]
    return visits(database(), here().site, seat.officer, colleagues)


def _officer(seat: Seat, name: bytes) -> str:
    return seat.directory.officer(name).name


def _known(seat: Seat, prison: str) -> bool:
    try:
        return bool(seat.directory.prison(prison))
    except NotInDirectory:
        return False


def _colleague() -> bytes:
    """What is no id is nobody's."""
    said = request.form.get("along", "")
    try:
        return bytes.fromhex(said)
    except ValueError:
        return said.encode()


def _day() -> date | None:
    try:
        return date.fromisoformat(digits(request.form.get("day", "").strip()))
    except ValueError:
        return None
