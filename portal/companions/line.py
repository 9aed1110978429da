"""What lies between two people, in order: words of either, and copies of what one lets the other read.

Only the seed between the two finds and opens it. No office, no worker and no administrator has that seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal import register
from portal.cases.sight import Interfered
from portal.companions.row import all_kept, keep, place
from portal.database import exclusive
from portal.vault import Site

OWNER, OTHER = "owner", "other"
"""The person whose letters they are, and the one beside them."""
LINE, MAIL = "line", "mail"
"""Rows: what is given or written to be sent, and the letters of two people, which stand in the book."""
WORDS, COPY, NAME, DRAFT, DONE = "words", "copy", "name", "draft", "done"
"""Something written to the other · something of a letter · who wrote it · what the person may send ·
which is done with."""


@dataclass(frozen=True)
class Line:
    number: int
    by: str
    kind: str
    day: date
    letter: int
    """Number of the person's letter it belongs to; -1 for none."""
    body: dict[str, Any]

    @property
    def text(self) -> str:
        return str(self.body.get("text", ""))


def write_line(
    session: Session, seed: bytes, *, by: str, kind: str, today: date, body: dict[str, Any], letter: int = -1,
    ends: bytes | None = None,
) -> Line:  # fmt: skip
    exclusive(session, place(seed, "standing")[0])
    number = how_many(session, seed)
    line = Line(number, by, kind, today, letter, body)
    keep(session, seed, LINE, number, _down(line), ends=ends)
    return line


def write_mail(session: Session, site: Site, seed: bytes, *, by: str, today: date, body: dict[str, Any]) -> int:
    """Words between a person and their lawyer stand in the book, so that none goes missing. Returns the page."""
    exclusive(session, place(seed, "standing")[0])
    line = Line(how_many(session, seed, MAIL), by, WORDS, today, -1, body)
    box = keep(session, seed, MAIL, line.number, _down(line))
    return register.enter(session, site, place(seed, "book")[1], line.number, box)


def lines_of(session: Session, seed: bytes) -> list[Line]:
    """The oldest first. What does not open is left out: it was not written by either of the two."""
    found = enumerate(said for said, _ in all_kept(session, seed, LINE))
    return [_up(number, said) for number, said in found if said is not None]


def mail_of(session: Session, site: Site, seed: bytes) -> list[Line]:
    """The same between a person and their lawyer, held against the book. What was kept long enough is left out if the
    book says so. Raises Interfered."""
    rows, book = all_kept(session, seed, MAIL), place(seed, "book")[1]
    pages = register.pages_of(session, book, len(rows) + 1)
    right = sorted(pages) == list(range(len(rows)))
    if not right or not all(
        pages[n].proof == register.proof_of(book, n, box) if box else _gone(session, site, seed, n)
        for n, (_, box) in enumerate(rows)
    ):
        raise Interfered
    return [_up(number, said) for number, (said, _) in enumerate(rows) if said is not None]


def _gone(session: Session, site: Site, seed: bytes, number: int) -> bool:
    return register.erasure_entered(session, site, place(seed, MAIL, number)[0])


def settle(session: Session, seed: bytes, line: Line) -> None:
    """The person dealt with what was written for them: sent or left, the other side sees no difference."""
    keep(session, seed, LINE, line.number, {**_down(line), "kind": DONE})


def how_many(session: Session, seed: bytes, what: str = LINE) -> int:
    return len(all_kept(session, seed, what))


def _down(line: Line) -> dict[str, Any]:
    return {
        "v": 1, "by": line.by, "kind": line.kind, "day": line.day.isoformat(), "letter": line.letter,
        "body": line.body,
    }  # fmt: skip


def _up(number: int, said: dict[str, Any]) -> Line:
    return Line(
        number, said["by"], said["kind"], date.fromisoformat(said["day"]), int(said["letter"]), dict(said["body"])
    )
