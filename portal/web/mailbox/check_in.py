"""*Are you all right?* asked in private; one tap answers."""

from __future__ import annotations

from flask import redirect, request
from werkzeug.wrappers import Response

from portal.cases import Interfered
from portal.casework.check_in import check_in
from portal.casework.refusals import NothingAsked
from portal.web.mailbox.address import blueprint, letter_address
from portal.web.mailbox.as_seen import sending
from portal.web.mailbox.letter import shown
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.shared import (
    database,
    door,
    enter_interference,
    here,
    locale,
    now,
    stale_problem,
    switch_locale,
    token_fresh,
)


@blueprint.post("/cases/<int:ref>/checkins")
@door("mailbox", audience="complainant", act="checked_in")
def checkins(ref: int) -> Response:
    """A question that was answered on another screen meanwhile is simply gone."""
    if not token_fresh():
        return shown(ref, problems=[stale_problem()])
    if language := switch_locale():
        return redirect(letter_address(ref, language), 303)
    name = b""
    try:
        if (seen := sight(ref)) is not None:
            name = seen.id
            portal, how = here(), request.form.get("how", "")
            sending(seen, "checked_in", lambda: check_in(
                database(), seen, complainant(), how=how, language=locale(), site=portal.site,
                directory=portal.directory, now=now(),
            ))  # fmt: skip
    except NothingAsked:
        database().rollback()
    except Interfered:
        enter_interference(name)
    return redirect(letter_address(ref), 303)
