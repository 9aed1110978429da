"""Words between a person and a verified supporter. What lies between them is sealed to those two, and to no office."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from portal.companions.beside import JOINED, Beside, beside, keep_beside, let_in, renew
from portal.companions.joined import Joined, hand_to
from portal.companions.line import OTHER, OWNER, mail_of, write_mail
from portal.companions.supporter import Supporter, entry_of, pair_of, state_of
from portal.directory import Directory
from portal.vault import Site, ring_id


class NotVerified(Exception):
    """Nobody outside stands for them, or not any more: nothing is sealed to them."""


class NothingWritten(Exception):
    """There are no words in it."""


def write_to(
    session: Session, site: Site, mailbox_seed: bytes, identifier: bytes, *, known_as: str, text: str, language: str,
    directory: Directory, today: date,
) -> Beside:  # fmt: skip
    """The first words, or the next ones. Raises NotVerified, NothingWritten, Interfered."""
    if not text.strip():
        raise NothingWritten
    entry = _verified(session, site, identifier, directory)
    there = next(
        (each for each in beside(session, mailbox_seed) if each.supporter == identifier and not each.may), None
    )
    who = there or let_in(
        session, mailbox_seed, name=entry.name, known_as=known_as, role=entry.role, supporter=identifier
    )
    if there is None:
        hand_to(session, site, entry, who.seed)
    else:
        keep_beside(session, mailbox_seed, there)
    _write(session, site, who.seed, OWNER, text, language, today)
    return who


def write_back(
    session: Session, site: Site, mailbox_seed: bytes, to: Joined, *, text: str, language: str, directory: Directory,
    today: date,
) -> None:  # fmt: skip
    """Raises NotVerified, NothingWritten, Interfered."""
    if not text.strip():
        raise NothingWritten
    _verified(session, site, ring_id(pair_of(mailbox_seed).public), directory)
    _write(session, site, to.seed, OTHER, text, language, today)


def is_mail(role: str) -> bool:
    """Whether words go both ways there and stand in the book."""
    return role not in ("relative", JOINED)


def _write(session: Session, site: Site, seed: bytes, by: str, text: str, language: str, today: date) -> None:
    """The same words twice in a row are written once."""
    written = mail_of(session, site, seed)
    if not (written and (written[-1].by, written[-1].text) == (by, text)):
        write_mail(session, site, seed, by=by, today=today, body={"text": text, "language": language})
        renew(session, seed)


def _verified(session: Session, site: Site, identifier: bytes, directory: Directory) -> Supporter:
    entry = entry_of(session, site, identifier)
    if entry is None or state_of(session, site, entry, directory) != "verified":
        raise NotVerified
    return entry
