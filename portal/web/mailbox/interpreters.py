"""Another interpreter is wanted: one tap, while this one has not sent anything back."""

from __future__ import annotations

from flask import redirect, request
from werkzeug.wrappers import Response

from portal.cases import Interfered
from portal.casework.decline import decline
from portal.casework.refusals import NothingOut
from portal.web.mailbox.address import blueprint, letter_address
from portal.web.mailbox.as_seen import giving_up
from portal.web.mailbox.letter import shown
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.shared import database, door, enter_interference, here, locale, now, stale_problem, token_fresh


@blueprint.post("/cases/<int:ref>/interpreters")
@door("mailbox", audience="complainant", act="declined")
def interpreters(ref: int) -> Response:
    """`of`: the act by which one was asked. What is not out any more needs no words: the letter shows how it stands."""
    if not token_fresh():
        return shown(ref, problems=[stale_problem()])
    said, name = request.form.get("of", ""), b""
    of = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0
    try:
        if (seen := sight(ref)) is not None:
            name = seen.id
            giving_up(seen, "declined", lambda: decline(
                database(), seen, complainant(), of=of, language=locale(), site=here().site,
                directory=here().directory, now=now(),
            ))  # fmt: skip
    except NothingOut:
        pass
    except Interfered:
        enter_interference(name)
    return redirect(letter_address(ref), 303)
