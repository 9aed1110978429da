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
WORDS, COPY, DRAFT, DONE = "words", "copy", "draft", "done"
"""Something written to the other · something of a letter · something the person may send · which is done with."""


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
    session: Session, seed: bytes, *, by: str, kind: str, today: date, body: dict[str, Any], letter: int = -1
) -> Line:
    exclusive(session, place(seed, "standing")[0])
    number = how_many(session, seed)
    line = Line(number, by, kind, today, letter, body)
    keep(session, seed, "line", number, _down(line))
    return line


def write_mail(session: Session, site: Site, seed: bytes, *, by: str, today: date, body: dict[str, Any]) -> int:
    """Words between a person and their lawyer stand in the book, so that none goes missing. Returns the page."""
    exclusive(session, place(seed, "standing")[0])
    line = Line(how_many(session, seed), by, WORDS, today, -1, body)
    box = keep(session, seed, "line", line.number, _down(line))
    return register.enter(session, site, place(seed, "book")[1], line.number, box)


def lines_of(session: Session, seed: bytes) -> list[Line]:
    """The oldest first. What does not open is left out: it was not written by either of the two."""
    found = enumerate(said for said, _ in all_kept(session, seed, "line"))
    return [_up(number, said) for number, said in found if said is not None]


def mail_of(session: Session, seed: bytes) -> list[Line]:
    """The same between a person and their lawyer, held against the book. Raises Interfered."""
    rows, book = all_kept(session, seed, "line"), place(seed, "book")[1]
    pages = register.pages_of(session, book, len(rows) + 1)
    right = sorted(pages) == list(range(len(rows)))
    for number, (said, box) in enumerate(rows):
        if not right or said is None or pages[number].proof != register.proof_of(book, number, box):
            raise Interfered
    if not right:
        raise Interfered
    return [_up(number, said) for number, (said, _) in enumerate(rows) if said is not None]


def settle(session: Session, seed: bytes, line: Line) -> None:
    """The person dealt with what was written for them: sent or left, the other side sees no difference."""
    keep(session, seed, "line", line.number, {**_down(line), "kind": DONE})


def how_many(session: Session, seed: bytes) -> int:
    return len(all_kept(session, seed, "line"))


def _down(line: Line) -> dict[str, Any]:
    return {
        "v": 1, "by": line.by, "kind": line.kind, "day": line.day.isoformat(), "letter": line.letter,
        "body": line.body,
    }  # fmt: skip


def _up(number: int, said: dict[str, Any]) -> Line:
    return Line(
        number, said["by"], said["kind"], date.fromisoformat(said["day"]), int(said["letter"]), dict(said["body"])
    )
