"""Which clocks a letter starts, and when each runs out: the pack's rules, the prison's calendar, the hour it came.

For verbs: `started` for a first letter, `anew` when an office begins again (forwarded, reopened), `climbed` when a case
goes up, `extended` for more time with a reason; each of them with `on_docket` or in one go. `running_clocks` and
`explained` are for pages. Instants are aware; days are days in the prison.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from portal import deadlines, policy
from portal.cases.clocks import LONGEST_NAME, MOST_LONGER, MOST_OTHERS, Clocks, Longer, Running
from portal.cases.docket import Docket
from portal.casework.refusals import NotLonger
from portal.deadlines import Due, Event
from portal.directory import Directory, NotInDirectory
from portal.policy import Clock, Pack, Rule

DEFAULT_PACK = "un-mandela"


@dataclass(frozen=True)
class Place:
    """Whose calendar and whose rules apply: the prison's, or the site's own where the prison is not known."""

    prison: str
    zone: str
    weekend: tuple[str, ...]
    pack: str
    lost: tuple[Event, ...] = ()
    """Days on which it was locked down or the portal was out: see lost_days.py."""

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def today(self, now: datetime) -> date:
        """The day it is there."""
        return now.astimezone(self.zone_info).date()


@dataclass(frozen=True)
class Timed:
    """A clock of a pack, and when it runs out."""

    clock: Clock
    due: Due

    @property
    def late_from(self) -> datetime:
        return self.due.late_from.astimezone(UTC)


@dataclass(frozen=True)
class Started:
    """What starts at once: the clock for the answer, and those that run beside it, the first to end first."""

    since: datetime
    answer: Timed
    others: tuple[Timed, ...]

    @property
    def day(self) -> date:
        """The last good day for the answer."""
        return self.answer.due.day

    @property
    def until(self) -> datetime | None:
        """The first late instant of an answer in hours; None for one in days."""
        return self.answer.late_from if isinstance(self.answer.due.due, datetime) else None

    @property
    def hour(self) -> datetime | None:
        """The same in the prison's zone, to be said."""
        return self.answer.due.due if isinstance(self.answer.due.due, datetime) else None

    @property
    def may_climb(self) -> date:
        """The first day there on which a case may go up."""
        return self.answer.due.late_from.date()

    @property
    def clocks(self) -> Clocks:
        """For the docket of a first letter."""
        others = tuple(Running(each.clock.id, each.late_from) for each in self.others[:MOST_OTHERS])
        return Clocks(self.answer.clock.id, None, self.until, (), others)


def place_of(prison: str, directory: Directory, *, zone: str) -> Place:
    """The place of a prison's code; `zone` is the site's own, for a prison nobody knows."""
    try:
        entry = directory.prison(prison)
    except NotInDirectory:
        return Place("", zone, ("sat", "sun"), DEFAULT_PACK)
    return Place(entry.code, entry.zone, tuple(entry.weekend), entry.pack or DEFAULT_PACK)


def handed_in(now: datetime, place: Place) -> datetime:
    """The hour it was handed in, in the prison's zone, rounded down: nobody needs the minute."""
    return now.astimezone(place.zone_info).replace(minute=0, second=0, microsecond=0)


def started(
    place: Place, since: datetime, *, kind: str = "complaint", urgency: str = "none", topics: Sequence[str] = ()
) -> Started:
    """The clocks of a letter handed in at `since`. `topics`: its topic, and the narrower one if there is one."""
    pack = policy.pack_or_default(place.pack)
    found = {each.id: each for topic in topics or ("",) for each in pack.clocks_for(kind, urgency, topic=topic)}
    return _run(pack, place, since, found.values(), urgency)


def climbed(place: Place, since: datetime, *, kind: str, urgency: str, below: Clocks) -> Started:
    """The clocks of the office above, from `since`: of the pack's next stage, and what ran below.

    The worker does not know what a case is about: clocks for one topic are those that ran below.
    """
    pack = policy.pack_or_default(place.pack)
    ran = [each for name in (below.answer, *(other.id for other in below.others)) if (each := clock_named(pack, name))]
    found = {each.id: each for each in (*pack.clocks_for(kind, urgency), *ran) if each.id in pack.clocks}
    stage = pack.facts.get(f"stages.{ran[0].stage if ran else ''}.next", "")
    highest = ran[0] if ran and ran[0].id in pack.later else None
    for name, instead in (("answer", highest), ("acknowledge", None)):
        if above := pack.later.get(f"stages.{stage}.{name}", instead):
            found.pop(name, None)
            found[above.id] = above
    return _run(pack, place, since, found.values(), urgency)


def anew(docket: Docket, place: Place, at: datetime) -> Docket:
    """The same office's clocks from the beginning, from `at` on: the case came to it again. What was said is kept."""
    pack = policy.pack_or_default(docket.pack)
    names = (docket.clocks.answer, *(each.id for each in docket.clocks.others))
    again = [each for name in names if (each := clock_named(pack, name))] or list(pack.clocks_for(docket.kind))
    return on_docket(docket, _run(pack, place, at, again, docket.urgency))


def on_docket(docket: Docket, started: Started) -> Docket:
    """The docket with these clocks instead of its own; the date that was said before stays as history."""
    clocks = replace(started.clocks, since=started.since.astimezone(UTC))
    return replace(docket, due=started.day, clocks=clocks, promised=(*docket.promised, docket.due))


