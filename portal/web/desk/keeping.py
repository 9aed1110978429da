"""Until when a file is kept, as its page says it."""

from __future__ import annotations

from flask_babel import gettext

from portal.cases import Docket
from portal.cases.keeping import kept_until
from portal.web.desk import words


def keeping_of(docket: Docket) -> tuple[bool, str]:
    """(whether a court holds it, in words until when it is here)"""
    if docket.hold:
        return True, gettext("A court or an inquiry needs it. It is not erased until they say so.")
    until = kept_until(docket)
    if until is None:
        return False, gettext("Its time begins when nothing is owed any more: no answer, no promise, no watch.")
    return False, gettext("It is erased after %(day)s, if nothing happens before. Its pages in the book stay.",
                          day=words.day(until))  # fmt: skip
