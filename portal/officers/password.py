"""What a password must be, and how it is changed."""

from __future__ import annotations

from sqlalchemy.orm import Session

from portal.database import exclusive
from portal.officers.officer import LOCK, Officer, lock_seed, open_seed
from portal.officers.refusals import WrongSignIn
from portal.vault import Refused, Site

LEAST_LETTERS, LEAST_WORDS, MOST_LETTERS = 12, 4, 1000


def weakness(password: str) -> str | None:
    """`short` or `long`, or None: twelve characters or four words are enough, and no other rule."""
    if len(password) > MOST_LETTERS:
        return "long"
    if len(password) >= LEAST_LETTERS or len(password.split()) >= LEAST_WORDS:
        return None
    return "short"


def check_password(session: Session, site: Site, officer_id: bytes, *, stretched: bytes) -> bytes:
    """The officer's seed. Raises WrongSignIn when the password is not right."""
    row = session.get(Officer, officer_id)
    if row is None:
        raise WrongSignIn
    try:
        return open_seed(site, officer_id, locked=row.locked, stretched=stretched)
    except Refused:
        raise WrongSignIn from None


def change_password(session: Session, site: Site, officer_id: bytes, *, old: bytes, new: bytes) -> None:
    """Lock the same seed with another stretched password. An old backup still opens with the old one.

    Raises WrongSignIn when the old one is not right.
    """
    exclusive(session, LOCK)
    seed = check_password(session, site, officer_id, stretched=old)
    row = session.get_one(Officer, officer_id)
    row.locked = lock_seed(site, officer_id, seed=seed, stretched=new)
