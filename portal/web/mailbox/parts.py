"""A letter on a kiosk, in parts that each fit the screen: the newest words, then what can be said, then the rest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from portal.web.mailbox.exchange import Letter

ROOM = 230
"""Characters of a letter on one screen, in the widest letters and the highest lines; a Chinese one counts twice."""
LINES = 5
"""Lines of a letter on one screen, however short."""
ACTS = 4
"""Lines of *What happened* on one screen."""

Happened = tuple[str, str, int]


@dataclass(frozen=True)
class Part:
    """One screen: a piece of a letter, acts, or a place to say something.

    `say` is `remedy came checkin safety asks offer passing goon more punished tell_here child name keeping stop`, or
    nothing.
    """

    letter: Letter | None = None
    say: str = ""
    acts: tuple[Happened, ...] = ()


def parts_of(
    letters: Sequence[Letter], trail: Sequence[Happened], *, checkin: bool = False, remedy: bool = False,
    more: bool = False, safety: bool = False, asks: bool = False, passing: bool = False, keeping: bool = False,
    child: bool = False, waits: bool = False, name: bool = False, offer: bool = False, came: bool = False,
    here: bool = False,
) -> list[Part]:  # fmt: skip
    """`letters`: in the order they are read. The places to say something stand right after the first; that for words
    before all others where it `waits` for an answer; `came`: whether we ask if somebody came;
    `checkin`: how they are.

    `remedy`: whether we ask if it was done; that comes before everything. `more`: whether it can be gone on with.
    """
    newest, *older = letters
    acts = [tuple(trail[at : at + ACTS]) for at in range(0, len(trail), ACTS)]
    return [
        *([Part(say="remedy")] if remedy else []),
        *_pieces(newest),
        *([Part(say="more")] if waits else []),
        *([Part(say="came")] if came else []),
        *([Part(say="checkin")] if checkin else []),
        *([Part(say="safety")] if safety else []),
        *([Part(say="asks")] if asks else []),
        *([Part(say="offer")] if offer else []),
        *([Part(say="passing")] if passing else []),
        *([Part(say="goon")] if more else []),
        *([] if waits else [Part(say="more")]),
        Part(say="punished"),
        *([Part(say="tell_here")] if here else []),
        *([Part(say="child")] if child else []),
        *([Part(say="name")] if name else []),
        *(piece for letter in older for piece in _pieces(letter)),
        *(Part(acts=each) for each in acts),
        *([Part(say="keeping")] if keeping else []),
        Part(say="stop"),
    ]


def place_to_say(parts: Sequence[Part], say: str = "more") -> int:
    """Which part has the form for words, or another one to say something; the first where there is none."""
    return next((number for number, part in enumerate(parts) if part.say == say), 0)


def _pieces(letter: Letter) -> Iterator[Part]:
    """The words; on screens of their own what is promised with them, and what an interpreter made of them."""
    bare = replace(letter, remedy="", until="")
    for number, text in enumerate(_screens(letter.text) or [""]):
        yield Part(letter=replace(bare, text=text, files=bare.files if number == 0 else (), beside=()))
    promised = _screens(letter.remedy) if letter.remedy else [""] if letter.until else []
    for number, remedy in enumerate(promised, 1):
        until = letter.until if number == len(promised) else ""
        yield Part(letter=replace(letter, text="", remedy=remedy, until=until, beside=()))
    for words in letter.beside:
        put = replace(bare, notice=words.says, language=words.language, decision="", sentences=(), files=(), beside=())
        yield from (Part(letter=replace(put, text=text)) for text in _screens(words.text) or [""])


def _screens(text: str) -> list[str]:
    """The text in pieces of at most ROOM characters and LINES lines, broken between words where there are any."""
    screens: list[str] = []
    held = ""
    for word in re.findall(rf"\S{{1,{ROOM // 4}}}\s*|\s+", text):
        if held and (_width(held + word.rstrip()) > ROOM or held.count("\n") >= LINES):
            screens.append(held.strip("\n"))
            held = ""
        held += word
    return [*screens, held.rstrip()] if held.strip() else screens


def _width(text: str) -> int:
    return len(text) + sum(unicodedata.east_asian_width(each) in "WF" for each in text)
