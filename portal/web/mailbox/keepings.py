"""Asking that a letter is kept longer."""

from __future__ import annotations

from flask import redirect
from werkzeug.wrappers import Response

from portal.cases import Interfered
from portal.casework.keep_longer import keep_longer
from portal.casework.refusals import StillNeeded
from portal.web.mailbox.address import blueprint, letter_address
from portal.web.mailbox.letter import shown
from portal.web.mailbox.more import NOUNS
from portal.web.mailbox.open_mailbox import sight
from portal.web.shared import database, door, enter_interference, here, now, stale_problem, token_fresh


@blueprint.post(NOUNS + "keepings")
@door("mailbox", audience="complainant", act="kept")
def keepings(ref: int) -> Response:
    if not token_fresh():
        return shown(ref, problems=[stale_problem()])
    name = b""
    try:
        if (seen := sight(ref)) is not None:
            name = seen.id
            keep_longer(database(), seen, site=here().site, now=now())
    except StillNeeded:
        pass
    except Interfered:
        enter_interference(name)
    return redirect(letter_address(ref), 303)
