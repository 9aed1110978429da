"""The child a letter is about, in the person's own mailbox: what was told, who may open it, and a place to tell."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from portal.cases import Opened, child_key
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of
from portal.casework.describe_child import told_in
from portal.casework.pretence import agreed_for_show
from portal.protection.concerned import FIELDS, key_number, may_have
from portal.protection.consents import NOTICE
from portal.questions.child import may_be_about_a_child
from portal.web.mailbox.address import act_address
from portal.web.mailbox.open_mailbox import complainant
from portal.web.shared import database, here


@dataclass(frozen=True)
class Child:
    """`told`: what was told of each, `given`: whether the office that has the letter can open it."""

    address: str
    notice: str
    told: tuple[dict[str, str], ...]
    given: bool
    outside: bool
    typed: dict[str, str]
    """What stood in the fields of a form that was not taken."""


def child_of(ref: int, opened: Opened, sight: CaseInSight) -> Child | None:
    """None for a letter in which no child is meant, as far as anybody can tell."""
    number = key_number(opened.envelopes, opened.docket)
    key = child_key.seed_of(correspondent_of(complainant(), sight.id), number)
    told = tuple(told_in(opened, key, sight))
    said = {**(opened.statement.body.get("said") or {}), "filer": opened.docket.filer}
    if not told and not may_be_about_a_child({**said, "topic": opened.particulars.get("topic", "")}):
        return None
    office = here().directory.office(opened.docket.office)
    given = child_key.is_given(database(), here().site, sight, key)
    given = bool(told) and (given or (agreed_for_show(opened) and may_have(opened.envelopes, office)))
    typed = {each: request.form.get(each, "") for each in FIELDS}
    return Child(act_address(ref, "children"), NOTICE, told, given, office.outside, typed)
