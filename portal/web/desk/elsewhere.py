"""More time, another office, another prison: what may be chosen for a letter, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from portal.cases import Opened
from portal.cases.sight import CaseInSight
from portal.casework.correct import KINDS
from portal.casework.dates import extended, place_of
from portal.casework.destinations import MOST_WENT, destinations
from portal.casework.extend import longest
from portal.casework.lost_days import with_lost_days
from portal.casework.refusals import NotLonger
from portal.casework.review import protected
from portal.languages import before_the_end_of
from portal.questions.leaves import TILE_OF_LEAF
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.shared import database, here, locale, now

Choices = list[tuple[str, str]]
STEPS = (1, 2, 3, 5, 7, 10, 14, 20, 21, 28, 30, 40, 60, 70, 90)


@dataclass(frozen=True)
class Elsewhere:
    """Each list is (value, words); empty where nothing can be chosen."""

    days: Choices
    offices: Choices
    prisons: Choices
    topics: Choices
    kinds: Choices
    stands: dict[str, str]
    """What the letter says now: prison, topic, kind."""


def elsewhere(seat: Seat, sight: CaseInSight, opened: Opened) -> Elsewhere | None:
    """None where nobody waits for the office any more."""
    docket = sight.docket
    if docket.settled:
        return None
    topic = str(opened.particulars.get("topic", ""))
    prisons = [(each.code, words.prison_name(each.code, seat.directory)) for each in seat.directory.prisons]
    topics = [(leaf, words.topic(leaf)) for leaf, tile in TILE_OF_LEAF.items() if leaf in (tile, topic)]
    return Elsewhere(
        days=_days(seat, sight),
        offices=_offices(seat, sight, opened),
        prisons=_blank(docket.prison) + prisons,
        topics=_blank(topic) + topics,
        kinds=[(kind, words.kind(kind)) for kind in KINDS] if docket.kind in KINDS else [],
        stands={"prison": docket.prison, "topic": topic, "kind": docket.kind},
    )


def _blank(stands: str) -> Choices:
    """Where nothing stands yet, nothing is what a form that is sent unchanged says."""
    return [] if stands else [("", "—")]


def _days(seat: Seat, sight: CaseInSight) -> Choices:
    """How much more, said as the day it makes; none where the rules allow no more."""
    most, place = longest(sight.docket), place_of(sight.docket.prison, seat.directory, zone=sight.docket.zone)
    place = with_lost_days(database(), here().site, place, sight.docket, now())
    found = []
    for n in sorted({step for step in STEPS if step < most.n} | {most.n}):
        try:
            later = extended(sight.docket, replace(most, n=n), reason="?", place=place, now=now())
        except NotLonger:
            return []
        found.append((str(n), before_the_end_of(later.due, locale())))
    return found


def _offices(seat: Seat, sight: CaseInSight, opened: Opened) -> Choices:
    """Those that may have it, then, of what is not protected, the directors of other prisons, whom the letter may turn
    out to be for."""
    found = destinations(opened, sight.id, site=here().site, directory=seat.directory, now=now())
    choices = [(name, words.office_name(name, seat.directory)) for name in found.allowed]
    if seat.office.kind == "director" and len(sight.docket.went) < MOST_WENT and not protected(opened):
        others = (each for each in seat.directory.offices if each.kind == "director" and each.open)
        choices += [(each.id, each.name(locale())) for each in others if each.prison not in (None, sight.docket.prison)]
    return choices
