"""A letter about somebody else: how they are, and what is ordered for them, is theirs and not for whoever wrote it.

A mother's mailbox is opened by whoever makes her open it. She may ask, and hears that somebody looked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from portal.cases.docket import Docket
from portal.questions.answers import is_third

THEIRS = ("visit", "measure", "second", "lifting", "undoing", "wish")
"""Kinds of envelopes that her letters do not show."""
ACTS = ("visited", "ordered", "seconded", "lifted", "undone", "wished")
"""The same on the page of what happened."""


def by_another(docket: Docket) -> bool:
    """Whether somebody else wrote: family, a friend, a lawyer, who was there before, who saw it."""
    return is_third({"filer": docket.filer})


def reached(docket: Docket) -> bool:
    """Whether whoever it is about has the mailbox; nobody has that of a case an officer began."""
    return not by_another(docket) and docket.filer != "office"


def shown(docket: Docket, kind: str, hidden: Iterable[str] = THEIRS) -> bool:
    """Whether whoever wrote may see an envelope of this kind, or, with ACTS, an act of this name."""
    return not (by_another(docket) and kind in hidden)


def unseen(docket: Docket) -> Docket:
    """Before such an envelope is written: her letter does not turn to *new* for what it does not show."""
    quiet = by_another(docket) and docket.read == docket.envelopes
    return replace(docket, read=docket.envelopes + 1) if quiet else docket
