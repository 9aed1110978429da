"""What they are asked about: a promise whose day has passed; protection, help, the investigation, said to be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.cases import Opened
from portal.protection.obligations import to_confirm
from portal.protection.third import reached
from portal.web.mailbox import words
from portal.web.shared import here
from portal.web.shared.obligations import obligation_notice


@dataclass(frozen=True)
class Asked:
    """Their words, in the language they were written in, and who had to do it until when; or what it was (`which`)."""

    text: str
    language: str
    until: str
    which: str = ""


def asked_of(opened: Opened, today: date) -> Asked | None:
    """None while there is nothing to ask about."""
    docket = opened.docket
    if not docket.broken(today) or docket.closed is not None:
        return _done(opened)
    first = min(docket.promises, key=lambda each: each.due)
    said = {"owner": first.owner.hex(), "remedy_due": first.due.isoformat()}
    found = next((each for each in reversed(opened.envelopes) if said.items() <= each.body.items()), None)
    until = words.until(first.owner, first.due, here().directory)
    if found is None:
        return Asked("", "en", until)
    return Asked(str(found.body["remedy"]), found.language.replace("_", "-"), until)


def _done(opened: Opened) -> Asked | None:
    found = to_confirm(opened.docket, opened.envelopes) if reached(opened.docket) else None
    if found is None or found.said is None:
        return None
    what = obligation_notice(found.said.kind, found.said.body)
    return Asked(found.said.text, found.said.language.replace("_", "-"), what, found.which)
