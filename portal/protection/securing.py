"""Letters that ask a prison to keep films and lists before they are gone: so wide that they name nobody (C-56). Pure.

Never one cell, never an hour: a whole wing, or the whole prison, and whole days; and letters about other wings with it,
so that not even which wing it is about can be told.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from portal.policy import Pack
from portal.vault import Keys, derive

LEAST_DAYS, MOST_DAYS = 3, 14
"""Whole days asked for, at least and at most."""
LEAST_ALONE = 7
"""Of the whole prison, where no letter about another wing goes with it: a day among seven."""
OLDEST = timedelta(days=60)
"""Films from before are gone everywhere."""
BESIDE = timedelta(days=2)
"""By how much a letter may reach further to either side, at random."""
OTHERS = 2
"""Letters about other wings that go with each one."""
ANSWER_HOURS = 24
"""Where a pack names no other: films are written over within days."""
HOW = ("kept", "partly", "gone")
"""What a prison answers."""


@dataclass(frozen=True)
class Span:
    """What is to be kept: everything of a unit (empty: of the whole prison) on these days, both included."""

    unit: str
    first: date
    last: date


def widened(span: Span, today: date, chance: Random) -> Span:
    """At least LEAST_DAYS, or LEAST_ALONE, reaching further by chance, and never to a day that has not come."""
    further, least = (BESIDE.days, LEAST_DAYS) if span.unit else (LEAST_ALONE - 1, LEAST_ALONE)
    first = span.first - timedelta(days=chance.randint(0, further))
    last = min(span.last + timedelta(days=chance.randint(0, further)), today)
    short = least - ((last - first).days + 1)
    return Span(span.unit, first - timedelta(days=max(short, 0)), last)


def place_asked(unit: str, units: Collection[str]) -> str:
    """The wing, where the prison has another one to hide it among; else the whole prison, which is no wing's name."""
    return unit if set(units) - {unit} else ""


def covers(span: Span, units: Collection[str], today: date, chance: Random) -> list[Span]:
    """The same, of other wings and about the same days; none where the whole prison is asked for anyway."""
    others = sorted(set(units) - {span.unit}) if span.unit else []
    drawn = chance.sample(others, min(OTHERS, len(others)))
    return [widened(Span(unit, span.first, span.last), today, chance) for unit in drawn]


def lawful(span: Span, today: date) -> bool:
    """Whether these days can be asked for."""
    return today - OLDEST <= span.first <= span.last <= today and (span.last - span.first).days < MOST_DAYS


def answer_by(pack: Pack, now: datetime) -> datetime:
    """Until when the prison says that it is kept."""
    named = pack.facts.get("abuse.securing_hours", ANSWER_HOURS)
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(
        hours=1 + (named if isinstance(named, int) and not isinstance(named, bool) else ANSWER_HOURS)
    )


def letter_id(case_seed: bytes, act: int) -> bytes:
    """The name of the letter an act sent: random to all but who holds the case."""
    return derive(case_seed, "securing", act, size=16)


def letter_keys(case_seed: bytes, act: int) -> Keys:
    """What its answer is sealed to: whoever holds the case reads it, and no tray of an office tells of it."""
    return Keys(derive(case_seed, "securing-answer", act))
