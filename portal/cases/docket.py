"""The docket: what the machinery must know of a case. `docket_box` locks it for its row."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from portal.cases.agreed import Agreed
from portal.cases.clocks import Clocks
from portal.cases.incident import Incident
from portal.deadlines import Calendar

MOST_PROMISES = 2
OBLIGATIONS = ("protection", "support", "investigation")
"""What an abuse report sets going, in this order wherever their days stand."""
TOLD = frozenset({"retaliation", "punished"})
"""The marks of whoever says that they are punished."""


@dataclass(frozen=True)
class Waiting:
    """A waiting grant: its number, whose it will be, and the first day it may be released.

    `ring` is empty where the person went on to that office, or to one below it, themselves: the grant is gone, and
    who holds the case sees no difference.
    """

    number: int
    office: str
    ring: bytes
    not_before: date

    @property
    def stopped(self) -> bool:
        return not self.ring


@dataclass(frozen=True)
class Trace:
    """An act that has no envelope: number, name, day, and the officer's id (empty: the person or the worker)."""

    act: int
    name: str
    day: date
    who: bytes = b""


@dataclass(frozen=True)
class Promise:
    """What an office said it would do: the officer who answers for it (id, 16), and the last day."""

    owner: bytes
    due: date


@dataclass(frozen=True)
class Watch:
    """Signs of punishment are looked for: from and until which day, and the day of the next question to the person."""

    since: date
    until: date
    check: date | None
    """The day on which the person is asked, or was first left unanswered; None after the last."""

    def running(self, today: date) -> bool:
        return today <= self.until

    def asks(self, today: date) -> bool:
        """Whether a question stands in the mailbox."""
        return self.running(today) and self.check is not None and self.check <= today

    def silent(self, today: date) -> bool:
        """Whether a question was asked on an earlier day and nobody answered."""
        return self.running(today) and self.check is not None and self.check < today

    @property
    def day(self) -> date:
        """The day that matters next."""
        return self.check or self.until


