"""The pair a mailbox signs one case with: nothing else of the mailbox is in a case (SETTLED 3)."""

from __future__ import annotations

from dataclasses import replace

from portal.access import Complainant
from portal.cases import Docket
from portal.vault import Keys, derive


def correspondent_of(complainant: Complainant, case: bytes) -> Keys:
    """Two letters of one mailbox are signed by pairs nobody can join."""
    return Keys(derive(complainant.seed, "correspondent", case))


def theirs(docket: Docket) -> Docket:
    """After the person wrote: the turn is the office's. Their own letter is read; one of ours still unread stays so."""
    unread = docket.read < docket.envelopes
    return replace(docket, turn="office", read=docket.read if unread else docket.envelopes + 1)
