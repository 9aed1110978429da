"""Groundless: a first officer proposes it, with reasons in writing. Nothing is said until a second one agrees."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal import policy
from portal.access import OfficerViewer
from portal.cases import Opened, Said, read_case
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.desk_note import keep_note
from portal.casework.hold import held
from portal.casework.refusals import AlreadyProposed, NothingSaid, NotOwed, NotToBeGroundless
from portal.casework.review import protected
from portal.casework.spoken import Voice, said_to_them
from portal.directory import Directory
from portal.vault import Site


def groundless(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, text: str, language: str, site: Site,
    directory: Directory, now: datetime, voice: Voice | None = None,
) -> int:  # fmt: skip
    """Returns the page's number. `text` and `voice`: the reasons, as the person will get them if a colleague agrees.

    Raises NothingSaid, NoSpokenForm, NotToBeGroundless, NotOwed, AlreadyProposed, Interfered.
    """
    if not (text.strip() or voice) or sight.desk is None:
        raise NothingSaid
    desk, sight = sight.desk, held(session, site, sight)
    docket = sight.docket
    opened = read_case(session, directory, sight)
    require_groundless(opened)
    if docket.answered is not None or docket.closed is not None:
        raise NotOwed
    if docket.proposal:
        raise AlreadyProposed
    body = said_to_them(
        session, site, sight, opened, directory, what="proposal", text=text, language=language, voice=voice
    )  # fmt: skip
    return keep_note(
        session, sight, officer, desk=desk, docket=replace(docket, proposal=docket.acts, opened=True), kind="proposal",
        body=body, language=language, site=site, today=day_there(docket, now),
    )  # fmt: skip


def require_groundless(opened: Opened) -> None:
    """Raises NotToBeGroundless: `protected` for what R-09 bars, `pack` where the rules there know no such answer."""
    if protected(opened):
        raise NotToBeGroundless("protected")
    facts = policy.pack_or_default(opened.docket.pack).facts
    kinds = facts.get("filing.frivolous_only_for")
    if not facts.get("filing.frivolous_exemption") or (
        isinstance(kinds, list | tuple) and opened.docket.kind not in kinds
    ):
        raise NotToBeGroundless("pack")


def proposal_of(opened: Opened) -> Said | None:
    """What waits for a second officer of this office; None where nothing does, or where it lies with another office."""
    return next((each for each in opened.notes if opened.docket.proposal and each.act == opened.docket.proposal), None)
