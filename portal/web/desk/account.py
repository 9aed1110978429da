"""One's own account: the mark, another password, another second factor."""

from __future__ import annotations

from flask import Response, redirect, request, session
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal import officers
from portal.officers import WrongSignIn
from portal.web.desk.address import blueprint
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here, renew_session, slot, stale_problem, token_fresh
from portal.web.signin.password import password_problems

ACCOUNT = "/desk/account"


@blueprint.get(ACCOUNT)
@at_desk()
def account(seat: Seat) -> Response:
    return _page(seat, changed=bool(session.pop("password_changed", False)))


@blueprint.post(ACCOUNT + "/passwords")
@at_desk()
def changing_password(seat: Seat) -> AnyResponse:
    problems = [] if token_fresh() else [stale_problem()]
    problems += password_problems()
    if problems:
        return _page(seat, problems)
    try:
        _change(seat.officer.id)
    except WrongSignIn:
        return _page(seat, [("old", gettext("The password you have now is another one. Type it again."))])
    session["password_changed"] = True
    renew_session()
    return redirect(ACCOUNT, 303)


def _change(officer_id: bytes) -> None:
    site = here().site
    with slot():
        old = site.stretch(request.form.get("old", "")[:1000], "officer", officer_id)
        new = site.stretch(request.form["password"], "officer", officer_id)
    officers.change_password(database(), site, officer_id, old=old, new=new)


def _page(seat: Seat, problems: list[tuple[str, str]] | None = None, *, changed: bool = False) -> Response:
    keys = seat.officer.keys
    return desk_page(
        "account",
        seat,
        problems=problems,
        changed=changed,
        mark=officers.mark(keys.public, keys.verify),
        figures=officers.figures(keys.public, keys.verify),
    )
