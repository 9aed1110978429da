"""What somebody beside the person wrote for them to send, as it waits."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.companions.beside import Beside
from portal.companions.line import DRAFT, OTHER, Line, lines_of
from portal.web.shared import database


@dataclass(frozen=True)
class Wrote:
    number: int
    says: str
    text: str
    language: str


def waiting_of(who: Beside) -> list[Line]:
    """The oldest first; only for letters they may still write for."""
    found = [line for line in lines_of(database(), who.seed) if line.kind == DRAFT and line.by == OTHER]
    return [line for line in found if "write" in who.may.get(line.letter, ())]


def wrote_of(who: Beside) -> tuple[Wrote, ...]:
    return tuple(
        Wrote(
            line.number,
            gettext("For letter %(number)s they wrote:", number=line.letter + 1),
            line.text,
            str(line.body.get("language", "")).replace("_", "-"),
        )
        for line in waiting_of(who)
    )
