"""Appoint: whoever said yes to a doctor, a counsellor or legal help gets a time. The prison reads: an appointment.

Of who works in a prison, or is out again, it reads nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NoOffice, OutsideOnly, ReferralWithoutConsent, TimeWrong
from portal.directory import Directory
from portal.protection.agreed import after_done
from portal.protection.appointments import lawful, put_on_list, to_come, written
from portal.protection.approaches import needed
from portal.protection.passing_on import rests_on
from portal.protection.third import QUIET, inside, unseen
from portal.vault import Keys, Site


def appoint(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, to: str, at: str, who: str, where: str,
    language: str, site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `at`: ISO, as the clock in the prison shows it; `who`: whom the
    prison calls, if it calls anybody.

    Whoever wrote about somebody else never reads when and where that person is.

    Raises OutsideOnly, ReferralWithoutConsent, TimeWrong, NoOffice, Interfered. With whom stands in the letter alone.
    """
    if not directory.office(officer.office).outside:
        raise OutsideOnly
    sight = held(session, site, sight)
    docket, opened = after_done(replace(sight.docket, opened=True), to), read_case(session, directory, sight)
    if not rests_on(to, "appointment", opened):
        raise ReferralWithoutConsent
    appointment = written(at, who, where)
    called = inside(docket)
    if not (lawful if called else to_come)(appointment, now.astimezone(ZoneInfo(docket.zone))):
        raise TimeWrong
    if called and not put_on_list(session, site, docket.prison, appointment, directory=directory):
        raise NoOffice
    body = {"to": to, "at": appointment.at, "where": appointment.where, "office": officer.office}
    if needed(opened):
        docket, body = unseen(docket), body | QUIET
    return record_envelope(
        session, site, sight, docket=docket, last=opened.envelopes[-1], kind="appointment",
        author=officer.id.hex(), keys=Keys(officer.seed), language=language, body=body, today=day_there(docket, now),
    )  # fmt: skip
