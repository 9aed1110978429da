"""Whether a lawyer writes whom an office outside has verified, and what that means for who can open the letter."""

from __future__ import annotations

from flask_babel import gettext

from portal.casework.statement import of_a_lawyer
from portal.companions.supporter import entry_of, pair_of, state_of
from portal.questions import filer_of
from portal.vault import ring_id
from portal.web.filing.writing import Writing
from portal.web.shared import database, here


def verified_lawyer(mailbox_seed: bytes) -> bool:
    portal = here()
    entry = entry_of(database(), portal.site, ring_id(pair_of(mailbox_seed).public))
    if entry is None or entry.role != "lawyer":
        return False
    return state_of(database(), portal.site, entry, portal.directory) == "verified"


def lawyer_says(writing: Writing) -> list[str]:
    """Two sentences for whoever writes as a lawyer; nothing for everybody else."""
    if filer_of(writing.answers) != "lawyer":
        return []
    if of_a_lawyer(writing.draft):
        return [
            gettext("An office outside the prisons knows that you are a lawyer."),
            gettext("Only the office you pick can open your letter. No other office can, not even when it is late."),
        ]
    return [
        gettext("We do not know yet that you are a lawyer."),
        gettext("So your letter is handled like any other letter. The office above can open it when it is late."),
    ]
