"""Whom a person let in: one record for each, for their own eyes, and what each may have of which letter."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.cases.ending import never
from portal.companions.line import LINE, MAIL, how_many
from portal.companions.row import all_kept, drop, keep, kept, place
from portal.database import exclusive
from portal.mailboxes.door import ONCE, Door, make_door

SCOPES = ("outcomes", "answers", "all", "write")
"""What a relative may be given of one letter: yes or no alone · what offices answer · every word of both sides ·
writing something that the person may send."""
JOINED = "joined"
"""The role of a verified supporter who joins one letter, with limits."""
GONE = {"v": 1, "gone": "yes"}
NAME = 60
"""Characters of a name."""


@dataclass(frozen=True)
class Beside:
    """Somebody let in. `may`: number of a letter → SCOPES; `passed`: how far that letter was looked through."""

    number: int
    seed: bytes = field(repr=False)
    """Of what lies between the two."""
    name: str
    role: str = "relative"
    may: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    passed: Mapping[int, int] = field(default_factory=dict)
    until: date | None = None
    """The last day, where there is one."""
    lookup: bytes = field(default=b"", repr=False)
    """Of the invitation's door, which is there until it is used."""
    supporter: bytes = b""
    """Id of a verified entry; none for a relative."""


def beside(session: Session, mailbox_seed: bytes) -> list[Beside]:
    """Everyone let in and not let go again."""
    found = enumerate(said for said, _ in all_kept(session, mailbox_seed, "beside"))
    return [_up(number, said) for number, said in found if said is not None and "gone" not in said]


def keep_beside(session: Session, mailbox_seed: bytes, who: Beside) -> None:
    keep(session, mailbox_seed, "beside", who.number, _down(who))


def let_in(
    session: Session, mailbox_seed: bytes, *, name: str, known_as: str, role: str = "relative",
    may: Mapping[int, tuple[str, ...]] | None = None, until: date | None = None, lookup: bytes = b"",
    supporter: bytes = b"",
) -> Beside:  # fmt: skip
    """A new record, and what the other side finds. `known_as`: how the other one knows the person."""
    exclusive(session, place(mailbox_seed, "beside")[0])
    number = len(all_kept(session, mailbox_seed, "beside"))
    who = Beside(
        number, secrets.token_bytes(32), name[:NAME], role, dict(may or {}), {}, until, lookup, supporter
    )  # fmt: skip
    keep_beside(session, mailbox_seed, who)
    stand(session, who, known_as)
    return who


def stand(session: Session, who: Beside, known_as: str) -> None:
    """What lies there as long as it holds, for the other side: nothing of the letters themselves."""
    write = sorted(letter for letter, scopes in who.may.items() if "write" in scopes)
    until = who.until.isoformat() if who.until else ""
    said = {"v": 1, "from": known_as[:NAME], "role": who.role, "write": write, "until": until}
    keep(session, who.seed, "standing", 0, said)


def renew(session: Session, seed: bytes) -> None:
    """Something new lies there: the keeping time of being let in begins again. `seed`: of what lies between the two."""
    said = kept(session, seed, "standing")
    if said is not None:
        keep(session, seed, "standing", 0, said)


def invite(session: Session, who: Beside, *, lookup: bytes, key: bytes) -> bytes:
    """A door good for one use, onto a mailbox that holds this and nothing else. Its seed is kept nowhere else."""
    fresh = secrets.token_bytes(32)
    keep(session, fresh, "joined", 0, {"seed": who.seed.hex()}, ends=never())
    make_door(session, lookup, key, fresh, ONCE)
    session.flush()
    return fresh


def let_go(session: Session, mailbox_seed: bytes, number: int) -> None:
    """At once and without a word: nothing of it is left for the other side to find. Twice is once."""
    exclusive(session, place(mailbox_seed, "beside")[0])
    who = next((each for each in beside(session, mailbox_seed) if each.number == number), None)
    if who is None:
        return
    exclusive(session, place(who.seed, "standing")[0])
    for what in (LINE, MAIL):
        drop(session, who.seed, what, range(how_many(session, who.seed, what)))
    drop(session, who.seed, "standing", [0])
    door = session.get(Door, who.lookup) if who.lookup else None
    if door is not None:
        session.delete(door)
    keep(session, mailbox_seed, "beside", number, GONE)


def waits(session: Session, who: Beside) -> bool:
    """Whether their invitation was not used yet."""
    return bool(who.lookup) and session.get(Door, who.lookup) is not None


def _down(who: Beside) -> dict[str, Any]:
    return {
        "v": 1, "seed": who.seed.hex(), "name": who.name, "role": who.role,
        "may": {str(letter): list(scopes) for letter, scopes in who.may.items()},
        "passed": {str(letter): number for letter, number in who.passed.items()},
        "until": who.until.isoformat() if who.until else "", "lookup": who.lookup.hex(),
        "supporter": who.supporter.hex(),
    }  # fmt: skip


def _up(number: int, said: Mapping[str, Any]) -> Beside:
    return Beside(
        number,
        bytes.fromhex(said["seed"]),
        said["name"],
        said["role"],
        {int(letter): tuple(scopes) for letter, scopes in said["may"].items()},
        {int(letter): passed for letter, passed in said["passed"].items()},
        date.fromisoformat(said["until"]) if said["until"] else None,
        bytes.fromhex(said["lookup"]),
        bytes.fromhex(said["supporter"]),
    )
