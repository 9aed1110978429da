"""Beats: the units of a prison and the places in each, as a post walks them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping

from sqlalchemy import Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.database import NO_ROWID, Base, Tag

Beats = Mapping[str, tuple[str, ...]]
"""Unit → its places, cells for the most part."""
Spot = tuple[str, str]
"""(unit, place): a place of a unit, a whole unit (`("B", "")`), or the whole prison (`("", "")`)."""

EVERYWHERE: Spot = ("", "")


class Beat(Base):
    __tablename__ = "beats"
    __table_args__ = NO_ROWID

    id: Mapped[bytes] = mapped_column(Tag, primary_key=True)
    prison: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    places: Mapped[str] = mapped_column(Text)
    """A JSON list of names."""


def beats_of(session: Session, prison: str) -> dict[str, tuple[str, ...]]:
    rows = session.scalars(select(Beat).where(Beat.prison == prison).order_by(Beat.unit))
    return {row.unit: tuple(json.loads(row.places)) for row in rows}


def spot_of(typed: str, beats: Beats) -> Spot:
    """Where a person means, from what they typed: a place that is known, else a unit, else the whole prison.

    A place only where unit and number stand apart and no other number is there, or it is written as its own name is:
    `B2` may be a landing, and then the whole of B is walked. Nothing of the text itself ever goes further: it may say
    anything.
    """
    said, numbers = _apart(typed, beats), set(re.findall(r"\d+", _normal(typed)))
    for unit, places in beats.items():
        for place in places:
            if _plain(place) in said and numbers <= set(re.findall(r"\d+", _normal(place))):
                return unit, place
    names = _pieces(re.findall(LETTERS_OR_DIGITS, _normal(typed)))
    return next(((unit, "") for unit in beats if _plain(unit) in names), EVERYWHERE)


LETTERS_OR_DIGITS = r"[^\W\d_]+|\d+"


def _apart(typed: str, beats: Beats) -> set[str]:
    """The pieces; where letters and digits are written together, only if a place is called just so."""
    names, words = {_normal(place) for places in beats.values() for place in places}, _words(typed)
    return _pieces([word for word in words if word.isalpha() or word.isdigit()]) | names.intersection(words)


def _pieces(words: list[str]) -> set[str]:
    """Every run of up to three words of it, written together: `wing B cell 12`, `B-12` and `b 12` all hold `b12`."""
    runs = {"".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, first + 4)}
    bare = [word for word in words if word.isdigit() or len(word) <= 2]
    return runs | {"".join(bare[first : first + 2]) for first in range(len(bare))}


def _words(typed: str) -> list[str]:
    return re.findall(r"[^\W_]+", _normal(typed))


def _plain(name: str) -> str:
    return "".join(_words(name))


def _normal(text: str) -> str:
    return _digits(unicodedata.normalize("NFKC", text[:200])).casefold()


def _digits(text: str) -> str:
    """Digits of any script as 0 to 9."""
    return "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in text)
