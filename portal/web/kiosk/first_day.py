"""The sheet of the first day (R-18) on a screen in a wing: a few lines at a time, that nobody has to scroll."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext

from portal.web.public.admission import FirstDay, Named, ways_in

LINES = 4
"""Lines of one screen."""
ROOM = 290
"""Characters of one screen; a Chinese one counts twice."""


@dataclass(frozen=True)
class Line:
    text: str
    picture: str = ""
    strong: str = ""
    """How long, after what must happen."""
    small: str = ""

    @property
    def width(self) -> int:
        return sum(2 if ord(each) > 0x2E80 else 1 for each in self.text + self.strong + self.small)


@dataclass(frozen=True)
class Screen:
    heading: str
    lines: tuple[Line, ...]


def screens_of(sheet: FirstDay) -> list[Screen]:
    """Everything that the sheet says, in its order; the rights stand on the two screens before."""
    limits = [Line(each.step, "times", each.time, each.note) for each in sheet.prison.for_the_wall]
    again = Line(gettext("Is the answer no, or late? You can ask another office to look again."), "up")
    how = gettext("You can ask, and you can say that something is wrong. Here is how.")
    asked = gettext(
        "Do you come from another country? Your consulate can help too. Nobody writes to them before you say yes."
    )
    helped = gettext("Some people cannot turn to their own country. These people help them.")
    apart = " ".join((helped, gettext("Your country is not told.")))
    parts: list[tuple[str, list[Line]]] = [
        (how, [Line(*each) for each in ways_in()]),
        (gettext("People outside the prison:"), [_line(each) for each in sheet.outside]),
        (gettext("People who work for the prison:"), [*(_line(each) for each in sheet.inside), again]),
        (asked, [_line(each) for each in sheet.consuls]),
        (apart, [_line(each) for each in sheet.refuges]),
        (gettext("What stays secret"), [Line(each) for each in sheet.notices]),
        (gettext("After you sent your letter"), limits),
    ]  # fmt: skip
    return [Screen(heading, lines) for heading, found in parts for lines in _fitting(found)]


def _line(office: Named) -> Line:
    return Line(office.name, office.drawing, small=office.reach.said if office.reach else "")


def _fitting(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    held: list[Line] = []
    for line in lines:
        if held and (len(held) == LINES or sum(each.width for each in (*held, line)) > ROOM):
            yield tuple(held)
            held = []
        held.append(line)
    if held:
        yield tuple(held)
