"""Whether somebody answers right now: in the prison that was chosen, or in all there are while none was."""

from __future__ import annotations

from flask import g

from portal import duty
from portal.duty import Answering
from portal.web.shared.portal import database, here, now


def answering_now(prison: str = "") -> Answering:
    """`nobody`, `somebody`, or `some`: in some prisons somebody does, and this one is not known yet."""
    if "answering" not in g:
        g.answering = {}
    found: dict[str, Answering] = g.answering
    if prison not in found:
        known = [each for each in here().directory.prisons if prison in ("", "unknown", each.code)]
        found[prison] = duty.answering(database(), known, now())
    return found[prison]
