"""Describe child: the person tells apart who a child is that the letter is about. No key of the letter opens it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import Complainant
from portal.cases import Opened, child_key, read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of, own_read
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NothingSaid
from portal.directory import Directory
from portal.protection.concerned import boxes_in, key_number, may_have, tidied
from portal.vault import Refused, Site


def describe_child(
    session: Session, sight: CaseInSight, complainant: Complainant, *, name: str, age: str, where: str, language: str,
    site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. Raises NothingSaid, Interfered. The same twice in a row is entered once.

    The office that has the letter gets the key if it may have it: one outside, unless they said no; one of a prison
    only after they said yes.
    """
    told = tidied({"name": name, "age": age, "where": where})
    if not told:
        raise NothingSaid
    sight = held(session, site, sight)
    pair = correspondent_of(complainant, sight.id)
    opened = read_case(session, directory, sight)
    number = key_number(opened.envelopes, opened.docket)
    seed = child_key.seed_of(pair, number)
    last = opened.envelopes[-1]
    if last.kind == "child" and told_in(opened, seed, sight)[-1:] == [told]:
        return last.page
    docket = own_read(sight.docket)
    page = record_envelope(
        session, site, sight, docket=replace(docket, turn="office") if docket.answered is None else docket, last=last,
        kind="child", author="mailbox", keys=pair, language=language,
        body={"child": child_key.shut(seed, sight.id, told), "key": number}, today=day_there(docket, now),
    )  # fmt: skip
    office = directory.office(docket.office)
    if may_have(opened.envelopes, office):
        child_key.give(session, site, sight, office, seed)
    return page


def told_in(opened: Opened, seed: bytes, sight: CaseInSight) -> list[dict[str, str]]:
    """What was told, for who holds the key of now; one each, oldest first. What it does not open is left out."""
    found, now = [], key_number(opened.envelopes, opened.docket)
    for number, box in boxes_in(opened.envelopes):
        try:
            found.append(tidied(child_key.opened(child_key.earlier(seed, now - number), sight.id, box)))
        except Refused:
            continue
    return found
