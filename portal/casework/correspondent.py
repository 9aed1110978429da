"""The pair a mailbox signs one case with: nothing else of the mailbox is in a case (SETTLED 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from portal.access import Complainant
from portal.cases import Docket
from portal.casework.reopen import reopened
from portal.directory import Directory
from portal.vault import Keys, derive


def correspondent_of(complainant: Complainant, case: bytes) -> Keys:
    """Two letters of one mailbox are signed by pairs nobody can join. One that is lent brings its own."""
    lent = next((each.pair for each in complainant.lent if each.case == case), None)
    return Keys(lent or derive(complainant.seed, "correspondent", case))


def theirs(docket: Docket, *, directory: Directory, now: datetime, reads: str = "") -> Docket:
    """After the person wrote: the turn is the office's, and after an answer a new clock runs.

    `reads`: the language of their page, in which they are answered from then on; empty where it stays as it was.
    """
    after = reopened(own_read(docket), why="wrote", directory=directory, now=now)
    return replace(after, turn="office", stop=None, language=reads or docket.language)


def reading(complainant: Complainant, case: bytes, language: str) -> str:
    """The language in which their own words were written; of a letter that is lent none: somebody may make them."""
    return "" if any(each.case == case for each in complainant.lent) else language


def own_read(docket: Docket) -> Docket:
    """Their own letter is read; one of ours still unread stays so."""
    return docket if docket.read < docket.envelopes else replace(docket, read=docket.envelopes + 1)
