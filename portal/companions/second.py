"""A second number, for whoever is made to open their letters: a mailbox that shows the letters that were chosen for it.

The first mailbox keeps a note of it, the second keeps what it was lent. Rows and door are those of any other mailbox.
"""

from __future__ import annotations

import secrets
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.cases.ending import never
from portal.companions.row import all_kept, both_kept, drop, keep, kept, place
from portal.database import exclusive
from portal.mailboxes.door import Door, make_door
from portal.mailboxes.lent import Lent

GONE = {"v": 1, "gone": "yes"}


@dataclass(frozen=True)
class Second:
    """What the first mailbox knows of it."""

    number: int
    made: date
    seed: bytes = field(repr=False)
    lookup: bytes = field(repr=False)
    letters: tuple[int, ...]
    """Which of its letters are shown there, as the first counts them."""
    drawer: bool = False
    """Whether six pictures open it, and not a number."""


@dataclass(frozen=True)
class Mark:
    """What is told to those outside when it is opened. It opens no letter."""

    prison: str
    unit: str
    cases: tuple[bytes, ...]
    off: tuple[bytes, ...]
    """Ids of officers who are taken off a letter of this person's: they are not told."""


@dataclass(frozen=True)
class Lending:
    """What a second mailbox was lent, and what was done there for show: name of a letter → see casework/pretend.py."""

    letters: tuple[Lent, ...]
    mark: bytes = field(repr=False)
    """The seed under which the mark lies: the worker gets it, and with it no letter."""
    book: bytes = field(repr=False)
    """Of the pages of what was done there for show."""
    shown: dict[str, Any] = field(default_factory=dict, repr=False)


def second(session: Session, first_seed: bytes) -> Second | None:
    """The one there is now."""
    found = enumerate(said for said, _ in all_kept(session, first_seed, "second"))
    there = [(number, said) for number, said in found if said is not None and "gone" not in said]
    return _up(*there[-1]) if there else None


def make_second(
    session: Session, first_seed: bytes, *, lookup: bytes, key: bytes, letters: dict[int, Lent], seed: bytes,
    mark: Mark, today: date, drawer: bool = False,
) -> None:  # fmt: skip
    """A door, and what lies behind it. `letters`: by their numbers in the first mailbox; `seed`: of the new one."""
    exclusive(session, place(first_seed, "second")[0])
    number = len(all_kept(session, first_seed, "second"))
    said = {"v": 1, "seed": seed.hex(), "lookup": lookup.hex(), "made": today.isoformat(), "letters": list(letters)}
    said |= {"drawer": "yes"} if drawer else {}
    keep(session, first_seed, "second", number, said)
    mark_seed, book = secrets.token_bytes(32), secrets.token_bytes(32)
    lending = [_texts((each.case, each.sealed, each.pair, each.book)) for each in letters.values()]
    lent = {"v": 1, "letters": lending, "mark": mark_seed.hex(), "book": book.hex()}
    keep(session, seed, "lent", 0, lent, ends=never())
    told = {"prison": mark.prison, "unit": mark.unit, "cases": _texts(mark.cases), "off": _texts(mark.off)}
    keep(session, mark_seed, "mark", 0, told)
    make_door(session, lookup, key, seed)
    session.flush()


def end_second(session: Session, first_seed: bytes, number: int, *, wrote_there: bool) -> None:
    """It shows nothing of the first any more, and opens nothing; unless something was written there that may still be
    answered: then it opens that. Twice is once."""
    exclusive(session, place(first_seed, "second")[0])
    there = second(session, first_seed)
    if there is None or there.number != number:
        return
    drop(session, there.seed, "shown", [0])
    drop(session, there.seed, "lent", [0])  # the mark stays to its end: what was left for the worker may ask for it
    door = session.get(Door, there.lookup)
    if door is not None and not wrote_there:
        session.delete(door)
    keep(session, first_seed, "second", number, GONE)


def lent_to(session: Session, mailbox_seed: bytes) -> Lending | None:
    """None for every mailbox that is no second one."""
    said, shown = both_kept(session, mailbox_seed, "lent", "shown")
    if said is None:
        return None
    letters = tuple(Lent(*(b64decode(part) for part in each)) for each in said["letters"])
    return Lending(letters, bytes.fromhex(said["mark"]), bytes.fromhex(said["book"]), dict(shown or {}))


def keep_shown(session: Session, mailbox_seed: bytes, shown: dict[str, Any]) -> None:
    """A row of its own, as a copy for somebody beside a person is one: no row grows by it."""
    keep(session, mailbox_seed, "shown", 0, shown)


def mark_of(session: Session, mark_seed: bytes) -> Mark | None:
    """None where it was ended meanwhile."""
    said = kept(session, mark_seed, "mark")
    if said is None:
        return None
    cases, off = (tuple(b64decode(each) for each in said[name]) for name in ("cases", "off"))
    return Mark(said["prison"], said["unit"], cases, off)


def _texts(parts: Sequence[bytes]) -> list[str]:
    return [b64encode(each).decode() for each in parts]


def _up(number: int, said: dict[str, Any]) -> Second:
    made, letters = date.fromisoformat(said["made"]), tuple(said["letters"])
    seed, lookup = bytes.fromhex(said["seed"]), bytes.fromhex(said["lookup"])
    return Second(number, made, seed, lookup, letters, drawer=said.get("drawer") == "yes")
