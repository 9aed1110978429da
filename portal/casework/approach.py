"""Approach: somebody from outside asked the person a letter is about, alone, what may become of it; and what they said.

It is a note of the office that asked, so that nothing of it is near whoever wrote; the rule of what may leave reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import Docket, Opened, read_case
from portal.cases.acts import require_fit
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.desk_note import keep_note
from portal.casework.hand_over import colleagues
from portal.casework.hold import held
from portal.casework.refusals import AskedUndated, HasSpoken, NotAlone, NothingSaid, NotToBeAsked, OutsideOnly
from portal.directory import Directory
from portal.protection.agreed import after_done
from portal.protection.approaches import ANSWERS, BEGUN, WHY, latest, needed
from portal.protection.consents import PARTS, RECIPIENTS
from portal.vault import Site


def approach(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, answer: str, day: date | None, asked: bytes,
    alone: str, to: Sequence[str], parts: Sequence[str], tell: str, why: str, text: str, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `day` and `asked`: when, and which officer of this office; `tell`: whether whoever
    wrote may hear of them. What is said later counts, and takes back what was said before.

    Raises OutsideOnly, NotToBeAsked, NotAlone, NothingSaid (no answer, or one that names nobody and nothing),
    AskedUndated, HasSpoken, WrongKind, Interfered.
    """
    if not directory.office(officer.office).outside:
        raise OutsideOnly
    sight = held(session, site, sight)
    require_fit("approached", record=sight.docket.incident is not None)
    opened = read_case(session, directory, sight)
    if not needed(opened):
        raise NotToBeAsked
    if sight.desk is None or answer not in ANSWERS:
        raise NothingSaid
    said = _unable(why, opened) if answer == "unable" else _said(answer, alone, to, parts, tell)
    today = day_there(sight.docket, now)
    able = colleagues(sight.docket, sight.id, site=site, directory=directory, now=now)
    if day is None or not sight.docket.filed.date() <= day <= today or all(each.id != asked for each in able):
        raise AskedUndated
    if sight.docket.filer == BEGUN:
        said.pop("tell")
    body = said | {
        "answer": answer, "text": text, "when": day.isoformat(), "by": asked.hex(), "office": officer.office,
    }  # fmt: skip
    docket = _left(replace(sight.docket, opened=True), body)
    return keep_note(
        session, sight, officer, desk=sight.desk, docket=docket, kind="approach", body=body, language=language,
        site=site, today=today,
    )  # fmt: skip


def _left(docket: Docket, body: dict[str, Any]) -> Docket:
    """What whoever wrote agreed to waits no more where the person it is about did not."""
    kept = {"yes": RECIPIENTS, "unable": RECIPIENTS}.get(body["answer"], tuple(body.get("to", ())))
    for to in docket.agreed.to if docket.agreed else ():
        docket = docket if to in kept else after_done(docket, to)
    return docket


def _said(answer: str, alone: str, to: Sequence[str], parts: Sequence[str], tell: str) -> dict[str, Any]:
    """Where somebody else could hear it, nobody was asked."""
    if alone != "yes":
        raise NotAlone
    some = answer == "some"
    chosen = [each for each in RECIPIENTS if some and each in to], [each for each in PARTS if some and each in parts]
    if some and not all(chosen):
        raise NothingSaid
    return {"alone": "yes", "to": chosen[0], "parts": chosen[1], "tell": "yes" if tell == "yes" else "no"}


def _unable(why: str, opened: Opened) -> dict[str, Any]:
    """That somebody could not be asked takes back nothing that they said."""
    if why not in WHY:
        raise NothingSaid
    if (before := latest(opened.notes)) is not None and before.body.get("answer") != "unable":
        raise HasSpoken
    return {"why": why, "tell": "no"}
