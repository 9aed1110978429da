"""The records that officers make: who may make one, who must act on it and by when, who gets it at once besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from portal import policy
from portal.cases.docket import Docket
from portal.casework.dates import Place, Started, calendar_of, clock_named, on_docket, run_only
from portal.deadlines import due
from portal.directory import ONLY_WHEN_PICKED, Directory, OfficeEntry
from portal.policy import Clock, Pack, Rule, Unit

HAPPENED, MADE = "happened", "made"
OUTCOMES = ("all", "some", "nobody")
"""Of telling a family: everyone who should know does, somebody does, nobody was reached."""
FAMILY = ("death", "illness", "injury", "transfer")
FAMILY_LATE = ("illness", "transfer")
"""Of these the inspectorate has no copy, and hears when the family was not told in time (R-84)."""
"""Records after which somebody's family must be told."""


@dataclass(frozen=True)
class RecordKind:
    makers: tuple[str, ...]
    """Kinds of office of the prison that may make it; the director of that prison holds it."""
    clock: str
    """Of what must be done: its id in the pack, or in DEFAULTS."""
    since: str
    """Whether that clock starts when it happened, or when the record was made."""
    copies: tuple[str, ...] = ()
    """Kinds of office above or outside that get one of their own at once, the first open one of each."""
    report: str = ""
    """The clock within which it must be made, from when it happened."""
    needs: tuple[str, ...] = ()
    """Fields that must say something, besides the words and the time."""
    asks: tuple[str, ...] = ()
    """Fields that may."""
    holder: str = "director"
    """Who holds it: the `director` of the prison, its `health` office, or an inspectorate (`outside`) and nobody of the
    prison, because what a doctor saw may be somebody's doing there."""


PRISON = ("director", "health")
DAILY = "record.daily_visit"
HEADS = ("food", "hygiene", "rooms", "clothing", "exercise")
"""Rule 26(1), a to e: what a doctor regularly looks at and advises the director upon."""
KINDS = {
    "force": RecordKind(
        PRISON, "record.force", MADE, ("inspectorate",), "events.use_of_force_report",
        ("person", "place", "by", "means"), ("injuries", "medical", "witnesses", "cameras"),
    ),
    "restraint": RecordKind(
        PRISON, "record.restraint_doctor", HAPPENED, ("central",), "", ("person", "ground"), ("place", "means")
    ),
    "medical": RecordKind(
        ("health",), "events.medical_disagreement_forward", MADE, (), "", ("person", "recommendation", "urgency")
    ),
    "death": RecordKind(
        PRISON, "events.death_notice_family", HAPPENED, ("inspectorate",), "", ("person", "place"), ("family",)
    ),
    "illness": RecordKind(PRISON, "events.death_notice_family", HAPPENED, (), "", ("person",), ("place", "family")),
    "injury": RecordKind(
        PRISON, "events.death_notice_family", HAPPENED, ("inspectorate",), "", ("person", "place"), ("family",)
    ),
    "signs": RecordKind(
        ("health",), "record.look", MADE, (), "", ("person", "injuries"), ("place", "medical"), holder="outside"
    ),
    "confinement": RecordKind(
        ("director",), DAILY, HAPPENED, (), "", ("person", "place", "doctor", "certified"), holder="health"
    ),
    "environment": RecordKind(("health",), "record.environment", MADE, (), "", HEADS, ("place",)),
    "transfer": RecordKind(PRISON, "record.transfer_family", HAPPENED, (), "", ("person", "moved"), ("family",)),
}  # fmt: skip
TO_CONCLUDE = ("force", "signs", "environment")
"""Kinds that are done when whoever holds them has looked and says what was found."""
GROUNDS = ("escape", "doctor", "order")
"""Mandela rule 47 and rule 33 of 1955: against escape in transit, by a doctor's word, by the director's order."""
URGENCIES = ("now", "day")
GRADES = ("good", "poor", "bad")
AGAIN = ("restraint", "confinement")
"""Kinds that stay with whoever holds them, and go up again and again while they last."""


def _default(name: str, n: int, source: str, unit: Unit = "hour") -> Clock:
    rule = Rule(n=n, unit=unit, source=source, status="project-default")
    return Clock(id=f"record.{name}", rule=rule, stage="record", starts="incident")


