"""Interpret: what an interpreter brought back is put with the letter it is about, signed by him; that stays too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import Opened, Said, errand, read_case
from portal.cases.errand import UNSENT, Work
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NothingBrought
from portal.directory import Directory
from portal.vault import Keys, Site


def interpret(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, of: int, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `of`: the act by which the interpreter was asked. Raises NothingBrought, Interfered.

    An interpreter who could not do it is taken off the list of those who are waited for: no page tells of that.
    """
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    asked, work = brought(session, site, sight, opened, directory).get(of, (None, None))
    if asked is None or work is None or (work.text and work.said["what"] in UNSENT):
        raise NothingBrought
    errand.take_up(session, site, sight.id, of)
    if not work.text:
        return asked.page
    return record_envelope(
        session, site, sight, docket=replace(sight.docket, opened=True), last=opened.envelopes[-1],
        kind="interpretation", author=officer.id.hex(), keys=Keys(officer.seed), language=str(work.said["language"]),
        body={"of": asked.body["of"], "what": work.said["what"], "text": work.text, "interpreted": work.signed,
              "office": officer.office},
        today=day_there(sight.docket, now),
    )  # fmt: skip


def asked_of(
    session: Session, site: Site, sight: CaseInSight, opened: Opened, directory: Directory
) -> dict[int, tuple[Said, Work | None]]:
    """What interpreters were asked and is not with the letter yet: act → (the asking, the words if they came).

    Words about anything but what was asked, or from anybody but who was asked, are none.
    """
    done = {said.body["interpreted"]["said"]["act"] for said in opened.envelopes if "interpreted" in said.body}
    asked = {said.act: said for said in opened.envelopes if said.kind == "entrusting" and said.act not in done}
    found = errand.lying(session, site, sight.id, sight.keys, directory, asked)
    return {act: (asked[act], work) for act, work in found.items() if work is None or _about(asked[act], work)}


def brought(
    session: Session, site: Site, sight: CaseInSight, opened: Opened, directory: Directory
) -> Mapping[int, tuple[Said, Work]]:
    """Those of them that came back."""
    found = asked_of(session, site, sight, opened, directory)
    return {act: (said, work) for act, (said, work) in found.items() if work is not None}


def _about(asked: Said, work: Work) -> bool:
    signed = (work.by, work.said["original"], work.said["language"], work.said["what"])
    return signed == tuple(asked.body[name] for name in ("interpreter", "original", "into", "what"))


def words_for(
    session: Session, site: Site, sight: CaseInSight, opened: Opened, directory: Directory, *, what: str, text: str,
    language: str,
) -> Work | None:  # fmt: skip
    """The interpreter's work on words of this kind (`errand.UNSENT`), where what is sent is that to the letter."""
    works = (work for _, work in brought(session, site, sight, opened, directory).values() if work.text)
    wanted = (what, text.strip(), language)
    return next((each for each in works if (each.said["what"], each.text, each.said["language"]) == wanted), None)
