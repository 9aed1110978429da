"""At the door: the number is typed or tapped. A wrong one and an empty mailbox look alike."""

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

PATIENCE, PAUSE = 3.0, 0.05
"""Seconds that someone waits behind others from the same place before the browser comes again by itself."""

BACK = "back"
"""The tile that takes the last digit away."""

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
    if digit := request.form.get("digit"):
        return asked(_tapped(typed, digit), kept=kept, status=200, tapped=True)
    if not token_ok("read"):
        return asked(typed, [stale_problem()], kept) if from_here() else redirect(door_address(), 303)
    code = tidy(typed)
    if code is None:
        return asked(typed, [("code", gettext("One number is wrong. Look at each group again."))], kept)
    mailbox = _behind(code)
    if at_kiosk():
        end_session()
        session["kiosk"] = True
    renew_session()
    if mailbox and mailbox.once:
        return taken_along(mailbox) or begin_renewal(mailbox)
    hold(mailbox)
    entered()
    return redirect(_back_to(kept), 303)


def asked(
    typed: str = "",
    problems: list[tuple[str, str]] | None = None,
    kept: Kept | None = None,
    *,
    status: int | None = None,
    tapped: bool = False,
) -> Response:
    context: dict[str, Any] = {"typed_code": typed, "kept": kept or {}, "tapped": tapped}
    return page("mailbox/enter.html", problems=problems, status=status, **context)


def _tapped(typed: str, digit: str) -> str:
    """The number with one more digit, or with one less. It stays on the page: no address and no session holds it."""
    code = digits(typed)
    return grouped(code[:-1] if digit == BACK else (code + digits(digit)[:1])[:LENGTH])


def _behind(code: str) -> Mailbox | None:
    """The slow step, then one look. Raises Wait."""
    with _in_turn(), slot():
        stretched = here().site.stretch(code, "code")
    with reading(here().engine) as session:
        return enter_mailbox(session, here().site, stretched)


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
