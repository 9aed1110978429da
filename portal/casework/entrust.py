"""Entrust: an interpreter is asked to put one letter, one voice or words not sent yet into other words: that alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access import OfficerViewer
from portal.cases import Docket, Opened, Said, errand, read_case
from portal.cases.acts import require_fit
from portal.cases.envelope import Envelope
from portal.cases.errand import DRAFT, UNSENT, Errand
from portal.cases.off import is_off
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NothingSaid, UnfitInterpreter
from portal.companions.letter import is_sealed_to_one
from portal.directory import Directory, NotInDirectory, OfficerEntry
from portal.evidence import items_of
from portal.languages import LOCALES
from portal.routing.interpreters import why_unfit
from portal.vault import Keys, Site
from portal.vault.envelopes import link

AN_ANSWER = UNSENT[DRAFT]
"""Instead of the number of an envelope: words of an answer that is not sent."""
NOT_SENT = {number: what for what, number in UNSENT.items()}


SAME = ("interpreter", "into", "original", "what")


def entrust(
    session: Session, sight: CaseInSight, officer: OfficerViewer, *, interpreter: bytes, of: int, into: str,
    language: str, site: Site, directory: Directory, now: datetime, text: str = "",
    files: Mapping[str, bytes] | None = None,
) -> int:  # fmt: skip
    """Returns the page's number; the person reads who was asked. The same asked twice is asked once.

    `of`: the number of an envelope, or one of NOT_SENT with its `text`, which is in `language`. `files`: the keys
    of what was sent with that envelope, each of one blob. Raises NothingSaid, UnfitInterpreter, Interfered.
    """
    sight = held(session, site, sight)
    require_fit("entrusted", record=sight.docket.incident is not None)
    if is_over(sight.docket):
        raise UnfitInterpreter("over")
    opened = read_case(session, directory, sight)
    if is_sealed_to_one(opened.statement.body):
        raise UnfitInterpreter("not_an_interpreter")  # a lawyer's letter is opened by no other office
    original = _original(opened, of)
    if LOCALES.get(into) is None or (original is None and not text.strip()):
        raise NothingSaid
    source = source_of(opened, original) if original else language
    who = _fit(sight, interpreter, {source, into}, site, directory, now)
    today = day_there(sight.docket, now)
    asked = Errand(
        case=sight.id, act=sight.docket.acts, public=sight.keys.public, source=source, into=into,
        what=what_of(original) if original else NOT_SENT[of], day=today.isoformat(), office=officer.office,
        original=link(original.box) if original else errand.digest_of(text), text="" if original else text,
        files=dict(files or {}) if original else {},
    )  # fmt: skip
    if page := _asked_before(session, site, opened, asked, who, keys=sight.keys, directory=directory):
        return page
    if original:
        name = _name_of(session, sight, original)
        asked = replace(asked, envelope=name, grant=errand.granted(who.box, sight.keys, name))
    page = record_envelope(
        session, site, sight, docket=replace(sight.docket, opened=True), last=opened.envelopes[-1], kind="entrusting",
        author=officer.id.hex(), keys=Keys(officer.seed), language=language,
        body={"of": of, "what": asked.what, "into": into, "interpreter": who.id.hex(), "original": asked.original,
              "office": officer.office},
        today=today,
    )  # fmt: skip
    errand.hand_out(session, site, interpreter=who.id, public=who.box, errand=asked)
    return page


def interpreters(
    docket: Docket, case: bytes, languages: Collection[str], *, site: Site, directory: Directory, now: datetime
) -> Iterator[OfficerEntry]:
    """Those who may be asked, and can do it in all of these languages."""
    for officer in directory.officers:
        if _why_not(docket, case, officer, languages, site=site, directory=directory, now=now) is None:
            yield officer


def source_of(opened: Opened, original: Said) -> str:
    """The language it is in: a code, or what the person called it who speaks none of those that this portal writes."""
    return (not original.ours and tongue_of(opened)) or original.language


def tongue_of(opened: Opened) -> str:
    """The other language of the person, in their own words; nothing where they said none."""
    return str((opened.statement.body.get("said") or {}).get("tongue", ""))


def is_over(docket: Docket) -> bool:
    """Whether nobody has to read anything of it for the office: it is closed, or the person asked to stop."""
    return docket.closed is not None or docket.stop is not None


def what_of(original: Said) -> str:
    """What will be made of it: a transcript of a voice, a translation of words."""
    spoken = any(item.kind == "voice" for item in items_of(original.body.get("files")))
    return "transcript" if spoken else "translation"


def _original(opened: Opened, of: int) -> Said | None:
    """The envelope of that number, if it says anything of its own; None for words not sent. Raises NothingSaid."""
    if of in NOT_SENT:
        return None
    found = next((each for each in opened.envelopes if each.number == of), None)
    if found is None or not (found.text.strip() or items_of(found.body.get("files"))):
        raise NothingSaid
    return found


def _fit(
    sight: CaseInSight, interpreter: bytes, languages: Collection[str], site: Site, directory: Directory, now: datetime
) -> OfficerEntry:
    try:
        officer = directory.officer(interpreter)
    except NotInDirectory:
        raise UnfitInterpreter("not_an_interpreter") from None
    coded = [each for each in languages if each in LOCALES]  # no directory knows who speaks what has no code
    why = _why_not(sight.docket, sight.id, officer, coded, site=site, directory=directory, now=now)
    if why is not None:
        raise UnfitInterpreter(why)
    return officer


def _why_not(
    docket: Docket, case: bytes, officer: OfficerEntry, languages: Collection[str], *, site: Site,
    directory: Directory, now: datetime,
) -> str | None:  # fmt: skip
    prison = docket.prison if docket.prison in {each.code for each in directory.prisons} else ""
    today = day_there(docket, now)
    why = why_unfit(officer, prison=prison, languages=languages, directory=directory, today=today)
    return why or ("taken_off" if is_off(site, case, docket.off, officer.id) else None)


def _asked_before(
    session: Session, site: Site, opened: Opened, asked: Errand, who: OfficerEntry, *, keys: Keys, directory: Directory
) -> int:
    """The page on which the same was asked of the same interpreter, where that is still out; else 0."""
    same = (who.id.hex(), asked.into, asked.original, asked.what)
    pages = {
        said.act: said.page
        for said in opened.envelopes
        if said.kind == "entrusting" and tuple(said.body[name] for name in SAME) == same
    }
    out = errand.lying(session, site, asked.case, keys, directory, pages)
    return next((pages[act] for act in out), 0)


def _name_of(session: Session, sight: CaseInSight, original: Said) -> bytes:
    """What the row of this envelope is called: its key hangs on that."""
    rows = session.scalars(select(Envelope).where(Envelope.case_id == sight.id))
    return next(row.id for row in rows if row.box == original.box)
