"""What a form carried goes into the answers. Pure; what no question knows is left where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from portal.questions import tidy

NEUTRAL = {"complaint": "wrong"}
"""Values that a kiosk's page calls by another name, so that not even its source holds the word."""

_MEANT = {neutral: value for value, neutral in NEUTRAL.items()}


class Posted(Protocol):
    """The part of a form that is needed here."""

    def __contains__(self, key: object, /) -> bool: ...

    def getlist(self, key: str) -> list[str]: ...


def fill(answers: dict[str, object], form: Posted, fields: Iterable[str]) -> dict[str, object]:
    """New answers. A value that no question knows changes nothing.

    Boxes nobody ticked are not sent at all: where a page shows boxes it says so with `<field>_shown`.
    """
    filled = dict(answers)
    for field in fields:
        if field not in form and f"{field}_shown" not in form:
            continue
        posted = [_MEANT.get(value, value) if field == "kind" else value for value in form.getlist(field)]
        value = tidy(field, posted)
        if value is not None:
            filled[field] = value
    return filled
