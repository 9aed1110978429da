"""The pair a mailbox signs one case with: nothing else of the mailbox is in a case (SETTLED 3)."""

from __future__ import annotations

from portal.access import Complainant
from portal.vault import Keys, derive


def correspondent_of(complainant: Complainant, case: bytes) -> Keys:
    """Two letters of one mailbox are signed by pairs nobody can join."""
    return Keys(derive(complainant.seed, "correspondent", case))
