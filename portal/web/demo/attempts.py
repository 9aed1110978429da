"""What an attacker with the database would try. Each attempt is undone before its outcome is shown."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask_babel import gettext
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from portal.access import Complainant, letter
from portal.cases import CaseInSight, Interfered, read_case
from portal.cases.case import Case
from portal.cases.envelope import Envelope
from portal.cases.grant import Grant
from portal.cases.rows import ref_of
from portal.database import Base, writing
from portal.mailboxes.door import enter
from portal.register import Page, pages_of, verify
from portal.web.demo.browser import at_desk
from portal.web.demo.cast import DIRECTOR, KITCHEN, STRUCK
from portal.web.demo.punish import REPORT, told_of_him
from portal.web.shared import here, slot

SHOWN = 24
"""Bytes of a column that are shown, as hex."""


@dataclass(frozen=True)
class Outcome:
    """`held`: whether the promise stood."""

    held: bool
    says: str
    rows: tuple[tuple[str, str], ...] = ()
    """(what, what is seen there)"""


@dataclass(frozen=True)
class Victim:
    """The man in the corridor, as his own code opens his letter: only so can the demo show what must not be found."""

    mailbox: Complainant
    sight: CaseInSight
    word: str
    """The longest word he wrote."""


def read_as_a_thief(session: Session, victim: Victim) -> Outcome:
    """His row as it lies in the database, and every column of every table searched for a word of his."""
    row = victim.sight.row
    looked = [value for table in Base.metadata.sorted_tables for value in _values(session, table.name)]
    found = sum(victim.word.encode().lower() in value.lower() for value in looked)
    rows = tuple((name, _hex(getattr(row, name))) for name in ("id", "queue", "docket", "particulars"))
    size = sum(map(len, looked))
    said = gettext("The word %(word)s was looked for in %(size)s bytes of the database.", word=victim.word, size=size)
    return Outcome(not found, said, (*rows, (victim.word, str(found))))


def tear_out_a_page(session: Session, victim: Victim) -> Outcome:
    """One page of his letter is deleted from the book; then the book is verified."""
    pages = pages_of(session, victim.sight.docket.book, victim.sight.docket.acts)
    torn = pages[max(pages)].number
    session.execute(delete(Page).where(Page.number == torn))
    return _verified(session, gettext("Page %(page)s was torn out of the book.", page=torn))


def make_it_disappear(session: Session, victim: Victim) -> Outcome:
    """His whole letter is deleted: case, keys, words. His code still tells him that there was one."""
    name = victim.sight.id
    for table in (Envelope, Grant):
        session.execute(delete(table).where(table.case_id == name))
    session.execute(delete(Case).where(Case.id == name))
    session.expire_all()
    gone = letter(session, here().site, victim.mailbox, 0) is None
    says = gettext("His letter was deleted. With his code he reads: a letter of yours is missing.")
    return Outcome(gone, says)


def write_in_their_name(session: Session, victim: Victim) -> Outcome:
    """One bit of what stands in his letter is turned over."""
    name, box = session.execute(
        select(Envelope.id, Envelope.box).where(Envelope.case_id == victim.sight.id).limit(1)
    ).one()
    session.execute(update(Envelope).where(Envelope.id == name).values(box=box[:-1] + bytes([box[-1] ^ 1])))
    session.expire_all()
    try:
        read_case(session, here().directory, victim.sight)
    except Interfered:
        return Outcome(True, gettext("One bit of the letter was changed. It is named as interfered with, not shown."))
    return Outcome(False, gettext("One bit of the letter was changed."))


def ask_as_the_director(session: Session, victim: Victim) -> Outcome:
    """The director signs in and asks for its address, and for an address that never was."""
    refs = (ref_of(victim.sight.id), ref_of(secrets.token_bytes(16)))
    session.rollback()  # he signs in over a connection of his own
    director = at_desk(DIRECTOR)
    answers = [director.get(f"/desk/cases/{ref}") for ref in refs]
    asked = [gettext("The address of his letter"), gettext("An address that never was")]
    rows = tuple(
        (what, gettext("%(status)s, %(size)s bytes", status=answer.status_code, size=len(answer.data)))
        for what, answer in zip(asked, answers, strict=True)
    )
    same = (
        answers[0].data == answers[1].data
        and {answer.status_code for answer in answers} == {404}
        and director.get("/desk").status_code == 200
    )
    return Outcome(same, gettext("The director of the prison asked for it. Both answers are the same."), rows)


def punish_him(session: Session, victim: Victim) -> Outcome:
    """Another man, who gave his number to the inspectorate alone: the prison notes a punishment for that number."""
    before, after = told_of_him(session)
    rows = (
        (KITCHEN, REPORT),
        (gettext("Reasons to ask somebody, on the inspector’s screen"), _both(before.reasons, after.reasons)),
        (gettext("Fingerprint of the director’s screens"), _both(before.mark, after.mark)),
    )
    held = after.reasons == before.reasons + 1 and after.mark == before.mark
    return Outcome(held, gettext("The prison notes a punishment for a man who wrote."), rows)


ATTEMPTS: dict[str, Callable[[Session, Victim], Outcome]] = {
    "director": ask_as_the_director,
    "thief": read_as_a_thief,
    "page": tear_out_a_page,
    "punish": punish_him,
    "letter": make_it_disappear,
    "words": write_in_their_name,
}


def attempted(name: str) -> Outcome | None:
    """The outcome of one attempt, undone; None while there is no such letter. Raises KeyError, Wait."""
    attempt = ATTEMPTS[name]
    with slot():
        stretched = here().site.stretch(STRUCK, "code")
    with writing(here().engine) as session:
        try:
            victim = _victim(session, stretched)
            return attempt(session, victim) if victim else None
        finally:
            session.rollback()


def _victim(session: Session, stretched: bytes) -> Victim | None:
    mailbox = enter(session, here().site, stretched)
    sight = letter(session, here().site, mailbox, 0) if mailbox else None
    if mailbox is None or sight is None:
        return None
    words = re.findall(r"\w+", read_case(session, here().directory, sight).envelopes[0].text)
    return Victim(mailbox, sight, max(words, key=len, default="corridor"))


def _verified(session: Session, did: str) -> Outcome:
    report = verify(session, site=here().site)
    rows = tuple((gettext("Page %(page)s", page=fault.page or "?"), fault.kind) for fault in report.faults[:3])
    return Outcome(not report.ok, did, rows)


def _values(session: Session, table: str) -> Iterator[bytes]:
    for row in session.execute(select(*Base.metadata.tables[table].columns)):
        yield from (value if isinstance(value, bytes) else str(value).encode() for value in row if value)


def _both(before: object, after: object) -> str:
    return gettext("%(before)s before, %(after)s now", before=before, after=after)


def _hex(value: bytes) -> str:
    return value[:SHOWN].hex(" ", 2) + (" …" if len(value) > SHOWN else "")
