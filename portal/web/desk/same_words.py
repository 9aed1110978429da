"""Whether the words of an answer stand in others of this officer's too: it is pointed out, and never refused (C-25)."""

from __future__ import annotations

from contextlib import suppress

from flask_babel import ngettext
from werkzeug.exceptions import NotFound

from portal.cases import Interfered, read_case
from portal.cases.listing import DeskList, desk_list
from portal.web.desk.seat import Seat
from portal.web.shared import database, here, now

ANSWERED = ("answered", "promises")
LAST = 24
"""Letters of each list looked at: of what this officer can open."""
FEWEST = 16
"""Letters of an alphabet; fewer are a greeting, and the same in every answer."""


def same_words(seat: Seat, ref: str, text: str) -> str:
    """One sentence, or nothing. `ref`: the letter that is being answered."""
    words = _words(text)
    if len(words) < FEWEST:
        return ""
    refs = {row.ref for name in ANSWERED for row in _listed(seat, name).rows} - {ref}
    n = sum(words in _answers(seat, each) for each in refs)
    return ngettext(
        "%(num)s other answer of yours has the same words. Does it answer this letter?",
        "%(num)s other answers of yours have the same words. Does this one answer this letter?",
        n,
    ) if n else ""  # fmt: skip


def _listed(seat: Seat, name: str) -> DeskList:
    return desk_list(database(), here().site, seat.officer, name, today=seat.today, now=now(), limit=LAST)


def _answers(seat: Seat, ref: str) -> list[str]:
    """What this officer answered there."""
    with suppress(NotFound, Interfered):
        said = read_case(database(), seat.directory, seat.case(ref)).envelopes
        return [_words(each.text) for each in said if each.kind == "reply" and each.author == seat.officer.id.hex()]
    return []


def _words(text: str) -> str:
    """However they are written and spaced."""
    return "".join(text.casefold().split())
