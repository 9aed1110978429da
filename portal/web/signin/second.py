"""Enrolling a second factor: a code from a telephone, or a printed list for those who may carry none."""

from __future__ import annotations

from flask import redirect, request, session
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal import officers
from portal.officers import Second, SignedIn, WrongSignIn
from portal.web.shared import database, door, here, now, page, slot, stale_problem, token_fresh
from portal.web.signin.address import ENTER, SECOND, blueprint
from portal.web.signin.held import HALF, enrolled, place_of_work, signed_in

ISSUER = "Portal"


@blueprint.get(SECOND)
@door("signin", audience="officer")
def second() -> Response:
    signed = signed_in(half=True)
    if signed is None:
        return redirect(ENTER, 303)
    return _page(signed, _offered())


@blueprint.post(SECOND)
@door("signin", audience="officer")
def enrolling() -> Response:
    signed = signed_in(half=True)
    if signed is None:
        return redirect(ENTER, 303)
    offered = _offered()
    if not token_fresh():
        return _page(signed, offered, [stale_problem()])
    used = offered.after(request.form.get("second", "")[:200], now=now())
    if used is None:
        says = gettext("This code is not right. Type the one your phone shows now, or one from the list.")
        return _page(signed, offered, [("second", says)])
    try:
        _prove_it_is_you(signed)
    except WrongSignIn:
        return _page(signed, offered, [("password", gettext("The password is wrong. Type it again."))])
    officers.enrol(database(), here().site, signed.id, used)
    session.pop("second", None)
    enrolled()
    return redirect(place_of_work(signed), 303)


def _offered() -> Second:
    """Drawn once, and kept until a code of it was typed back."""
    if "second" not in session:
        fresh = officers.new_second()
        session["second"] = {"secret": fresh.secret, "printed": list(fresh.printed)}
    kept = session["second"]
    return Second(kept["secret"], tuple(kept["printed"]))


def _prove_it_is_you(signed: SignedIn) -> None:
    """Whoever finds a desk left open does not change its second factor: the password is asked for again."""
    if session["officer"][HALF]:
        return
    with slot():
        stretched = here().site.stretch(request.form.get("password", "")[:1000], "officer", signed.id)
    officers.check_password(database(), here().site, signed.id, stretched=stretched)


def _page(signed: SignedIn, offered: Second, problems: list[tuple[str, str]] | None = None) -> Response:
    return page(
        "signin/second.html",
        secret=offered.secret,
        address=offered.address(signed.login, issuer=ISSUER),
        printed=offered.printed,
        again=not session["officer"][HALF],
        problems=problems,
    )
