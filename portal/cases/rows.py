"""One row of a desk's list: first its docket, which sorts it, then the few facts a viewer's ring can open."""

from __future__ import annotations

from base64 import b32decode, b32encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.cases import docket_box, particulars
from portal.cases.case import Case
from portal.cases.clocks import LOOKS
from portal.cases.docket import Docket
from portal.cases.grant import Grant, ring_tag
from portal.cases.sight import CaseInSight
from portal.vault import Keys, Refused, Site, grants

URGENCY = ("life", "imminent", "danger", "none")


class Ring(Protocol):
    """A ring the viewer holds: `case` is named when it is a one-time ring."""

    @property
    def id(self) -> bytes: ...
    @property
    def seed(self) -> bytes: ...
    @property
    def case(self) -> bytes | None: ...
    @property
    def identity(self) -> bool: ...


class Heap(Protocol):
    """Cases that lie together: under tags, or, where the bucket is shared, known by name."""

    @property
    def tags(self) -> Sequence[bytes]: ...
    @property
    def ids(self) -> Sequence[bytes]: ...


@dataclass(frozen=True)
class Row:
    """What a list shows of one case. `why` is the first of the reasons it stands here."""

    ref: str
    why: str
    reasons: tuple[str, ...]
    due: date | None = None
    answered: date | None = None
    promise: date | None = None
    """The day of the promise that comes first."""
    state: str = "open"
    kind: str = ""
    late: bool = False
    flag: str = ""
    facts: dict[str, Any] | None = None
    """Particulars; None when the file was interfered with."""
    language: str = ""
    taken: bytes | None = None
    docket: Docket | None = None


@dataclass(frozen=True)
class Card:
    """A case before its grant is opened. `docket` is None when its box is not genuine."""

    id: bytes
    docket: Docket | None

    @property
    def owed(self) -> bool:
        """Whether anybody still waits: something presses, no answer came yet, or they wrote again after it."""
        held = self.docket
        if held is None:
            return True
        return held.presses or held.closed is None and (held.answered is None or held.turn == "office")

    def order(self) -> tuple[bool, int, bool, str, str, bytes]:
        """Dangerous before punished before due; what is answered after what is owed; the older first."""
        if self.docket is None:
            return False, -1, False, "", "", self.id
        held = self.docket
        rank = URGENCY.index(held.urgency) if held.urgency in URGENCY and held.answered is None else len(URGENCY)
        flagged = "retaliation" in held.flags or held.presses
        return not self.owed, rank, not flagged, held.due.isoformat(), held.filed.isoformat(), self.id

    def stands_in(self, name: str, at: date) -> bool:
        """Whether a list of that name shows it."""
        held = self.docket
        match name:
            case "today" | "book":
                return True
            case "late":
                return held is not None and held.late(at)
            case "theirs":
                return self.owed and held is not None and held.turn == "person" and not held.presses
            case "ours":
                return held is None or held.turn == "office" or held.presses
            case "answered":
                return not self.owed
            case "promises":
                return held is not None and held.closed is None and bool(held.promises)
        return False

    def owed_between(self, first: date, last: date) -> bool:
        """Whether its answer is owed on one of these days."""
        return self.docket is not None and self.docket.answered is None and first <= self.docket.due <= last


def ref_of(case: bytes) -> str:
    """How a case is called in a desk's address: 26 letters and digits."""
    return b32encode(case).decode().rstrip("=").lower()


def case_of(ref: str) -> bytes | None:
    """The case's id, or None when `ref` is not exactly how `ref_of` writes one."""
    try:
        case = b32decode(ref.upper() + "======")
    except ValueError:
        return None
    return case if len(case) == 16 and ref_of(case) == ref else None


def cards_of(
    session: Session, site: Site, heaps: Iterable[Heap], *, skip: int = 0, count: int | None = None
) -> list[Card]:
    """The cases of some heaps, in the order of their ids, `count` of them after `skip`.

    Which they are is asked of the index alone: a docket is read only for a case that is shown.
    """
    heaps = list(heaps)
    tags = [tag for heap in heaps for tag in heap.tags]
    named = [each for heap in heaps for each in heap.ids]
    ids = sorted([*session.scalars(select(Case.id).where(Case.queue.in_(tags))), *named]) if tags else sorted(named)
    wanted = ids[skip:] if count is None else ids[skip : skip + count]
    boxes = select(Case.id, Case.docket).where(Case.id.in_(wanted)).order_by(Case.id)
    return [Card(case, _docket(site, case, box)) for case, box in session.execute(boxes)]


