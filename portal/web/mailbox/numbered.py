"""Which letter of the mailbox a case is."""

from __future__ import annotations

from portal.access import letter, letters
from portal.web.mailbox.open_mailbox import complainant
from portal.web.shared import database, here


def number_of(case: bytes) -> int:
    """From 0; the newest is looked at first."""
    who = complainant()
    for number in reversed(range(letters(database(), who))):
        found = letter(database(), here().site, who, number)
        if found is not None and found.id == case:
            return number
    return 0
