"""Whether somebody answers right now: in the prison that was chosen, or in all there are."""

from __future__ import annotations

from flask import g
from sqlalchemy.exc import SQLAlchemyError

from portal import duty
from portal.database import looking
from portal.directory import DirectoryRefused
from portal.duty import Answering
from portal.questions import one
from portal.questions.answers import Answers
from portal.web.shared.portal import here, now


def answering_now(prison: str | None = None) -> Answering:
    """`nobody`, `somebody`, or `some`: in some prisons somebody does. None: in all there are together; a prison that
    nobody knows has nobody.

    Where it cannot be found out, nothing is promised, and the page is shown all the same.
    """
    if "answering" not in g:
        g.answering = {}
    found: dict[str | None, Answering] = g.answering
    if prison not in found:
        found[prison] = _asked(prison)
    return found[prison]


def answering_for(answers: Answers) -> Answering:
    """For a letter being written: before the prison is said, at most `some`, for it may be any, or none we know."""
    if prison := one(answers, "prison"):
        return answering_now(prison)
    return "nobody" if answering_now() == "nobody" else "some"


def ever_answered() -> bool:
    """Whether any prison here has a post at all, whatever the hour."""
    if "posts" not in g:
        try:
            with looking(here().engine) as connection:
                g.posts = duty.any_post(connection)
        except (SQLAlchemyError, OSError):
            g.posts = False
    return bool(g.posts)


def _asked(prison: str | None) -> Answering:
    try:
        known = [each for each in here().directory.prisons if prison in (None, each.code)]
        with looking(here().engine) as connection:
            return duty.answering(connection, known, now())
    except (DirectoryRefused, SQLAlchemyError, OSError):
        return "nobody"
