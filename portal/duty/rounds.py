"""Rounds: one prison's checks of today that nobody was told of yet, and the habit they are drawn by.

A box that only the worker opens: who has the database, or the site file too, cannot tell which task was planned.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag
from portal.duty.beat import Beats
from portal.duty.habit import Habit, Shape
from portal.duty.plan import LEAST, Errand, checks, deadline
from portal.duty.rota import DAY, Hours, awake_at
from portal.duty.task import minutes
from portal.vault import Keys, Refused, Site, canonical, derive, lock, pack, padded, parsed, unlock, unpadded

CLASSES = (8192, 32768, 131072)
NEVER = date.min
MISSED = 30
"""Minutes after which a planned check is not told any more."""

GIVES_WAY = 0.5
"""So that a day with two, or three, is as usual around a report as around a planned check."""


class RoundsRow(Base):
    __tablename__ = "rounds"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    """Keyed tag of the prison."""
    box: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass
class Rounds:
    day: date = NEVER
    """The day, in the prison, that was planned last."""
    habit: Habit = field(default_factory=Habit)
    ahead: list[Errand] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=dict)
    """Unit → how many checks of the day were told already."""

    def plan(self, beats: Beats, hours: tuple[Hours, ...], now: datetime, chance: Random, *, shape: Shape) -> None:
        """Draw what is left of this day. `now` is in the prison's zone."""
        self.habit.forget()
        past, day = now.hour * 60 + now.minute, now.weekday()
        left = [float(minute > past and awake_at(hours, day, minute)) for minute in range(DAY)]
        asked = [each for each in self.ahead if each.asked]
        drawn = ((minutes(_at(now, minute)), spot) for minute, spot in checks(beats, shape, day, left, chance))
        planned = [
            Errand(told, deadline(told, chance), spot, chance.randbytes(16), health=chance.random() < shape.health)
            for told, spot in drawn
        ]
        self.day, self.told, self.ahead = now.date(), {}, asked + planned

    def take(self, errand: Errand, moment: datetime, chance: Random) -> None:
        """Somebody asked to be seen. On a day with no more than the least, a planned check gives way, as often as not.

        `moment` is when the post is told, in the prison's zone.
        """
        self.habit.asked(moment.hour, moment.weekday(), errand.spot, health=errand.health)
        unit = errand.spot[0]
        if moment.date() == self.day:
            to_come = [each for each in self.ahead if each.spot[0] == unit]
            planned = [each for each in to_come if not each.asked]
            if planned and self.told.get(unit, 0) + len(to_come) <= LEAST and chance.random() < GIVES_WAY:
                self.ahead.remove(chance.choice(planned))
        self.ahead.append(errand)

    def due(self, now: datetime) -> list[Errand]:
        """Those that must be told now; they are no longer ahead. What was planned and long missed is dropped:
        after an outage it would stand there in a heap."""
        due = [each for each in self.ahead if each.told <= minutes(now)]
        self.ahead = [each for each in self.ahead if each.told > minutes(now)]
        due = [each for each in due if each.asked or minutes(now) - each.told <= MISSED]
        for each in due:
            self.told[each.spot[0]] = self.told.get(each.spot[0], 0) + 1
        return due


def read_rounds(session: Session, site: Site, worker: Keys, prison: str) -> Rounds:
    """As they were kept; new ones when there are none, or what is there is not ours."""
    row = session.get(RoundsRow, site.tag("rounds", prison))
    if row is None:
        return Rounds()
    try:
        return _rounds(unpadded(unlock(derive(worker.seed, "rounds"), row.box, pack("rounds", row.id))))
    except (Refused, KeyError, TypeError, ValueError):
        return Rounds()


def keep_rounds(session: Session, site: Site, worker: Keys, prison: str, rounds: Rounds) -> None:
    name = site.tag("rounds", prison)
    box = lock(derive(worker.seed, "rounds"), padded(canonical(_plain(rounds)), CLASSES), pack("rounds", name))
    row = session.get(RoundsRow, name)
    if row is None:
        session.add(RoundsRow(id=name, box=box))
    else:
        row.box = box


def _plain(rounds: Rounds) -> dict[str, object]:
    ahead = [
        [each.told, each.before, *each.spot, b64encode(each.id).decode(), each.asked, each.health]
        for each in rounds.ahead
    ]
    return {"day": rounds.day.isoformat(), "habit": rounds.habit.plain(), "ahead": ahead, "told": rounds.told}


def _rounds(raw: bytes) -> Rounds:
    plain = parsed(raw)
    ahead = [
        Errand(told, before, (unit, place), b64decode(name), asked, any(health))
        for told, before, unit, place, name, asked, *health in plain["ahead"]
    ]
    return Rounds(date.fromisoformat(plain["day"]), Habit.of(plain["habit"]), ahead, dict(plain["told"]))


def _at(now: datetime, minute: int) -> datetime:
    """That minute of the day `now` lies in, by the clock on the wall."""
    return datetime.combine(now.date(), time(), now.tzinfo) + timedelta(minutes=minute)
