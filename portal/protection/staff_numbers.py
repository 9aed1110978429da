"""Officers who were found to have done something, under a number that only the office that found it can resolve (R-45).

The same officer has the same number in every case of that office, so that a second case is seen; whose number it is
stands in the office's own notes.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b32encode
from collections.abc import Iterable, Sequence
from typing import Protocol

from portal.cases.chain import Said
from portal.vault import derive

ABOUT = "staff:"
"""How a note says that it names whoever stands behind a number."""
FINDINGS = ("proved", "open", "unfounded")
"""It happened; nobody could find out; it did not happen (115.73)."""
FOLLOWS = ("away", "left_wing", "left_prison", "back", "charged", "guilty")
"""What the person is told of when it comes to pass, at the time or later."""
SHORTEST = 3
"""Letters of a part of a name that are looked for in other words."""


class Ring(Protocol):
    @property
    def seed(self) -> bytes: ...
    @property
    def case(self) -> bytes | None: ...
    @property
    def identity(self) -> bool: ...
    @property
    def generation(self) -> int: ...


def staff_number(rings: Iterable[Ring], prison: str, who: str) -> str:
    """The number of an officer of a prison (name or staff number, as typed), by the office's first key: `7KQ2-M4XA`."""
    general = [ring for ring in rings if ring.case is None and not ring.identity]
    first = min(general, key=lambda ring: ring.generation)
    code = b32encode(derive(first.seed, "staff-number", prison, " ".join(sorted(_parts(who))), size=5)).decode()
    return f"{code[:4]}-{code[4:]}"


def names_in(notes: Iterable[Said]) -> dict[str, str]:
    """Number → whose it is, as far as this office wrote it down."""
    said = ((str(note.body.get("about", "")), note.text) for note in notes)
    return {about.removeprefix(ABOUT): text for about, text in said if about.startswith(ABOUT)}


def named_in(text: str, names: Sequence[str]) -> bool:
    """Whether words that the person, or a prison, will read say one of these names."""
    words = set(_parts(text))
    wanted = {part.casefold() for name in names for part in re.findall(r"\w+", name) if _tells(part)}
    return bool(words & wanted)


def _tells(part: str) -> bool:
    """Whether a word of what was typed is a part of a name: it begins with no small letter, or has a figure in it."""
    return len(part) >= SHORTEST and (not part[0].islower() or any(each.isdigit() for each in part))


def _parts(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
