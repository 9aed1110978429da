"""Who they are, in the person's own mailbox: a place to tell it to an office that does not know, and what was told."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from flask_babel import gettext

from portal.cases import Opened
from portal.cases.sight import CaseInSight
from portal.casework.tell_name import told_later
from portal.protection.names import FIELDS, known_there, named_to
from portal.questions import QUESTIONS
from portal.web.mailbox.address import act_address
from portal.web.mailbox.open_mailbox import complainant
from portal.web.shared import here


@dataclass(frozen=True)
class OwnName:
    """`known`: the office that has the letter was told it already, and `told` is what."""

    address: str
    known: bool
    told: tuple[str, ...]
    number: str
    """How the second field is called: a prison number, a staff number, or how to reach them."""
    typed: dict[str, str]


def own_name(ref: int, opened: Opened, sight: CaseInSight) -> OwnName | None:
    """None where the office knew it from the beginning, or nobody there may know names."""
    known, told = known_there(opened), told_later(opened, sight, complainant())
    if (known and not told) or not named_to(here().directory.office(opened.docket.office)):
        return None
    asked = QUESTIONS["number"].asked({"filer": opened.docket.filer})
    typed = {each: request.form.get(f"own_{each}", "") for each in FIELDS}
    shown = tuple(told.values()) if known else ()
    return OwnName(act_address(ref, "names"), known, shown, gettext(asked.prompt), typed)
