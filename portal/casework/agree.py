"""Agree: a second officer, with another sign-in, says if it is groundless. Only then is anything answered."""

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
from portal.casework.groundless import proposal_of, require_groundless
from portal.casework.hold import held
from portal.casework.refusals import NothingSaid, NotOwed, NotProposed, OwnSecond
from portal.casework.spoken import require_spoken_form
from portal.directory import Directory, same_person
from portal.vault import Keys, Site


def agree(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, agrees: bool, text: str, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `text` says why not; with a yes, the first officer's reasons go to the person.

    Raises NotProposed, NotOwed, OwnSecond, NothingSaid (a no without a reason), NotToBeGroundless, NoSpokenForm,
    Interfered.
    """
    desk, sight = sight.desk, held(session, site, sight)
    opened = read_case(session, directory, replace(sight, desk=desk))
    proposed = proposal_of(opened)
    if proposed is None or desk is None:
        raise NotProposed
    if same_person(directory, bytes.fromhex(proposed.author), officer.id):
        raise OwnSecond
    if sight.docket.answered is not None or sight.docket.closed is not None:
        raise NotOwed
    docket, today = sight.docket, day_there(sight.docket, now)
    if not agrees:
        if not text.strip():
            raise NothingSaid
        return keep_note(
            session, sight, officer, desk=desk, docket=replace(docket, proposal=0), kind="agreement",
            body={"text": text, "agrees": "no", "of": proposed.act}, language=language, site=site, today=today,
        )  # fmt: skip
    require_groundless(opened)
    if "voice_in" not in proposed.body:
        require_spoken_form(docket, proposed.text, proposed.language)
    after = replace(docket, answered=today, turn="person", opened=True, again="", proposal=0)
    return record_envelope(
        session, site, sight, docket=after, last=opened.envelopes[-1], kind="reply", author=officer.id.hex(),
        keys=Keys(officer.seed), language=proposed.language, today=today,
        body={
            **proposed.body, "decision": "groundless", "office": officer.office, "proposed_by": proposed.author,
        },
    )  # fmt: skip