@dataclass(frozen=True)
class Docket:
    """Who holds the case, what it waits for and until when. Days are days in the prison's time zone."""

    office: str
    ring: bytes
    kind: str
    pack: str
    filed: datetime
    """Aware, in the prison's zone, rounded down to the hour."""
    zone: str
    due: date
    """The last good day for an answer."""
    book: bytes = field(repr=False)
    apart: bool = False
    """Under a one-time ring: it lies in the shared bucket."""
    prison: str = ""
    filer: str = ""
    language: str = "en"
    urgency: str = "none"
    flags: frozenset[str] = frozenset()
    """`danger`; `retaliation`, of whoever is looked after; `punished` besides, who says that it has begun; `harm`, of a
    letter about somebody hurt whose kind is no report. No act takes one away."""
    clocks: Clocks = Clocks()
    """When the office's time began and ends to the minute, and the clocks beside that of the answer."""
    promised: tuple[date, ...] = ()
    """Earlier due days, oldest first: what the person was told stays history."""
    acts: int = 0
    envelopes: int = 0
    notes: int = 0
    """Office notes: in envelopes too, but in no number the complainant counts by."""
    turn: str = "office"
    """Who has to speak next: `office` or `person`."""
    answered: date | None = None
    read: int = 0
    """How many of the case's envelopes the person has opened."""
    trail: tuple[Trace, ...] = ()
    went: tuple[str, ...] = ()
    """Offices that had it before, oldest first."""
    waiting: tuple[Waiting, ...] = ()
    named: str = "none"
    """`none`, `office` (identity ring only) or `all`."""
    taken: tuple[bytes, datetime] | None = None
    """The officer who has it, and since which minute (aware)."""
    opened: bool = False
    """Whether the office that has it now has opened it."""
    sent: int = 0
    """The act by which it was last sent on from another office; 0 while it never was."""
    acknowledged: bool = False
    """Whether the office that has it now has said that it is looking at it."""
    off: bytes = field(default=b"", repr=False)
    """Marks of the officers the person took off, and of those put back: see cases/off.py."""
    promises: tuple[Promise, ...] = ()
    """Those still open, at most MOST_PROMISES; the words stand in the envelopes."""
    again: str = ""
    """Why an answered case is owed an answer again: `wrote` or `broken` (a promise), else nothing."""
    closed: date | None = None
    stop: date | None = None
    """The day on which the person asked to stop, where that may end the case."""
    proposal: int = 0
    """The act by which a first officer proposed *groundless*; 0 while nobody did."""
    review: int = 0
    """How many answers were gone on from before this case; 0 for a first letter."""
    stamped: bool = False
    """A review handed in after the local time limit: accepted, and decided in writing (V-16)."""
    watch: Watch | None = None
    """Stays through answer, closing and transfer, until its last day."""
    incident: Incident | None = None
    """Of a record that an officer made; None for a letter."""
    obligations: tuple[date | None, ...] = ()
    """The days on which the OBLIGATIONS are due, None for one that is done; empty where it is no abuse report."""

    hold: bool = False
    """A court or an inquiry needs it: it is not erased until whoever has it says that they do not."""
    look_again: date | None = None
    """The first day by which something that holds for their safety is looked at again; None where nothing holds."""
    answering: bytes = field(default=b"", repr=False)
    """Marks of the officers who answer for what holds, three bytes each: see protection/measures.py."""
    sheltered: bool = False
    """Nobody outside who worked in that prison reads it, unless the person let them (R-29): see cases/shelter.py."""
    agreed: Agreed | None = None
    """To whom they said yes and nothing was passed on yet."""
    nobody: bool = False
    """A post said that it looked, they say that nobody came, and nobody looked since."""
    unsure: bool = False
    """They asked to stop a letter that stays, and nobody has asked them alone yet whether somebody made them (C-15)."""

    @property
    def presses(self) -> bool:
        """Whether something waits that the person said and that no answer settles: a yes, or that nobody came."""
        return self.agreed is not None or self.nobody

    @property
    def danger_open(self) -> bool:
        """Whether it says that somebody is in danger, and nobody answered."""
        return "danger" in self.flags and self.answered is None and self.closed is None

    @property
    def only_asked(self) -> bool:
        """Whether a marked letter says no more than that somebody should look for signs of punishment."""
        return "retaliation" in self.flags and "punished" not in self.flags and self.kind != "retaliation"

    def neglected(self, today: date) -> bool:
        """Whether the day of one of the obligations has passed."""
        return any(each is not None and today > each for each in self.obligations)

    @property
    def sent_on(self) -> bool:
        """Whether it came to the office that has it because another sent it on, and not by itself."""
        return self.sent > max((each.act for each in self.trail if each.name == "escalated"), default=0)

    @property
    def settled(self) -> bool:
        """Whether nobody waits for the office: answered and not written to since, or closed."""
        return self.closed is not None or (self.answered is not None and self.turn == "person")

    @property
    def climbs_to(self) -> str:
        """The office it goes to by itself when it is late; nothing where it stays."""
        return next((each.office for each in self.waiting if not each.stopped), "")

    @property
    def promise(self) -> date | None:
        """The day of the promise that comes first."""
        return min((each.due for each in self.promises), default=None)

    @property
    def late_from(self) -> datetime:
        """The first instant that is late, in UTC."""
        return self.clocks.until or Calendar(self.zone).begin(self.due + timedelta(days=1)).astimezone(UTC)

    @property
    def hour(self) -> datetime | None:
        """The hour before which the answer is due, in the prison's zone; None where it is due by the day."""
        return self.clocks.until and self.clocks.until.astimezone(ZoneInfo(self.zone))

    def day_at(self, at: date) -> date:
        """The day it is in the prison at an instant (aware); a day stays itself."""
        return at.astimezone(ZoneInfo(self.zone)).date() if isinstance(at, datetime) else at

    def late(self, at: date) -> bool:
        """Whether an answer is owed and its time is over: at an instant (aware), or when a day there begins."""
        if self.answered is not None or self.stop is not None or self.closed is not None:
            return False
        if isinstance(at, datetime):
            return at.astimezone(UTC) >= self.late_from
        return at > self.due or (self.clocks.until is not None and Calendar(self.zone).begin(at) >= self.clocks.until)

    def broken(self, today: date) -> bool:
        """Whether the day of a promise has passed, and nobody said yet that it was kept."""
        return self.promise is not None and today > self.promise
