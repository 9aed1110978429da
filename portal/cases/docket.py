"""The docket: what the machinery must know of a case, locked under the site file, always one size."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from portal.cases import clocks, incident
from portal.cases.clocks import Clocks
from portal.cases.incident import Incident
from portal.deadlines import Calendar
from portal.vault import Refused, Site, canonical, lock, pack, padded, parsed, unlock, unpadded

CLASS = (1792,)
ROOM = CLASS[0] - 4
"""Bytes of a docket under its padding, which keeps its length in four."""
MOST_TRAIL = 12
LEAST_TRAIL = 8
"""A docket so full that it would not fit lets go of its oldest traces, down to these: their pages stay in the book."""
MOST_WENT = 6
MOST_PROMISED = 4
MOST_PROMISES = 2
OBLIGATIONS = ("protection", "support", "investigation")
"""What an abuse report sets going, in this order wherever their days stand."""


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
    """`danger`, `retaliation`. No act takes one away."""
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
    """Marks of the officers the person took off: see cases/off.py."""
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


def shut(site: Site, case: bytes, docket: Docket) -> bytes:
    """The box for the row: 1,865 bytes whatever the docket. Raises Refused when it is fuller than lawful."""
    plain = _plain(docket)
    while len(canonical(plain)) > ROOM and len(plain["tr"]) > LEAST_TRAIL:
        plain["tr"] = plain["tr"][1:]
    return lock(site.key("docket"), padded(canonical(plain), CLASS, grows=False), pack("docket", case))


def opened(site: Site, case: bytes, box: bytes) -> Docket:
    """The docket of the case called `case`. Raises Refused for any other box."""
    return _docket(parsed(unpadded(unlock(site.key("docket"), box, pack("docket", case)))))


def _plain(docket: Docket) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "v": 1,
        "of": docket.office,
        "ri": _text(docket.ring),
        "ki": docket.kind,
        "pa": docket.pack,
        "fi": docket.filed.isoformat(timespec="minutes"),
        "zo": docket.zone,
        "du": docket.due.isoformat(),
        "bo": _text(docket.book),
        "ac": docket.acts,
        "en": docket.envelopes,
        "no": docket.notes,
        "tu": docket.turn,
        "ap": int(docket.apart),
        "pr": docket.prison,
        "fr": docket.filer,
        "la": docket.language,
        "ur": docket.urgency,
        "fl": sorted(docket.flags),
        "dp": [day.isoformat() for day in docket.promised[-MOST_PROMISED:]],
        "an": docket.answered.isoformat() if docket.answered else "",
        "re": docket.read,
        "tr": [[each.act, each.name, each.day.toordinal(), _text(each.who)] for each in docket.trail[-MOST_TRAIL:]],
        "we": list(docket.went[-MOST_WENT:]),
        "wa": [[each.number, each.office, _text(each.ring), each.not_before.toordinal()] for each in docket.waiting],
        "na": docket.named,
        "ta": [_text(docket.taken[0]), int(docket.taken[1].timestamp()) // 60] if docket.taken else [],
        "op": int(docket.opened),
    }
    return plain | _after(docket)


def _after(docket: Docket) -> dict[str, Any]:
    """What most cases never have: written only where they have it."""
    given: dict[str, Any] = {
        "pm": [[_text(each.owner)[:22], each.due.toordinal()] for each in docket.promises[:MOST_PROMISES]],
        "ag": docket.again[:1],
        "cl": docket.closed.toordinal() if docket.closed else 0,
        "st": docket.stop.toordinal() if docket.stop else 0,
        "gp": docket.proposal,
        "rw": docket.review,
        "ls": int(docket.stamped),
        "sn": docket.sent,
        "ak": int(docket.acknowledged),
        "nt": _text(docket.off),
        "ck": clocks.written(docket.clocks),
        "wt": [each.toordinal() if each else 0 for each in _watch_days(docket.watch)],
        "ic": incident.written(docket.incident),
        "hd": int(docket.hold),
        "ob": [each.toordinal() if each else 0 for each in docket.obligations],
    }
    return {name: value for name, value in given.items() if value}


def _docket(plain: dict[str, Any]) -> Docket:
    try:
        return Docket(
            office=plain["of"],
            ring=b64decode(plain["ri"]),
            kind=plain["ki"],
            pack=plain["pa"],
            filed=datetime.fromisoformat(plain["fi"]),
            zone=plain["zo"],
            due=date.fromisoformat(plain["du"]),
            book=b64decode(plain["bo"]),
            acts=plain["ac"],
            envelopes=plain["en"],
            notes=plain["no"],
            turn=plain["tu"],
            apart=bool(plain["ap"]),
            prison=plain["pr"],
            filer=plain["fr"],
            language=plain["la"],
            urgency=plain["ur"],
            flags=frozenset(plain["fl"]),
            promised=tuple(date.fromisoformat(each) for each in plain["dp"]),
            answered=date.fromisoformat(plain["an"]) if plain["an"] else None,
            read=plain["re"],
            trail=tuple(Trace(act, name, date.fromordinal(day), b64decode(who)) for act, name, day, who in plain["tr"]),
            went=tuple(plain["we"]),
            waiting=tuple(Waiting(n, office, b64decode(r), date.fromordinal(d)) for n, office, r, d in plain["wa"]),
            named=plain["na"],
            taken=_taken(plain["ta"], ZoneInfo(plain["zo"])),
            opened=bool(plain["op"]),
            **_read_after(plain),
        )
    except (KeyError, TypeError, ValueError):
        raise Refused from None


def _taken(plain: list[Any], zone: ZoneInfo) -> tuple[bytes, datetime] | None:
    return (b64decode(plain[0]), datetime.fromtimestamp(plain[1] * 60, zone)) if plain else None


def _read_after(plain: dict[str, Any]) -> dict[str, Any]:
    return {
        "promises": tuple(Promise(b64decode(who + "=="), date.fromordinal(day)) for who, day in plain.get("pm", ())),
        "again": {"": "", "w": "wrote", "b": "broken"}[plain.get("ag", "")],
        "closed": _day(plain.get("cl", 0)),
        "stop": _day(plain.get("st", 0)),
        "proposal": plain.get("gp", 0),
        "review": plain.get("rw", 0),
        "stamped": bool(plain.get("ls", 0)),
        "sent": plain.get("sn", 0),
        "acknowledged": bool(plain.get("ak", 0)),
        "off": b64decode(plain.get("nt", "")),
        "clocks": clocks.read(plain.get("ck", "")),
        "watch": _watch(plain.get("wt", ())),
        "incident": incident.read(plain.get("ic", [])),
        "hold": bool(plain.get("hd", 0)),
        "obligations": tuple(_day(each) for each in plain.get("ob", ())),
    }


def _watch_days(watch: Watch | None) -> tuple[date | None, ...]:
    return (watch.since, watch.until, watch.check) if watch else ()


def _watch(days: Sequence[int]) -> Watch | None:
    if not days:
        return None
    since, until, check = days
    return Watch(date.fromordinal(since), date.fromordinal(until), _day(check))


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()
