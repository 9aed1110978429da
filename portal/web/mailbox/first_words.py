"""Writing to a lawyer without having written to anybody before: a number is kept first, and opens the answer."""

from __future__ import annotations

import secrets

from flask import redirect, request, session
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.companions.mail import NothingWritten, NotVerified, write_to
from portal.web.mailbox.address import blueprint, door_address, list_address
from portal.web.mailbox.mail import NOT_VERIFIED, lawyers_to_pick
from portal.web.mailbox.open_mailbox import begin_mailbox, hold
from portal.web.mailbox.own_number import Problems, drawn_for, half_tapped, not_kept, number_page
from portal.web.shared import (
    at_kiosk,
    database,
    door,
    end_session,
    from_here,
    here,
    locale,
    now,
    page,
    renew_session,
    stale_problem,
    switch_locale,
    token_fresh,
    token_ok,
)

FIELDS = ("supporter", "known_as", "text")


@blueprint.get("/lawyer")
@door("mailbox", audience="public")
def first_words() -> Response:
    return _shown(dict.fromkeys(FIELDS, ""))


@blueprint.post("/lawyer")
@door("mailbox", audience="public")
def writing_first_words() -> Response:
    typed = {name: request.form.get(name, "") for name in FIELDS}
    if not token_ok("read"):
        return _shown(typed, [stale_problem()]) if from_here() else redirect(door_address(), 303)
    if language := switch_locale():
        return redirect(f"/{language}/read/lawyer", 303)
    if all(typed["supporter"] != code for code, _ in lawyers_to_pick()):
        return _shown(typed, [("supporter", gettext("Choose who should get it."))])
    if not typed["text"].strip():
        return _shown(typed, [("text", gettext("Write something first. One word is enough."))])
    if at_kiosk():
        end_session()
        session["kiosk"] = True
    session["first_words"] = {**typed, "code": drawn_for(), "seed": secrets.token_hex(32)}
    return redirect(_number_address(), 303)


@blueprint.get("/lawyer/number")
@door("mailbox", audience="public")
def first_number() -> Response:
    return _number() if "first_words" in session else redirect(f"/{locale()}/read/lawyer", 303)


@blueprint.post("/lawyer/number")
@door("mailbox", audience="public")
def keeping_first_number() -> Response:
    """Only now is anything entered: the door and the letter in one transaction."""
    held = session.get("first_words")
    if held is None:
        return redirect(list_address() if "mailbox" in session else door_address(), 303)
    if language := switch_locale():
        return redirect(f"/{language}/read/lawyer/number", 303)
    if not token_fresh():
        return _number([stale_problem()])
    wrong = not_kept(held)
    if wrong is not None:
        return _number(wrong) if wrong or half_tapped() else redirect(_number_address(), 303)
    mailbox, emblem = begin_mailbox(held)
    try:
        write_to(
            database(), here().site, mailbox.seed, bytes.fromhex(held["supporter"]), known_as=held["known_as"],
            text=held["text"], language=locale(), directory=here().directory, today=now().date(),
        )  # fmt: skip
    except (NotVerified, NothingWritten):
        return _shown(held, [("supporter", gettext(NOT_VERIFIED))])
    session.pop("first_words")
    renew_session()
    hold(mailbox, emblem)
    return redirect(list_address(), 303)


def _number_address() -> str:
    return f"/{locale()}/read/lawyer/number"


def _shown(typed: dict[str, str], problems: Problems | None = None) -> Response:
    return page("mailbox/lawyers.html", problems=problems, offered=lawyers_to_pick(), typed_in=typed, first_time=True)


def _number(problems: Problems | None = None) -> Response:
    return number_page(
        "known_number", session["first_words"], problems, action=_number_address(),
        says=gettext("It opens the answer. Keep it. Nothing is sent yet."),
    )  # fmt: skip
