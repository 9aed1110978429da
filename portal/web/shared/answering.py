"""Whether somebody answers right now: in the prison that was chosen, or in all there are while none was."""

from __future__ import annotations

from flask import g
from sqlalchemy.exc import SQLAlchemyError

from portal import duty
from portal.database import looking
from portal.directory import DirectoryRefused
from portal.duty import Answering
from portal.web.shared.portal import here, now


def answering_now(prison: str = "") -> Answering:
    """`nobody`, `somebody`, or `some`: in some prisons somebody does, and this one is not known yet.

    Where it cannot be found out, nothing is promised, and the page is shown all the same.
    """
    if "answering" not in g:
        g.answering = {}
    found: dict[str, Answering] = g.answering
    if prison not in found:
        found[prison] = _asked(prison)
    return found[prison]


def _asked(prison: str) -> Answering:
    try:
        known = [each for each in here().directory.prisons if prison in ("", "unknown", each.code)]
        with looking(here().engine) as connection:
            return duty.answering(connection, known, now())
    except (DirectoryRefused, SQLAlchemyError, OSError):
        return "nobody"
