"""A case as the person sees it: their words and ours, and every act with its page in the book."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.cases import Opened, Said, TrailLine
from portal.web.mailbox import words
from portal.web.shared import here


@dataclass(frozen=True)
class Letter:
    """One letter. `decision` is empty except on an answer."""

    ours: bool
    head: str
    text: str
    language: str
    decision: str


def letters_of(opened: Opened) -> list[Letter]:
    """The oldest first."""
    return [_letter(said) for said in opened.envelopes]


def trail_of(opened: Opened) -> list[tuple[str, str, int]]:
    """(day, words, page)"""
    return [(words.day(line.day), _act(line), line.page) for line in opened.trail]


def _letter(said: Said) -> Letter:
    name = words.officer(said.author, here().directory) if said.ours else ""
    decision = str(said.body.get("decision", ""))
    return Letter(
        ours=said.ours,
        head=gettext(words.HEADS[said.kind], day=words.day(said.day), name=name),
        text=said.text,
        language=said.language.replace("_", "-"),
        decision=gettext(words.DECISIONS[decision]) if decision in words.DECISIONS else "",
    )


def _act(line: TrailLine) -> str:
    said: str = gettext(words.ACTS[line.name])
    if not line.who:
        return said
    return f"{said} ({words.officer(line.who, here().directory)})"
