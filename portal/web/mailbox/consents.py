"""What may be passed on, and to whom: asked after it was said what happens then; taken back in one tap."""

from __future__ import annotations

from functools import partial

from flask import redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.cases import Interfered
from portal.casework.consent import consent
from portal.casework.refusals import NotToldBefore
from portal.web.mailbox.address import blueprint, letter_address
from portal.web.mailbox.as_seen import giving_up, sending
from portal.web.mailbox.letter import shown
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.shared import database, door, enter_interference, here, locale, now, stale_problem, token_fresh


@blueprint.post("/cases/<int:ref>/consents")
@door("mailbox", audience="complainant", act="consented")
def consents(ref: int) -> Response:
    if not token_fresh():
        return shown(ref, problems=[stale_problem()])
    name = b""
    try:
        if (seen := sight(ref)) is not None:
            name, form = seen.id, request.form
            agree = partial(
                consent, database(), seen, complainant(), to=form.get("to", ""), parts=form.getlist("part"),
                answer=form.get("answer", ""), notice=form.get("notice", ""), language=locale(), site=here().site,
                directory=here().directory, now=now(),
            )  # fmt: skip
            if form.get("answer") == "yes":
                giving_up(seen, "consented", agree)
            else:
                sending(seen, "consented", agree)
    except NotToldBefore:
        return shown(ref, problems=[("consent", gettext("Choose who may have it, and what they may have."))])
    except Interfered:
        enter_interference(name)
    return redirect(letter_address(ref), 303)
