"""Consent: the person says what may be passed on, and to whom; or takes it back, for everything still to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from portal.access import Complainant
from portal.cases import child_key, read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of, own_read
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import NotToldBefore
from portal.companions.beside import JOINED, Beside, beside, let_go, let_in
from portal.companions.joined import hand_to
from portal.companions.mail import NotVerified
from portal.companions.supporter import entry_of, state_of
from portal.directory import Directory
from portal.protection.agreed import after_answer
from portal.protection.concerned import key_number
from portal.protection.consents import HOLDER, NOTICE, OF_A_LETTER, PARTS, RECIPIENTS, SUPPORTER, UNTIL
from portal.vault import Site


def consent(
    session: Session, sight: CaseInSight, complainant: Complainant, *, to: str, parts: Sequence[str], answer: str,
    notice: str, language: str, site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. Raises NotToldBefore, Interfered. Saying no is kept, and held against nobody."""
    if to not in RECIPIENTS:
        raise NotToldBefore
    body = {"to": to, **_answered(parts, answer, notice)}
    return _enter(session, sight, complainant, body, language, site=site, directory=directory, now=now)


def let_join(
    session: Session, sight: CaseInSight, complainant: Complainant, *, letter: int, supporter: bytes,
    parts: Sequence[str], days: int, known_as: str, notice: str, language: str, site: Site, directory: Directory,
    now: datetime,
) -> int:  # fmt: skip
    """A verified supporter joins this one letter, for these parts, until a day. `letter`: its number in the mailbox.

    Returns the page's number. Raises NotToldBefore, NotVerified, Interfered. The consent stands in the letter; what
    they get is copied for them in the person's own sessions, and they hold no key of the letter.
    """
    entry = entry_of(session, site, supporter)
    if entry is None or state_of(session, site, entry, directory) != "verified":
        raise NotVerified
    if days not in UNTIL:
        raise NotToldBefore
    given = _answered([each for each in parts if each in OF_A_LETTER], "yes", notice)
    until = day_there(sight.docket, now) + timedelta(days=days)
    for who in _joined(session, complainant, letter, supporter):
        let_go(session, complainant.seed, who.number)
    body = {"to": SUPPORTER, **given, "id": supporter.hex(), "name": entry.name, "role": entry.role}
    body["until"] = until.isoformat()
    page = _enter(session, sight, complainant, body, language, site=site, directory=directory, now=now)
    who = let_in(
        session, complainant.seed, name=entry.name, known_as=known_as, role=JOINED, may={letter: tuple(given["parts"])},
        until=until, supporter=supporter,
    )  # fmt: skip
    hand_to(session, site, entry, who.seed)
    return page


def end_join(
    session: Session, sight: CaseInSight, complainant: Complainant, number: int, *, letter: int, language: str,
    site: Site, directory: Directory, now: datetime,
) -> None:  # fmt: skip
    """They are let go at once, and the letter says so. `number`: of the person beside. Raises Interfered."""
    who = next((each for each in beside(session, complainant.seed) if each.number == number), None)
    if who is None or who.role != JOINED or letter not in who.may:
        return
    let_go(session, complainant.seed, number)
    body = {"to": SUPPORTER, **_answered((), "no", NOTICE), "id": who.supporter.hex(), "name": who.name}
    _enter(session, sight, complainant, body, language, site=site, directory=directory, now=now)


def let_open_child(
    session: Session, sight: CaseInSight, complainant: Complainant, *, answer: str, notice: str, language: str,
    site: Site, directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Whether the office that has the letter may open what was told of a child; a *no* takes its key away.

    Returns the page's number. Raises NotToldBefore, Interfered. It holds for this office: where the letter goes next,
    nobody has the key until they say so again.
    """
    sight = held(session, site, sight)
    office = directory.office(sight.docket.office)
    body = {"to": HOLDER, **_answered(("child",), answer, notice), "office": office.id}
    page = _enter(session, sight, complainant, body, language, site=site, directory=directory, now=now)
    if answer == "yes":
        said = read_case(session, directory, held(session, site, sight)).envelopes
        seed = child_key.seed_of(correspondent_of(complainant, sight.id), key_number(said, sight.docket))
        child_key.give(session, site, sight, office, seed)
    else:
        child_key.take_back(session, site, sight)
    return page


def _answered(parts: Sequence[str], answer: str, notice: str) -> dict[str, Any]:
    """Raises NotToldBefore: a consent names what was said before it, and a yes names parts."""
    kept = [part for part in PARTS if part in parts] if answer == "yes" else []
    if notice != NOTICE or answer not in ("yes", "no") or (answer == "yes" and not kept):
        raise NotToldBefore
    return {"parts": kept, "answer": answer, "notice": notice}


def _joined(session: Session, complainant: Complainant, letter: int, supporter: bytes) -> list[Beside]:
    found = beside(session, complainant.seed)
    return [each for each in found if each.role == JOINED and each.supporter == supporter and letter in each.may]


def _enter(
    session: Session, sight: CaseInSight, complainant: Complainant, body: dict[str, Any], language: str, *, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    last = opened.envelopes[-1]
    if last.kind == "consent" and last.body == body:
        return last.page
    return record_envelope(
        session, site, sight, docket=after_answer(own_read(sight.docket), body, opened.particulars, now), last=last,
        kind="consent", author="mailbox", keys=correspondent_of(complainant, sight.id), language=language, body=body,
        today=day_there(sight.docket, now),
    )  # fmt: skip
