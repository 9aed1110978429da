"""End errands: what lies with interpreters is taken up by itself, when the case leaves those who asked, or when whoever
holds it may not read it any more. One act for each, and the person reads so.

The worker holds no key of the case: what it takes up is a page alone.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import Said, docket_box, errand, read_case
from portal.cases.case import Case
from portal.cases.errand import Errand
from portal.cases.record import record_act, record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.entrust import interpreters, is_over
from portal.casework.hold import held
from portal.database import exclusive
from portal.directory import Directory
from portal.languages import LOCALES
from portal.vault import Keys, Refused, Site


def end_errands(session: Session, sight: CaseInSight, *, site: Site, now: datetime) -> None:
    """All that are out, by the worker or with the case's closing. Raises Interfered."""
    for act in _out(session, site, sight):
        exclusive(session, errand.row_of(site, sight.id, act))
        errand.take_up(session, site, sight.id, act)
        sight = held(session, site, sight)
        today = day_there(sight.docket, now)
        record_act(session, site, sight, docket=sight.docket, name="recalled", who=b"", today=today)


def call_back(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, site: Site, directory: Directory, now: datetime,
    unfit: bool = False, his: bool = False,
) -> None:  # fmt: skip
    """In this officer's name. `unfit`: only from whoever may not read it now; `his`: those too that he asked himself.

    Raises Interfered.
    """
    found = _out(session, site, sight)
    if not found:
        return
    opened = read_case(session, directory, held(session, site, sight))
    fit = {each.id.hex() for each in interpreters(opened.docket, sight.id, (), site=site, directory=directory, now=now)}
    for said in (said for said in opened.envelopes if said.kind == "entrusting" and said.act in found):
        if not unfit or said.body["interpreter"] not in fit or (his and said.author == officer.id.hex()):
            taken_back(session, sight, officer, said, site=site, directory=directory, now=now)


def taken_back(
    session: Session, sight: CaseInSight, officer: OfficerViewer, asked: Said, *, site: Site, directory: Directory,
    now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `asked`: the envelope by which the interpreter was asked, still out."""
    exclusive(session, errand.row_of(site, sight.id, asked.act))
    errand.take_up(session, site, sight.id, asked.act)
    sight = held(session, site, sight)
    last = read_case(session, directory, sight).envelopes[-1]
    body = {"of": asked.body["of"], "asked": asked.act, "interpreter": asked.body["interpreter"]}
    return record_envelope(
        session, site, sight, docket=sight.docket, last=last, kind="recall", author=officer.id.hex(),
        keys=Keys(officer.seed), language=sight.docket.language, body=body | {"office": officer.office},
        today=day_there(sight.docket, now),
    )  # fmt: skip


def may_go_on(
    session: Session, site: Site, interpreter: bytes, given: Errand, *, directory: Directory, now: datetime
) -> bool:
    """Whether he may read today what he was given: asked again whenever he opens it. No key of the case is needed."""
    row = session.get(Case, given.case)
    if row is None:
        return False
    try:
        docket = docket_box.opened(site, row.id, row.docket)
    except Refused:
        return False
    known = [each for each in (given.source, given.into) if each in LOCALES]
    fit = interpreters(docket, row.id, known, site=site, directory=directory, now=now)
    return not is_over(docket) and any(each.id == interpreter for each in fit)


def _out(session: Session, site: Site, sight: CaseInSight) -> list[int]:
    acts = held(session, site, sight).docket.acts
    return [act for act, _ in errand.out(session, site, sight.id, acts)]
