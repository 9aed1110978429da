"""Signing in: one page, one answer to everything that is wrong."""

from __future__ import annotations

from flask import redirect, request, session
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal import officers
from portal.casework.inbox import open_inbox
from portal.database import reading
from portal.officers import NotAdmitted, SignedIn, WrongSignIn
from portal.officers.sign_in import entry_of
from portal.vault import Keys
from portal.web.shared import database, door, here, now, page, slot, stale_problem, token_ok
from portal.web.signin.address import ENTER, SECOND, WAITING, blueprint
from portal.web.signin.follow_moves import follow_moves
from portal.web.signin.held import HALF, hold, place_of_work, signed_in
from portal.web.signin.patience import patiently
from portal.web.signin.waiting import wait_for_admission

LONGEST = 200


@blueprint.get(ENTER)
@door("signin", audience="public")
def enter() -> Response:
    signed = signed_in(half=True)
    if signed is None:
        return page("signin/enter.html", login="")
    return redirect(SECOND if session["officer"][HALF] else place_of_work(signed), 303)


@blueprint.post(ENTER)
@door("signin", audience="public")
def entering() -> Response:
    login = request.form.get("name", "")[:LONGEST]
    if not token_ok("signin"):
        return _again(login, stale_problem()[1])
    try:
        with patiently("signin", login):
            signed, half = _sign_in(login)
    except WrongSignIn:
        return _again(login, gettext("Name, password or code is wrong. Type all three again."))
    except NotAdmitted as refused:
        wait_for_admission(refused.mark, refused.figures)
        return redirect(WAITING, 303)
    hold(signed, half=half)
    return redirect(SECOND if half else place_of_work(signed), 303)


def _again(login: str, says: str) -> Response:
    return page("signin/enter.html", login=login, problems=[("name", says)])


def _sign_in(login: str) -> tuple[SignedIn, bool]:
    """The officer, and whether a second factor is still to be enrolled. Nothing is held open during the slow step."""
    portal = here()
    easy = portal.settings.env in ("demo", "test")
    with reading(portal.engine) as looking:
        second = request.form.get("second", "")[:LONGEST]
        claim = officers.claim(looking, portal.site, login=login, second=second, now=now(), easy=easy)
    with slot():
        stretched = portal.site.stretch(request.form.get("password", "")[:1000], "officer", claim.id)
    seed = officers.seed_of(claim, portal.site, stretched=stretched)
    directory = portal.directory
    entry = entry_of(directory, claim.id, keys=Keys(seed))
    if entry is not None and entry.in_office(now().date()):
        office = directory.office(entry.office)
        open_inbox(database(), office, site=portal.site, directory=directory, now=now())
    signed = officers.sign_in(database(), claim, site=portal.site, directory=directory, seed=seed, now=now())
    signed = officers.renew(database(), site=portal.site, directory=directory, member=signed, now=now())
    follow_moves(database(), signed, site=portal.site, directory=directory, now=now())
    return signed, not (claim.enrolled or easy)
