"""The first POST: a letter begins, or goes on where it stopped."""

from __future__ import annotations

from flask import redirect, request, session
from werkzeug.wrappers import Response

from portal.casework.draft import Draft
from portal.questions import FILERS, Screen
from portal.web.filing.address import address, blueprint, home
from portal.web.filing.counsel import verified_lawyer
from portal.web.filing.held import begin, take
from portal.web.filing.own_phone import desk_is_open, refused_beside_desk
from portal.web.filing.show import shown
from portal.web.filing.walk import EVERYTHING
from portal.web.filing.writing import Writing
from portal.web.shared import at_kiosk, door, from_here, page, renew_session, token_ok

GO_ON, ANOTHER = "on", "another"
HELP = "help"
"""What the pages with films in sign language ask for in somebody's place."""


@blueprint.post("/<locale:locale>/write")
@door("filing", audience="public")
def write() -> Response:
    if not token_ok("write"):
        return _asked_again()
    filer = request.form.get("filer", "prisoner")
    filer = filer if filer in FILERS else "prisoner"
    if filer == "staff" and desk_is_open():
        return refused_beside_desk()
    wanted = request.form.get("next", "")
    if wanted == GO_ON and not at_kiosk() and (draft := take(request.form.get("once", ""))):
        return redirect(address(_stopped_at(Writing(draft))), 303)
    emblem = (session.get("mailbox") or {}).get("emblem", "")
    mailbox = _closed_mailbox()
    mailbox = mailbox if wanted == ANOTHER else None
    if at_kiosk():
        _clear_kiosk()
    draft = _new(filer, mailbox)
    if mailbox:
        draft["emblem"] = emblem
    if mailbox and filer == "lawyer" and verified_lawyer(mailbox[0]):
        draft["counsel"] = "yes"
        draft["answers"]["chain"] = "no"
    if request.form.get("all"):
        return redirect(address(Screen(EVERYTHING, "")), 303)
    return redirect(address(Writing(draft).walk.places()[0]), 303)


def everything() -> Response:
    """The button of the home page for a slow line: the page with all questions is the answer itself, which spares one
    way there and back. Asked for again, it begins anew; a script makes it an address that can be asked for."""
    if not token_ok("write"):
        return _asked_again()
    _closed_mailbox()
    return shown(_new("prisoner"), Screen(EVERYTHING, ""), status=200)


def from_home() -> bool:
    """Whether it is that button which sent this, and no form of a letter."""
    return bool(request.form.get("all")) and "once" not in request.form and not at_kiosk()


def _asked_again() -> Response:
    return page("filing/begin.html") if from_here() else redirect(home(), 303)


def _new(filer: str, mailbox: tuple[bytes, bytes] | None = None) -> Draft:
    asked = {"kind": HELP} if request.form.get("kind") == HELP else {}
    draft = begin({"filer": filer, **asked, **_prison()}, mailbox=mailbox)
    draft["known"] = [*_prison(), *(("code", "last4") if mailbox else ())]
    return draft


def _stopped_at(writing: Writing) -> Screen:
    return writing.walk.first_open(writing.draft["passed"])


def _closed_mailbox() -> tuple[bytes, bytes] | None:
    """The mailbox that was open: while one writes it is shut, and the session may lie idle longer.

    A number that opened nothing is no mailbox: a letter through it would never be found again.
    """
    mailbox = session.pop("mailbox", None)
    if not mailbox or not mailbox["known"]:
        return None
    return bytes.fromhex(mailbox["seed"]), bytes.fromhex(mailbox["door_key"])


def _prison() -> dict[str, str]:
    """A kiosk knows in which prison it stands."""
    prison = session.get("prison")
    return {"prison": prison} if prison else {}


def _clear_kiosk() -> None:
    """Whoever stood here before leaves nothing behind."""
    kept = {name: session[name] for name in ("prison",) if name in session}
    session.clear()
    session.update(kept)
    session["kiosk"] = True
    renew_session()
