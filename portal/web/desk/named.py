"""Whether this session opened the sealed name of a case, and said what for."""

from __future__ import annotations

from flask import session
from flask_babel import gettext

from portal.cases.chain import Opened
from portal.web.shared.names import PURPOSES

MOST_NAMED = 100
"""Names a session keeps open; the oldest are asked for again."""


def name_open(ref: str) -> bool:
    return ref in session.get("named", ())


def purposes_for(opened: Opened, ref: str) -> list[tuple[str, str]]:
    """What this officer may open the name for; nothing where there is none to open, or it is open."""
    if not opened.identity or name_open(ref):
        return []
    return [(code, gettext(says)) for code, says in PURPOSES.items()]
