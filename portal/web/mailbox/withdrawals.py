"""Asking to stop, and taking it back."""

from __future__ import annotations

from flask import redirect, request
from werkzeug.wrappers import Response

from portal.cases import Interfered
from portal.casework.refusals import AlreadyClosed, NothingSaid
from portal.casework.withdraw import withdraw
from portal.web.mailbox.address import blueprint, letter_address
from portal.web.mailbox.as_seen import giving_up
from portal.web.mailbox.letter import shown
from portal.web.mailbox.more import NOUNS
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.shared import database, door, enter_interference, here, locale, now, stale_problem, token_fresh


@blueprint.post(NOUNS + "withdrawals")
@door("mailbox", audience="complainant", act="withdrew")
def withdrawals(ref: int) -> Response:
    if not token_fresh():
        return shown(ref, problems=[stale_problem()])
    name = b""
    try:
        seen = sight(ref)
        if seen is None:
            return shown(ref)
        name = seen.id
        giving_up(seen, "withdrew", lambda: withdraw(
            database(), seen, complainant(), stop=request.form.get("stop", "yes"), language=locale(), site=here().site,
            directory=here().directory, now=now(),
        ))  # fmt: skip
    except (AlreadyClosed, NothingSaid):
        pass
    except Interfered:
        enter_interference(name)
    return redirect(letter_address(ref), 303)
