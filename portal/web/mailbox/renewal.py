"""A code that somebody else printed opens nothing until the person has one of their own instead."""

from __future__ import annotations

from flask import Response, redirect, session
from werkzeug.wrappers import Response as AnyResponse

from portal.companions.row import all_kept
from portal.database import reading
from portal.mailboxes.door import Mailbox, Used, replace_door
from portal.vault.opener import Opener
from portal.web.mailbox.address import blueprint, door_address, list_address
from portal.web.mailbox.open_mailbox import hold
from portal.web.mailbox.own_number import Problems, drawn_for, half_tapped, not_kept, number_page
from portal.web.shared import database, door, here, renew_session, slot, stale_problem, switch_locale, token_fresh


def begin_renewal(mailbox: Mailbox) -> AnyResponse:
    """Nothing is open yet: the session holds what the new code will open."""
    once = mailbox.once or b""
    with reading(here().engine) as looking:
        invited = bool(all_kept(looking, mailbox.seed, "joined"))
    session["renewing"] = {"seed": mailbox.seed.hex(), "once": once.hex(), "code": drawn_for(), "invited": invited}
    return redirect(_address(), 303)


@blueprint.get("/renewal")
@door("mailbox", audience="public")
def renewal() -> AnyResponse:
    return _shown() if "renewing" in session else redirect(door_address(), 303)


@blueprint.post("/renewal")
@door("mailbox", audience="public")
def renewing() -> AnyResponse:
    held = session.get("renewing")
    if held is None:
        return redirect(list_address() if "mailbox" in session else door_address(), 303)
    if language := switch_locale():
        return redirect(f"/{language}/read/renewal", 303)
    if not token_fresh():
        return _shown([stale_problem()])
    wrong = not_kept(held)
    if wrong is not None:
        return _shown(wrong) if wrong or half_tapped() else redirect(_address(), 303)
    opener = Opener(held["code"])
    with slot(for_filing=True):
        stretched = opener.stretched(here().site)
    seed, once = bytes.fromhex(held["seed"]), bytes.fromhex(held["once"])
    session.pop("renewing")
    try:
        mailbox: Mailbox | None = replace_door(database(), here().site, Mailbox(seed, b"", once), stretched)
    except Used:
        mailbox = None
    renew_session()
    hold(mailbox, opener.emblem(here().site, stretched))
    return redirect(list_address(), 303)


def _shown(problems: Problems | None = None) -> Response:
    held = session["renewing"]
    return number_page("renewal", held, problems, action=_address(), invited=held["invited"])


def _address() -> str:
    return door_address() + "/renewal"
