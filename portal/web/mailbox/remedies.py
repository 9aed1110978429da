"""Was it done? Yes or no, in one tap, after the day of a promise, and of what is said to be done."""

from __future__ import annotations

from functools import partial

from flask import redirect, request
from werkzeug.wrappers import Response

from portal.cases import Interfered
from portal.casework.confirm_remedy import confirm_remedy
from portal.casework.refusals import NoPromise
from portal.web.mailbox.address import blueprint, letter_address
from portal.web.mailbox.as_seen import giving_up, sending
from portal.web.mailbox.letter import shown
from portal.web.mailbox.more import NOUNS
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.shared import database, door, enter_interference, here, locale, now, stale_problem, token_fresh


@blueprint.post(NOUNS + "remedies")
@door("mailbox", audience="complainant", act="confirmed")
def remedies(ref: int) -> Response:
    """Nothing promised, or said before: the letter is shown as it stands."""
    if not token_fresh():
        return shown(ref, problems=[stale_problem()])
    name = b""
    try:
        seen = sight(ref)
        if seen is None:
            return shown(ref)
        name = seen.id
        done = request.form.get("done", "")
        confirm = partial(
            confirm_remedy, database(), seen, complainant(), done=done, language=locale(), site=here().site,
            directory=here().directory, now=now(), which=request.form.get("which", ""),
        )  # fmt: skip
        if done == "yes":
            giving_up(seen, "confirmed", confirm)
        else:
            sending(seen, "confirmed", confirm)
    except NoPromise:
        pass
    except Interfered:
        enter_interference(name)
    return redirect(letter_address(ref), 303)
