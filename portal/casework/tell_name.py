"""Tell name: who wrote without a name tells it later, apart from the letter, to the office that has it then (D-07)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import Complainant, letters
from portal.cases import Opened, name_key, read_case
from portal.cases.grant import own_identity_tag, tray_tag
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of, own_read
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NothingSaid
from portal.directory import Directory
from portal.protection.names import known_there, named_to, tidied
from portal.vault import Refused, Site


def tell_name(
    session: Session, sight: CaseInSight, complainant: Complainant, *, name: str, number: str, language: str,
    site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. Raises NothingSaid, Interfered.

    Sealed to the few there who may know names, as one that comes with a letter is. An office that knows it is told
    nothing again, and one where nobody may know names is told nothing.
    """
    told = tidied({"name": name, "number": number})
    if not told:
        raise NothingSaid
    sight = held(session, site, sight)
    pair, opened = correspondent_of(complainant, sight.id), read_case(session, directory, sight)
    docket, office = own_read(opened.docket), directory.office(opened.docket.office)
    if known_there(opened) or not named_to(office):
        return opened.envelopes[-1].page
    seed = name_key.seed_of(pair, len(docket.went))
    page = record_envelope(
        session, site, sight,
        docket=replace(docket, named="office", turn="office" if docket.answered is None else docket.turn),
        last=opened.envelopes[-1], kind="naming", author="mailbox", keys=pair, language=language,
        body={"name": name_key.shut(seed, sight.id, told), "went": len(docket.went)}, today=day_there(docket, now),
    )  # fmt: skip
    mine = range(letters(session, complainant))
    tags = {tag(complainant.seed, each) for each in mine for tag in (tray_tag, own_identity_tag)}
    name_key.give(session, site, sight, office, seed, mine=tags)
    return page


def told_later(opened: Opened, sight: CaseInSight, complainant: Complainant) -> dict[str, str]:
    """What was told last, read back to whoever told it; empty where nothing was."""
    told = [each.body for each in opened.envelopes if each.kind == "naming"]
    if not told:
        return {}
    seed = name_key.seed_of(correspondent_of(complainant, sight.id), int(told[-1]["went"]))
    try:
        return tidied(name_key.opened(seed, sight.id, str(told[-1]["name"])))
    except Refused:
        return {}
