"""Going on from an answer: which offices may look again, by when, and whether the local time limit is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from portal import deadlines, policy, questions, routing
from portal.access import Complainant
from portal.cases import Docket, Opened
from portal.cases.off import is_off
from portal.casework.advice import left_out, read_by_somebody
from portal.casework.dates import Place, Started, calendar_of, climbed, clock_named, handed_in, place_of
from portal.casework.prepare import route_of
from portal.directory import Directory, OfficerEntry
from portal.vault import Keys, Site, case_id, derive

WHY = ("not_answered", "not_true", "not_done", "not_fair", "refused", "late")
SHARE = ("all", "only_new")


@dataclass(frozen=True)
class NextOffice:
    """An office that may look again, the last good day for its answer, and the names of who can open it there."""

    office: str
    due: date
    readers: tuple[str, ...]


def seed_of(complainant: Complainant, original: bytes, office: str) -> bytes:
    """The seed of the letter that goes on from `original` to `office`: one for each pair, so twice is once."""
    return derive(complainant.seed, "review", original, office, "case")


def is_review_of(complainant: Complainant, original: bytes, office: str, case: bytes) -> bool:
    return case_id(Keys(seed_of(complainant, original, office)).public) == case


def may_go_on(opened: Opened, now: datetime) -> bool:
    """Once there is an answer to be unhappy with, or nobody gave one in time."""
    return opened.docket.late(now) or any(said.kind == "reply" for said in opened.envelopes)


def may_tell_outside(opened: Opened, directory: Directory) -> bool:
    """Who told of punishment to an office of the prison service need not wait for it: at once, and outside alone."""
    docket = opened.docket
    told = "retaliation" in docket.flags and not docket.only_asked
    return told and not directory.office(docket.office).outside


def answers_of(opened: Opened, off: tuple[str, ...] = ()) -> dict[str, Any]:
    """What was answered in the first letter, with who was taken off, about the prison it turned out to be."""
    said, docket = opened.statement.body.get("said") or {}, opened.docket
    prison = docket.prison or said.get("prison", "")
    sheltered = "yes" if docket.sheltered or docket.flags else ""
    return {**said, "prison": prison, "kind": docket.kind, "not": list(off), "sheltered": sheltered}


def taken_off(opened: Opened, case: bytes, *, site: Site, directory: Directory) -> tuple[str, ...]:
    return tuple(each.id.hex() for each in directory.officers if is_off(site, case, opened.docket.off, each.id))


def next_offices(
    opened: Opened, case: bytes, *, site: Site, directory: Directory, now: datetime
) -> tuple[NextOffice, ...]:  # fmt: skip
    """The one above first, then those outside; none that had it already, none of the prison's own. Before there is an
    answer to go on from, those outside alone."""
    docket = opened.docket
    off = taken_off(opened, case, site=site, directory=directory)
    place = place_of(docket.prison, directory, zone=docket.zone)
    route = route_of(answers_of(opened, off), directory, place.today(now))
    above = directory.office(docket.office).above
    lawful = [each.office for each in route.allowed if not each.only_if_asked or each.office in above]
    lawful = [name for name in lawful if name not in (docket.office, *docket.went)]
    lawful = [name for name in lawful if directory.office(name).outside or name in above]
    lawful = [name for name in lawful if routing.consented(directory.office(name), answers_of(opened, off))]
    lawful.sort(key=lambda name: above.index(name) if name in above else len(above))
    if not may_go_on(opened, now):
        lawful = [name for name in lawful if directory.office(name).outside]
    due, answers = clocks_above(docket, directory=directory, now=now).day, answers_of(opened, off)
    found = ((name, _readers({**answers, "office": name}, directory, now, docket.zone)) for name in lawful)
    return tuple(NextOffice(name, due, tuple(each.name for each in able)) for name, able in found if able)


def _readers(answers: dict[str, Any], directory: Directory, now: datetime, zone: str) -> tuple[OfficerEntry, ...]:
    """Who will be able to open it there."""
    today = place_of(answers["prison"], directory, zone=zone).today(now)
    off = left_out(read_by_somebody(answers, directory, now=now, zone=zone), directory, today)
    return routing.readers(answers["office"], directory, today, off)


def clocks_above(docket: Docket, *, directory: Directory, now: datetime) -> Started:
    """The clocks of the pack's next stage, from the hour it is there."""
    place = place_of(docket.prison, directory, zone=docket.zone)
    return climbed(place, handed_in(now, place), kind=docket.kind, urgency=docket.urgency, below=docket.clocks)


def over_time(opened: Opened, *, place: Place, now: datetime) -> bool:
    """Whether the pack's window after an answer is over. Protected classes have none (V-04, V-16).

    Days that the prison lost do not count against the person.
    """
    docket = opened.docket
    if docket.answered is None or protected(opened):
        return False
    pack = policy.pack_or_default(docket.pack)
    clock = clock_named(pack, docket.clocks.answer) or pack.clock("answer")
    since = datetime.combine(docket.answered, time(), place.zone_info)
    calendar = calendar_of(place, pack)
    windows = (deadlines.due(each.rule, since, calendar, place.lost) for each in pack.after(clock.stage))
    return any(place.today(now) > window.day for window in windows)


def protected(opened: Opened, *, but: frozenset[str] = frozenset()) -> bool:
    """Ill-treatment, retaliation, self-harm, a child, health, or any mark: what no rule may cut short.

    By what they said and by what an office put right, whichever protects. `but`: classes of V-04 that do not count.
    """
    docket = opened.docket
    if docket.flags or docket.kind in ("report", "retaliation"):
        return True
    said = opened.statement.body.get("said") or {}
    corrected = {**said, "happened": "", "topic": opened.particulars.get("topic", "")}
    return bool((questions.classes_of({**opened.particulars, **said}) | questions.classes_of(corrected)) - but)
