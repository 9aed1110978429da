"""A letter about somebody else: how they are, and what is ordered for them, is theirs and not for whoever wrote it.

A mother's mailbox is opened by whoever makes her open it. She may ask, and hears that somebody looked.
"""

from __future__ import annotations

from dataclasses import replace

from portal.cases.chain import Said
from portal.cases.docket import Docket
from portal.questions.answers import is_third

THEIRS = ("visit", "measure", "second", "lifting", "undoing", "wish")
"""Kinds of envelopes that her letters do not show."""
QUIET = {"quiet": "yes"}
"""Part of the body of an envelope that they do not show either, whatever its kind."""


def by_another(docket: Docket) -> bool:
    """Whether somebody else wrote: family, a friend, a lawyer, who was there before, who saw it."""
    return is_third({"filer": docket.filer})


def inside(docket: Docket) -> bool:
    """Whether whoever it is about can be looked for in the prison: neither who works there nor who is out again."""
    return docket.filer not in ("staff", "freed")


def reached(docket: Docket) -> bool:
    """Whether whoever it is about has the mailbox; nobody has that of a case an officer began."""
    return not by_another(docket) and docket.filer != "office"


def shown(docket: Docket, said: Said) -> bool:
    """Whether whoever wrote may see this envelope, and that there was such an act."""
    return not (by_another(docket) and (said.kind in THEIRS or QUIET.items() <= said.body.items()))


def unseen(docket: Docket) -> Docket:
    """Before such an envelope is written: her letter does not turn to *new* for what it does not show."""
    quiet = by_another(docket) and docket.read == docket.envelopes
    return replace(docket, read=docket.envelopes + 1) if quiet else docket
