"""Opening a letter is an act of its own: only then have the words reached the person."""

from __future__ import annotations

from flask import redirect
from werkzeug.wrappers import Response

from portal.cases import Interfered
from portal.casework.collect import collect
from portal.web.mailbox.address import blueprint, letter_address
from portal.web.mailbox.as_seen import stands_still
from portal.web.mailbox.letter import shown
from portal.web.mailbox.open_mailbox import sight
from portal.web.mailbox.people import pass_on_letter
from portal.web.shared import database, door, enter_interference, here, now, stale_problem, token_fresh


@blueprint.post("/messages/<int:ref>/openings")
@door("mailbox", audience="complainant", act="read")
def openings(ref: int) -> Response:
    if not token_fresh():
        return shown(ref, problems=[stale_problem()])
    name = b""
    try:
        seen = sight(ref)
        if seen is not None:
            name = seen.id
            if not stands_still(seen):
                collect(database(), seen, site=here().site, directory=here().directory, now=now())
            pass_on_letter(ref)
    except Interfered:
        enter_interference(name)  # the letter's page says it to the person
    return redirect(letter_address(ref), 303)