def extended(docket: Docket, more: Rule, *, reason: str, place: Place, now: datetime) -> Docket:
    """The docket with a later date for the answer, as the pack allows; the old one stays as history.

    Raises NotLonger: without a reason, by more than the pack says, more often, or when it is late already.
    """
    pack, clock = policy.pack_or_default(docket.pack), clock_of(docket)
    now = now.astimezone(UTC).replace(second=0, microsecond=0)
    if docket.late(now):
        raise NotLonger("too_late")
    if len(docket.clocks.longer) >= MOST_LONGER:
        raise NotLonger("used_up")
    events = _events(docket.clocks.longer)
    _, refused = deadlines.lawful(clock.extension, [*events, Event(name="extended", at=now, more=more, reason=reason)])
    if refused:
        raise NotLonger(refused[-1].why)
    longer = replace(docket.clocks, longer=(*docket.clocks.longer, Longer(more.n, more.unit, now)))
    found = _held_up(clock, _since(docket), calendar_of(place, pack), _events(longer.longer), place)
    until = found.late_from.astimezone(UTC) if isinstance(found.due, datetime) else None
    return replace(docket, due=found.day, clocks=replace(longer, until=until), promised=(*docket.promised, docket.due))


def running_clocks(docket: Docket) -> tuple[Running, ...]:
    """The clocks beside that of the answer, met or not; the first to end first."""
    return docket.clocks.others


def explained(docket: Docket, place: Place) -> Timed:
    """The clock for the answer of a case as today's rules and calendar make it, with every step.

    Its day is the docket's own unless the rules changed since, or the date was moved by hand.
    """
    pack, clock = policy.pack_or_default(docket.pack), clock_of(docket)
    events = _events(docket.clocks.longer)
    return Timed(clock, _held_up(clock, _since(docket), calendar_of(place, pack), events, place))


def timed_beside(docket: Docket, place: Place) -> dict[str, datetime]:
    """The first late instant of each clock beside that of the answer, by today's rules and calendar."""
    pack, found = policy.pack_or_default(docket.pack), {}
    for each in docket.clocks.others:
        if clock := clock_named(pack, each.id):
            rule = clock.for_urgency(docket.urgency).rule
            due = _due(rule, _since(docket), calendar_of(place, pack), ())
            found[each.id] = due.late_from.astimezone(UTC)
    return found


def clock_of(docket: Docket) -> Clock:
    """The clock for the answer of this case, with the number its urgency chooses."""
    pack = policy.pack_or_default(docket.pack)
    return (clock_named(pack, docket.clocks.answer) or pack.clock("answer")).for_urgency(docket.urgency)


def clock_named(pack: Pack, name: str) -> Clock | None:
    """The clock whose id a docket keeps, which may be cut; None where the pack has none like it any more."""
    every = {**pack.later, **pack.clocks}
    return every.get(name) or next((each for each in every.values() if each.id[:LONGEST_NAME] == name), None)


def calendar_of(place: Place, pack: Pack) -> deadlines.Calendar:
    """The pack's free days, in the prison's zone and week."""
    return deadlines.calendar_of(pack, zone=place.zone, weekend=place.weekend)


def answer_due(place: Place, since: datetime, *, kind: str = "complaint", urgency: str = "none") -> date:
    """The last good day for an answer to what lies with an office since `since`."""
    return started(place, since, kind=kind, urgency=urgency).day


def run_only(place: Place, since: datetime, clock: Clock) -> Started:
    """That clock alone, from `since`: of a record that an officer made."""
    return _run(policy.pack_or_default(place.pack), place, since, (clock,), "none")


def _run(pack: Pack, place: Place, since: datetime, clocks: Iterable[Clock], urgency: str) -> Started:
    """The clock for the answer is the first to end of those whose end sends a case up."""
    calendar = calendar_of(place, pack)
    counted = [each.for_urgency(urgency) for each in clocks]
    timed = [Timed(each, _due(each.rule, since, calendar, ())) for each in counted]
    timed.sort(key=lambda each: (each.late_from, each.clock.id != "answer", each.clock.id))
    climbing = [each for each in timed if each.clock.lapse == "escalate"]
    answer = next(iter(climbing), None) or next(each for each in timed if each.clock.id.endswith("answer"))
    return Started(since, answer, tuple(each for each in timed if each.clock.lapse == "alert" and each is not answer))


def _due(rule: Rule, since: datetime, calendar: deadlines.Calendar, events: Sequence[Event]) -> Due:
    return deadlines.due(rule, since, calendar, events)


def _held_up(clock: Clock, since: datetime, calendar: deadlines.Calendar, events: list[Event], place: Place) -> Due:
    """With the days the prison lost, as far as the pack lets them count and never past what the floor allows.

    The floor's own number bounds them, or the pack's where a signed departure is longer already.
    """
    plain, lost = _due(clock.rule, since, calendar, events), place.lost
    if not lost:
        return plain
    floor = clock_named(policy.pack("floor"), clock.id.rpartition(".")[2]) or policy.pack("floor").clock("answer")
    most = max(plain.late_from, _due(floor.rule, since, calendar, ()).late_from)
    found = _due(clock.rule, since, calendar, [*events, *lost])
    while found.late_from > most:
        found = _due(clock.rule, since, calendar, [*events, *(lost := lost[:-1])])
    return found


def _since(docket: Docket) -> datetime:
    """When the time of the office that has it began."""
    return docket.clocks.since or docket.filed


def _events(longer: Iterable[Longer]) -> list[Event]:
    return [Event(name="extended", at=each.at, more=Rule(n=each.n, unit=each.unit), reason="said") for each in longer]
