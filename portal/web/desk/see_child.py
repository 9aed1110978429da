"""Opening what was told of a child: shown in this one answer, never on an address that can be looked up again."""

from __future__ import annotations

from contextlib import suppress

from flask import request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.access import visible_to
from portal.cases.rows import case_of
from portal.casework.deny_child import deny_child
from portal.casework.refusals import NoChildTold, NoPurpose
from portal.casework.see_child import see_child
from portal.database import writing
from portal.web.desk import case, walk
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh

FIELD = "child-purpose"


@blueprint.post(CASE + "/children")
@at_desk(act="disclosed")
def children(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not token_fresh() or not walk.opened(ref):
        return again(seat, sight, stale_problem())
    try:
        told = see_child(
            database(), sight, seat.officer, purpose=request.form.get("purpose", ""), language=locale(),
            site=here().site, directory=seat.directory, now=now(),
        )  # fmt: skip
    except NoPurpose:
        return _denied(seat, ref, gettext("Say what you need it for. They read that you asked."))
    except NoChildTold:
        return _denied(seat, ref, gettext("You may not see who the child is."))
    return case.shown(seat, seat.case(ref), shown_child=told, status=200)


def _denied(seat: Seat, ref: str, says: str) -> AnyResponse:
    """The try has its page, in a transaction of its own: of what was refused the edge keeps nothing."""
    database().rollback()
    site, name = here().site, case_of(ref)
    with writing(here().engine) as session, suppress(NoChildTold):
        sight = visible_to(session, site, seat.officer, name) if name else None
        if sight is not None:
            deny_child(
                session, sight, seat.officer, language=locale(), site=site, directory=seat.directory, now=now()
            )  # fmt: skip
            session.commit()
    return again(seat, seat.case(ref), (FIELD, says))
