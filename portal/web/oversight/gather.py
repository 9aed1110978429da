"""Everyone this office watches, with the signs that its own session works out. Nothing of it is kept anywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from portal import policy
from portal.access import visible_to
from portal.cases import Interfered, Opened, read_case
from portal.cases.rows import ref_of
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.protection.feed import ARRIVALS
from portal.protection.population import Population, Unit
from portal.protection.rank import Rank, rank
from portal.protection.segments import feeds
from portal.protection.signs import Sign, asks, kinds_for, months_of, signs_in, signs_of
from portal.protection.watch import unanswered
from portal.protection.watching import watched_cards
from portal.protection.whose import numbers_of, tells_punishment
from portal.web.desk.seat import Seat
from portal.web.shared import database, here, now


@dataclass(frozen=True)
class Watched:
    """One person, or one unit, that is watched. `silent`: days of check-ins without a word."""

    ref: str
    sight: CaseInSight
    facts: dict[str, object]
    silent: tuple[int, ...]
    signs: tuple[Sign, ...]
    ask: tuple[Sign, ...]
    """Those of `signs` that are reason to ask, and were not set aside."""
    aside: dict[str, str]
    """Key of a sign → why an officer set it aside."""
    told: bool
    """Whether they say that they are being punished, and nobody here has answered that yet."""
    known: bool
    """Whether this officer may know whose events to look at."""
    named_to_others: bool
    """Whether they told a name that is sealed from this officer."""
    order: Rank


def watched_cases(seat: Seat) -> list[Watched]:
    """The most pressing first. A file that was interfered with stands in the desk's list, not here."""
    told = feeds(database(), here().site, seat.officer.rings)
    events = [line for line in told if line.kind not in ARRIVALS]
    there = cache(lambda prison: Population(events, prison))
    found = []
    for card in watched_cards(database(), here().site, seat.officer, now()):
        try:
            sight = visible_to(database(), here().site, seat.officer, card.id)
            if sight is not None:
                found.append(_watched(sight, read_case(database(), seat.directory, sight), there(sight.docket.prison)))
        except Interfered:
            continue
    return sorted(found, key=lambda each: each.order)


def _watched(sight: CaseInSight, opened: Opened, population: Population) -> Watched:
    docket, today = sight.docket, day_there(sight.docket, now())
    watch = docket.watch
    since = watch.since if watch else today
    numbers = numbers_of(opened)
    starts = [(docket.filed.date(), since), (since, watch.until if watch else today)]
    signs = _signs(population, numbers, opened, months_of(starts, today), today)
    aside = {str(note.body["about"]): note.text for note in opened.notes if note.body.get("about")}
    silent = unanswered(watch, policy.pack_or_default(docket.pack), today)
    quiet = (today - watch.check).days if silent and watch and watch.check else 0
    ask, told = asks(signs, aside), tells_punishment(opened)
    return Watched(
        ref_of(sight.id), sight, opened.particulars, silent, tuple(signs), tuple(ask), aside, told, bool(numbers),
        docket.named == "office" and not opened.identity, rank(told=told, signs=ask, silent=quiet, since=since),
    )  # fmt: skip


def _signs(
    population: Population, numbers: list[str], opened: Opened, months: list[tuple[date, date]], today: date
) -> list[Sign]:
    """In every month after the letter, and after they told us of punishment; each event once."""
    kinds = kinds_for(opened.docket.filer)
    unit = " ".join(str(opened.particulars.get("unit") or "").upper().split())
    place: Unit = (opened.docket.prison, unit)
    found: dict[str, Sign] = {}
    for first, since in months:
        signs = [sign for number in numbers for sign in signs_of(population, number, since, kinds=kinds, today=today)]
        if not numbers and unit:
            signs = signs_in(population, place, since, kinds=kinds, today=today)
        for sign in (replace(each, after=(each.day - first).days) for each in signs):
            if sign.key not in found or (sign.ask and not found[sign.key].ask):
                found[sign.key] = sign
    return sorted(found.values(), key=lambda sign: (not sign.ask, sign.chance, sign.kind))
