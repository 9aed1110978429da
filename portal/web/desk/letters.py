"""A case as an exchange of letters: who wrote, when, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from portal.cases.chain import Opened, Said, TrailLine
from portal.languages.words import N_
from portal.web.desk import words
from portal.web.desk.seat import Seat

THEIRS = {
    "statement": N_("They wrote on %(day)s"),
    "message": N_("They wrote more on %(day)s"),
    "punishment": N_("They told us on %(day)s that they are being punished"),
}
OURS = {
    "question": N_("%(name)s asked on %(day)s"),
    "reply": N_("%(name)s answered on %(day)s"),
    "note": N_("%(name)s noted on %(day)s"),
}


@dataclass(frozen=True)
class Letter:
    """One letter. `decision` is empty except on an answer."""

    ours: bool
    head: str
    text: str
    language: str
    decision: str
    page: int


def letters_of(opened: Opened, seat: Seat) -> list[Letter]:
    """The exchange, oldest first."""
    return [_letter(said, seat) for said in opened.envelopes]


def notes_of(opened: Opened, seat: Seat) -> list[Letter]:
    """What this office wrote for itself, oldest first."""
    return [_letter(said, seat) for said in opened.notes]


def trail_of(opened: Opened, seat: Seat) -> list[tuple[str, str, int]]:
    """(day, words, page) of every act, for *What happened*."""
    return [(words.day(date.fromisoformat(line.day)), _act(line, seat), line.page) for line in opened.trail]


def _letter(said: Said, seat: Seat) -> Letter:
    day = words.day(date.fromisoformat(said.day))
    if said.ours:
        head = gettext(OURS[said.kind], name=words.officer_name(said.author, seat.directory), day=day)
    else:
        head = gettext(THEIRS[said.kind], day=day)
    decision = said.body.get("decision", "") if said.kind == "reply" else ""
    chosen = gettext(words.DECISIONS[decision]) if decision in words.DECISIONS else ""
    return Letter(said.ours, head, said.text, said.language, chosen, said.page)


def _act(line: TrailLine, seat: Seat) -> str:
    act = gettext(words.ACTS[line.name])
    if not line.who:
        return act
    return gettext("%(act)s: %(name)s", act=act, name=words.officer_name(line.who, seat.directory))
