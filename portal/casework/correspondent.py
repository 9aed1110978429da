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


def theirs(docket: Docket, *, directory: Directory, now: datetime) -> Docket:
    """After the person wrote: the turn is the office's, and after an answer a new clock runs."""
    return replace(reopened(own_read(docket), why="wrote", directory=directory, now=now), turn="office", stop=None)


def own_read(docket: Docket) -> Docket:
    """Their own letter is read; one of ours still unread stays so."""
    return docket if docket.read < docket.envelopes else replace(docket, read=docket.envelopes + 1)