DEFAULTS = {
    clock.id: clock
    for clock in (
        _default("force", 24, "rule 54: the director looks; the number is a project default"),
        _default("force_report", 12, "rule 54: by the end of the shift; the number is a project default"),
        _default("restraint_doctor", 1, "rule 33(c): at once; the number is a project default"),
        _default("restraint_again", 2, "rule 34: no longer than needed; the number is a project default"),
        _default("medical", 24, "rule 26(2); the number is a project default"),
        _default("medical_now", 2, "rule 26(2): at once; the number is a project default"),
        _default("family", 24, "rule 44(1): at once; the number is a project default"),
        _default("transfer_family", 24, "rule 44(3): at once; the number is a project default"),
        _default("daily_visit", 1, "rule 32(3): daily", "calendar_day"),
        _default("environment", 7, "rule 26(2): the director acts; the number is a project default", "calendar_day"),
        _default("look", 24, "a copy for the office above or outside; the number is a project default"),
    )
}
"""Where a pack has no number of its own."""
INSTEAD = {
    "events.use_of_force_report": "record.force_report",
    "events.medical_disagreement_forward": "record.medical",
    "events.death_notice_family": "record.family",
}


def clock_of(name: str, pack: Pack) -> Clock:
    """The pack's clock, or the documented default; its end always sends the record up. A docket may have cut `name`."""
    found = clock_named(pack, name)
    if found is None:
        whole = next((each for each in INSTEAD if name and each.startswith(name)), name)
        found = DEFAULTS[INSTEAD.get(whole, whole)]
    return replace(found, lapse="escalate")


def clocks_of(kind: str, place: Place, *, happened: datetime, made: datetime, urgency: str = "") -> Started:
    """What starts with a record of this kind."""
    found = KINDS[kind]
    name = "record.medical_now" if kind == "medical" and urgency == "now" else found.clock
    return running(name, place, happened if found.since == HAPPENED else made)


def running(name: str, place: Place, since: datetime) -> Started:
    """One clock of that name, from the minute `since`."""
    clock = clock_of(name, policy.pack_or_default(place.pack))
    return run_only(place, since.astimezone(place.zone_info).replace(second=0, microsecond=0), clock)


def risen(docket: Docket, place: Place, now: datetime) -> Docket:
    """The docket of a record for the office above: its clock from the beginning, and no promise of the one below."""
    return replace(on_docket(docket, running(docket.clocks.answer, place, now)), promises=())


def made_late(kind: str, place: Place, *, happened: datetime, made: datetime) -> bool:
    """Whether it should have been made sooner after it happened."""
    name = KINDS[kind].report
    if not name:
        return False
    pack = policy.pack_or_default(place.pack)
    limit = due(clock_of(name, pack).rule, happened.astimezone(place.zone_info), calendar_of(place, pack))
    return made.astimezone(UTC) >= limit.late_from.astimezone(UTC)


def next_interval(place: Place, since: datetime, now: datetime) -> datetime:
    """The next whole interval after `since` at which an open restraint goes up again, in UTC."""
    rule = clock_of("record.restraint_again", policy.pack_or_default(place.pack)).rule
    step = timedelta(hours=rule.n)
    return (since + step * ((now - since) // step + 1)).astimezone(UTC)


def holder_of(prison: str, directory: Directory, holder: str = "director") -> OfficeEntry | None:
    """The director of that prison, if the office is open; its health office, or the director where it has none; or an
    inspectorate that looks at that prison."""
    if holder == "outside":
        kinds = ("inspectorate", "ombudsman")
        found = [each for each in directory.offices if each.kind in kinds and each.open]
        found = [each for each in found if each.prison in (None, prison)]
        return min(found, key=lambda each: kinds.index(each.kind), default=None)
    there = {each.kind: each for each in reversed(directory.offices) if each.prison == prison and each.open}
    return there.get(holder) or there.get("director")


def copies_to(kind: str, holder: OfficeEntry, directory: Directory) -> tuple[OfficeEntry, ...]:
    """Offices that get one of their own; where there is none of that kind, the next one above."""
    found = []
    for wanted in KINDS[kind].copies:
        outside = [each for each in directory.offices if each.kind == wanted and each.open and each.prison is None]
        found += [next(iter(outside), None) or next(iter(open_above(holder, directory)), None)]
    return tuple(each for each in found if each is not None)


def open_above(office: OfficeEntry, directory: Directory) -> Sequence[OfficeEntry]:
    """The offices above that are open, the nearest first. Never one that only a person picks: nobody did here."""
    entries = [directory.office(name) for name in office.above]
    return [entry for entry in entries if entry.open and entry.kind not in ONLY_WHEN_PICKED]
