"""At the door: the number is typed or tapped, or six pictures are. A wrong one and an empty mailbox look alike."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import g, redirect, request, session
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.database import reading
from portal.mailboxes.door import Mailbox
from portal.mailboxes.door import enter as enter_mailbox
from portal.vault.codes import LENGTH, digits, grouped, tidy
from portal.vault.drawers import tidy_drawer
from portal.vault.opener import Opener
from portal.web.mailbox.address import blueprint, door_address, letter_address, list_address
from portal.web.mailbox.as_seen import entered
from portal.web.mailbox.open_mailbox import hold
from portal.web.mailbox.other_side import taken_along
from portal.web.mailbox.renewal import begin_renewal
from portal.web.shared import (
    TooManyAtOnce,
    Wait,
    at_kiosk,
    door,
    end_session,
    from_here,
    here,
    one_try,
    page,
    renew_session,
    slot,
    stale_problem,
    switch_locale,
    token_ok,
)
from portal.web.shared.board import Board, is_whole, tapped_now

PATIENCE, PAUSE = 3.0, 0.05
"""Seconds that someone waits behind others from the same place before the browser comes again by itself."""

BACK = "back"
"""The tile that takes the last digit away."""

PICTURES, NUMBER = "pictures", "number"
"""By what somebody comes in: the value of the button `by`."""

Kept = dict[str, str]
"""What was written when the session was over: `text`, and the letter it belongs to."""


@blueprint.get("")
@door("mailbox", audience="public")
def ask() -> Response:
    return asked()


@blueprint.post("")
@door("mailbox", audience="public")
def enter() -> Response:
    typed = request.form.get("code", "")
    kept = {name: request.form[name] for name in ("text", "ref", "noun") if request.form.get(name)}
    if language := switch_locale():
        g.locale = language  # the same page at once: a number never goes into an address
        return asked(typed, kept=kept, status=200)
    digit = request.form.get("digit")
    if request.form.get("by") or (_by_pictures() and not is_whole(tapped_now())):
        return asked(typed, kept=kept, status=200, tapped=bool(digit))
    if digit and not _by_pictures():
        return asked(_tapped(typed, digit), kept=kept, status=200, tapped=True)
    if not token_ok("read"):
        return asked(typed, [stale_problem()], kept) if from_here() else redirect(door_address(), 303)
    code = tidy_drawer(tapped_now()) if _by_pictures() else tidy(typed)
    if code is None:
        return asked(typed, [("code", gettext("One number is wrong. Look at each group again."))], kept)
    return _entered(Opener(code), kept)


def _entered(opener: Opener, kept: Kept) -> Response:
    mailbox, emblem = _behind(opener)
    if at_kiosk():
        end_session()
        session["kiosk"] = True
    renew_session()
    if mailbox and mailbox.once:
        return taken_along(mailbox) or begin_renewal(mailbox)
    hold(mailbox, emblem)
    entered()
    return redirect(_back_to(kept), 303)


def _by_pictures() -> bool:
    """At a kiosk the pictures come first, for whoever cannot read; anywhere else the number does."""
    if by := request.form.get("by"):
        return by == PICTURES
    if request.method == "POST":
        return "drawer" in request.form and not request.form.get("code")
    return PICTURES in request.args or (at_kiosk() and "tap" not in request.args)


def asked(
    typed: str = "",
    problems: list[tuple[str, str]] | None = None,
    kept: Kept | None = None,
    *,
    status: int | None = None,
    tapped: bool = False,
) -> Response:
    context: dict[str, Any] = {"typed_code": typed, "kept": kept or {}, "tapped": tapped}
    if _by_pictures():
        so_far = "" if request.form.get("by") else tapped_now()
        return page("mailbox/drawer.html", problems=problems, status=status, board=Board(so_far), **context)
    return page("mailbox/enter.html", problems=problems, status=status, **context)


def _tapped(typed: str, digit: str) -> str:
    """The number with one more digit, or with one less. It stays on the page: no address and no session holds it."""
    code = digits(typed)
    return grouped(code[:-1] if digit == BACK else (code + digits(digit)[:1])[:LENGTH])


def _behind(opener: Opener) -> tuple[Mailbox | None, str]:
    """The slow step, then one look; and the emblem. Raises Wait."""
    site = here().site
    with _in_turn(), slot():
        stretched = opener.stretched(site)
    with reading(here().engine) as session:
        return enter_mailbox(session, site, stretched), opener.emblem(site, stretched)


@contextmanager
def _in_turn() -> Iterator[None]:
    """Two at a time from one place, so that whoever guesses there holds up nobody elsewhere. Raises Wait."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with one_try():
                yield
            return
        except TooManyAtOnce:
            if time.monotonic() > until:
                raise Wait from None
            time.sleep(PAUSE)


def _back_to(kept: Kept) -> str:
    """The list; or the letter that someone was writing to when the session was over."""
    ref = kept.get("ref", "")
    if not ("text" in kept and ref.isascii() and ref.isdigit() and len(ref) < 6):
        return list_address()
    session["kept"] = {"ref": int(ref), "text": kept["text"]}
    return letter_address(int(ref))
