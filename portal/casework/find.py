"""Find: an office outside says what it found about somebody of the staff, under a number that it alone resolves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.desk_note import keep_note
from portal.casework.hold import held
from portal.casework.refusals import NamesStaff, NothingSaid, OutsideOnly
from portal.casework.spoken import Voice, said_to_them
from portal.directory import Directory
from portal.protection.staff_numbers import ABOUT, FINDINGS, FOLLOWS, named_in, names_in, staff_number
from portal.vault import Keys, Site


def find(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, staff: str, finding: str, follows: str, text: str,
    language: str, site: Site, directory: Directory, now: datetime, voice: Voice | None = None,
) -> int:  # fmt: skip
    """Returns the page's number. `staff`: who it is, as typed; it goes into the office's notes and nowhere else.
    `follows`: one of FOLLOWS, or nothing yet. The person reads the rest.

    Raises OutsideOnly, NothingSaid, NamesStaff, NoSpokenForm, Interfered.
    """
    if not directory.office(officer.office).outside:
        raise OutsideOnly
    if finding not in FINDINGS or follows not in ("", *FOLLOWS) or not staff.strip() or sight.desk is None:
        raise NothingSaid
    desk, sight = sight.desk, held(session, site, sight)
    opened = read_case(session, directory, sight)
    known = names_in(opened.notes)
    if named_in(text, [staff, *known.values()]):
        raise NamesStaff
    said = said_to_them(
        session, site, sight, opened, directory, what="finding", text=text, language=language, voice=voice
    )  # fmt: skip
    today = day_there(sight.docket, now)
    number = staff_number(officer.rings, sight.docket.prison, staff)
    if number not in known:
        keep_note(
            session, sight, officer, desk=desk, docket=sight.docket, kind="note",
            body={"text": staff.strip(), "about": ABOUT + number}, language=language, site=site, today=today,
        )  # fmt: skip
        sight = held(session, site, sight)
    body = {"staff": number, "finding": finding, "follows": follows, "office": officer.office} | said
    return record_envelope(
        session, site, sight, docket=replace(sight.docket, opened=True), last=opened.envelopes[-1], kind="finding",
        author=officer.id.hex(), keys=Keys(officer.seed), language=language, body=body, today=today,
    )  # fmt: skip