def rows_of(session: Session, site: Site, rings: Sequence[Ring], cards: Sequence[Card], at: date) -> tuple[Row, ...]:
    """The rows to show. Whatever does not open is named, not left out."""
    keys = _keys_of(session, site, rings, cards)
    boxes = select(Case.id, Case.particulars).where(Case.id.in_([card.id for card in cards]))
    facts = {case: _facts(keys.get(case), box) for case, box in session.execute(boxes)}
    return tuple(_row(card, facts.get(card.id), at) for card in cards)


def row_in_sight(sight: CaseInSight, at: date) -> Row:
    """The row of one case that is open to its viewer."""
    return _row(Card(sight.id, sight.docket), _facts(sight.keys, sight.row.particulars), at)


def _keys_of(session: Session, site: Site, rings: Sequence[Ring], cards: Sequence[Card]) -> dict[bytes, Keys]:
    held = [(ring, Keys(ring.seed)) for ring in rings if not ring.identity]
    named = {
        ring_tag(site, card.id, ring.id): (card.id, keys)
        for card in cards
        for ring, keys in held
        if ring.case in (None, card.id)
    }
    opened: dict[bytes, Keys] = {}
    for tag, sealed in session.execute(select(Grant.tag, Grant.sealed).where(Grant.tag.in_(named))):
        case, keys = named[tag]
        try:
            opened[case] = grants.opened_case(keys, sealed, case)
        except Refused:
            continue
    return opened


def _facts(keys: Keys | None, box: bytes) -> dict[str, Any] | None:
    try:
        return None if keys is None else particulars.opened(keys, box)
    except Refused:
        return None


def _docket(site: Site, case: bytes, box: bytes) -> Docket | None:
    try:
        return docket_box.opened(site, case, box)
    except Refused:
        return None


def _row(card: Card, facts: dict[str, Any] | None, at: date) -> Row:
    held = card.docket
    if held is None or facts is None:
        return Row(ref_of(card.id), "interfered", ("interfered",), due=held.due if held else None)
    reasons = tuple(_reasons(held, at))
    return Row(
        ref=ref_of(card.id),
        why=reasons[0],
        reasons=reasons,
        due=held.due,
        answered=held.answered,
        promise=held.promise if held.closed is None else None,
        state=state_of(held),
        kind=held.kind,
        late=held.late(at),
        flag=flag_of(held),
        facts=facts,
        language=held.language,
        taken=held.taken[0] if held.taken else None,
        docket=held,
    )


def state_of(docket: Docket) -> str:
    """The state as pages name it: `new open waiting_for_person answered promised closed`."""
    if docket.closed is not None:
        return "closed"
    if docket.answered is not None:
        return "promised" if docket.promises else "answered"
    if docket.turn == "person":
        return "waiting_for_person"
    return "open" if docket.opened else "new"


def flag_of(docket: Docket) -> str:
    """`retaliation`, `danger` or nothing: the one that no act removes comes first."""
    return next((flag for flag in ("retaliation", "danger") if flag in docket.flags), "")


def _reasons(docket: Docket, at: date) -> Iterable[str]:
    """Why a case stands where it stands, most pressing first; at least one."""
    today = docket.day_at(at)
    unanswered = docket.answered is None and docket.closed is None
    pressing = {
        "danger": unanswered and "danger" in docket.flags,
        "nobody": docket.nobody,
        "agreed": docket.agreed is not None,
        "punished": "retaliation" in docket.flags,
        "silent": docket.watch is not None and docket.watch.silent(today),
        "late": docket.late(at),
        "neglected": docket.neglected(today),
        "look_again": docket.look_again is not None and today >= docket.look_again,
        "unsure": docket.unsure and docket.closed is None,
        **_beside(docket, at, owed=unanswered),
        "promise_broken": docket.again == "broken",
        "promise_over": docket.broken(today) and docket.closed is None,
        "wrote_again": docket.again == "wrote",
        "second": bool(docket.proposal),
        "stop": docket.stop is not None and docket.closed is None,
        "review": unanswered and docket.review > 0,
        "stamped": unanswered and docket.stamped,
        "climbed": unanswered and bool(docket.went) and not docket.sent_on,
        "sent_on": unanswered and docket.sent_on,
    }
    yield from (reason for reason, holds in pressing.items() if holds)
    if docket.closed is not None:
        yield "closed"
    elif not unanswered:
        yield "promised" if docket.promises else "answered"
    elif docket.turn == "person":
        yield "theirs"
    elif docket.due == today:
        yield "today"
    elif not docket.opened:
        yield "new"
    elif not docket.late(at):
        yield "owed"


def _beside(docket: Docket, at: date, *, owed: bool) -> dict[str, bool]:
    """What the clocks beside that of the answer say: nobody looked in time, nobody said a first word in time."""
    late = [each.id in LOOKS for each in docket.clocks.others if owed and isinstance(at, datetime) and each.late(at)]
    return {"overlooked": any(late), "unspoken": not all(late)}
