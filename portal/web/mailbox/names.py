"""Telling later who one is: in private, and only if one wants to."""

from __future__ import annotations

from flask import redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.cases import Interfered
from portal.casework.refusals import NothingSaid
from portal.casework.tell_name import tell_name
from portal.protection.names import FIELDS, known_there
from portal.web.mailbox.address import blueprint, letter_address
from portal.web.mailbox.as_seen import giving_up, read
from portal.web.mailbox.letter import shown
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.shared import database, door, enter_interference, here, locale, now, stale_problem, token_fresh


@blueprint.post("/cases/<int:ref>/names")
@door("mailbox", audience="complainant", act="named")
def names(ref: int) -> Response:
    """`own_name own_number`, one of them at least."""
    if not token_fresh():
        return shown(ref, problems=[stale_problem()])
    given, case = {each: request.form.get(f"own_{each}", "") for each in FIELDS}, b""
    try:
        if (seen := sight(ref)) is not None and not known_there(read(seen)):
            case = seen.id
            giving_up(seen, "named", lambda: tell_name(
                database(), seen, complainant(), language=locale(), site=here().site, directory=here().directory,
                now=now(), **given,
            ))  # fmt: skip
    except NothingSaid:
        return shown(ref, problems=[("own_name", gettext("Write your name or your number."))])
    except Interfered:
        enter_interference(case)
    return redirect(letter_address(ref), 303)
