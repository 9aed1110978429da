"""The promise whose day has passed, as it is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.cases import Opened
from portal.web.mailbox import words
from portal.web.shared import here


@dataclass(frozen=True)
class Asked:
    """Their words, in the language they were written in, and who had to do it until when."""

    text: str
    language: str
    until: str


def asked_of(opened: Opened, today: date) -> Asked | None:
    """None while no promise is open or its day has not passed."""
    docket = opened.docket
    if not docket.broken(today) or docket.closed is not None:
        return None
    first = min(docket.promises, key=lambda each: each.due)
    said = {"owner": first.owner.hex(), "remedy_due": first.due.isoformat()}
    found = next((each for each in reversed(opened.envelopes) if said.items() <= each.body.items()), None)
    until = words.until(first.owner, first.due, here().directory)
    if found is None:
        return Asked("", "en", until)
    return Asked(str(found.body["remedy"]), found.language.replace("_", "-"), until)
