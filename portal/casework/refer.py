"""Refer: an officer handed something over because the person agreed; what a law demands is entered as a report.

Nothing is sent from here: the act says what was done outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import Opened, read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import (
    ChildNotReleased,
    NameNotReleased,
    NoPlan,
    NotHandedOver,
    NothingSaid,
    ReferralWithoutConsent,
)
from portal.casework.report import report
from portal.casework.spoken import Voice, said_to_them
from portal.directory import Directory
from portal.protection.agreed import after_done
from portal.protection.approaches import may_tell
from portal.protection.concerned import released
from portal.protection.consents import PARTS, RECIPIENTS
from portal.protection.names import released_by_another
from portal.protection.passing_on import passed_on, resting_on
from portal.protection.third import QUIET, unseen
from portal.protection.watch import watched
from portal.vault import Keys, Site


def refer(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, to: str, parts: Sequence[str], consent: int,
    exception: str, text: str, language: str, site: Site, directory: Directory, now: datetime, day: date | None = None,
    voice: Voice | None = None,
) -> int:  # fmt: skip
    """Returns the page's number; the person reads it in their letters, or whoever wrote of them, if they
    allowed that. `consent`: the act it rests on, 0 for none. `text`: to whom it was handed, and how; `day`: when, or
    today. The same to the same on one consent is once.

    `exception`: the code of a report that the pack lists; then it is entered as that. Raises NothingSaid,
    ReferralWithoutConsent, NameNotReleased, ChildNotReleased, NoPlan, NotHandedOver, NoSpokenForm, Interfered.
    """
    wanted = [part for part in PARTS if part in parts]
    if to not in RECIPIENTS or not wanted:
        raise NothingSaid
    if exception:
        return report(
            session, sight, officer, exception=exception, to=to, parts=parts, language=language, site=site,
            directory=directory, now=now,
        )  # fmt: skip
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    docket, said = after_done(replace(sight.docket, opened=True), to), opened.envelopes
    given, today = resting_on(to, wanted, opened), day_there(sight.docket, now)
    if not given or given != consent:
        raise ReferralWithoutConsent
    _require_released(opened, officer, to, wanted, directory, today)
    if before := passed_on(to, wanted, given, said):
        return before.page
    day = day or today
    if not (text.strip() or voice) or not sight.docket.filed.date() <= day <= today:
        raise NotHandedOver
    told = may_tell(opened)
    body = {
        "to": to, "parts": wanted, "office": officer.office, "consent": given, "when": day.isoformat(),
    } | said_to_them(
        session, site, sight, opened, directory, what="referral", text=text, language=language, voice=voice, read=told
    )  # fmt: skip
    if not told:
        docket, body = unseen(docket), body | QUIET
    return record_envelope(
        session, site, sight, docket=docket, last=said[-1], kind="referral",
        author=officer.id.hex(), keys=Keys(officer.seed), language=language, body=body, today=today,
    )  # fmt: skip


def _require_released(
    opened: Opened, officer: OfficerViewer, to: str, parts: Sequence[str], directory: Directory, today: date
) -> None:  # fmt: skip
    """What consent alone does not open. Raises NameNotReleased, NoPlan, ChildNotReleased."""
    docket, said = opened.docket, opened.envelopes
    if "name" in parts and docket.named == "office" and not released_by_another(said, officer.id, directory):
        raise NameNotReleased
    if to == "prison" and not (watched(docket, today) or docket.look_again):
        raise NoPlan
    if "child" in parts and not released(said, officer.office):
        raise ChildNotReleased
