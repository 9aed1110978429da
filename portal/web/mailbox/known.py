"""A lawyer, or somebody else who supports people in prison, asks an office outside to verify who they are."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask import redirect, request, session
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.companions.supporter import LONGEST, ROLES, entry_of, pair_of, state_of
from portal.companions.verify import NotToVerify, ask_to_be_known
from portal.languages.words import N_
from portal.mailboxes.door import Mailbox
from portal.officers import figures, numbers
from portal.vault import ring_id
from portal.vault.codes import new_code
from portal.web.mailbox.address import blueprint, door_address, list_address
from portal.web.mailbox.open_mailbox import begin_mailbox, complainant, hold, how_many
from portal.web.mailbox.own_number import Problems, not_kept, number_page
from portal.web.shared import (
    database,
    door,
    from_here,
    here,
    locale,
    page,
    renew_session,
    stale_problem,
    switch_locale,
    token_fresh,
    token_ok,
)
from portal.web.shared.roles import ROLES as ROLE_WORDS
from portal.web.shared.roles import role_words

FIELDS = ("role", *LONGEST)
STATES = {
    "asked": N_("You asked to be known. An office outside the prisons calls you and asks for four numbers."),
    "half": N_("One officer has checked who you are. A second one must agree."),
    "verified": N_("An office outside the prisons knows who you are. People in prison can write to you."),
    "ended": N_("The office outside the prisons does not stand for you any more. Nobody can write to you here."),
}


@dataclass(frozen=True)
class Known:
    """How far somebody is with being known, for their own list. `role` in words."""

    state: str
    says: str
    role: str
    mark: tuple[int, ...]
    figures: str
    lawyer: bool
    """Whether letters to offices go as a lawyer's."""


def known(mailbox: Mailbox) -> Known | None:
    """None for everybody who never asked."""
    site = here().site
    entry = entry_of(database(), site, ring_id(pair_of(mailbox.seed).public))
    if entry is None:
        return None
    state = state_of(database(), site, entry, here().directory)
    shown = numbers(entry.box, entry.sign)
    return Known(
        state, gettext(STATES[state]), role_words(entry.role), shown, figures(entry.box, entry.sign),
        entry.role == "lawyer" and state == "verified",
    )  # fmt: skip


@blueprint.get("/supporter")
@door("mailbox", audience="public")
def supporter() -> Response:
    return _shown({})


@blueprint.post("/supporter")
@door("mailbox", audience="public")
def asking() -> Response:
    typed = {name: request.form.get(name, "") for name in FIELDS}
    if language := switch_locale():
        return redirect(f"/{language}/read/supporter", 303)
    if not token_ok("read"):
        return _shown(typed, [stale_problem()]) if from_here() else redirect(door_address(), 303)
    problems = [
        (name, says)
        for name, says in (
            ("name", gettext("Write your name.")),
            ("number", gettext("Write your number on their list.")),
        )
        if not typed[name].strip()
    ]
    if problems or typed["role"] not in ROLES:
        return _shown(typed, problems or [("role", gettext("Choose what you are."))])
    if "mailbox" in session and (how_many() or known(complainant())):
        return _entered(complainant(), typed)
    session["asking"] = {"typed": typed, "code": new_code(), "seed": secrets.token_hex(32)}
    return redirect(_number_address(), 303)


@blueprint.get("/supporter/number")
@door("mailbox", audience="public")
def number() -> Response:
    return _number() if "asking" in session else redirect(f"/{locale()}/read/supporter", 303)


@blueprint.post("/supporter/number")
@door("mailbox", audience="public")
def numbered() -> Response:
    held = session.get("asking")
    if held is None:
        return redirect(list_address() if "mailbox" in session else door_address(), 303)
    if language := switch_locale():
        return redirect(f"/{language}/read/supporter/number", 303)
    if not token_fresh():
        return _number([stale_problem()])
    wrong = not_kept(held, only_number=True)
    if wrong is not None:
        return _number(wrong) if wrong else redirect(_number_address(), 303)
    mailbox, _ = begin_mailbox(held)
    session.pop("asking")
    renew_session()
    hold(mailbox)
    return _entered(mailbox, held["typed"])


def _entered(mailbox: Mailbox, typed: dict[str, str]) -> Response:
    """An entry that officers have signed already stays as it is."""
    fields = {name: typed[name] for name in LONGEST}
    try:
        ask_to_be_known(database(), here().site, mailbox.seed, role=typed["role"], **fields)
    except NotToVerify:
        database().rollback()
    return redirect(list_address(), 303)


def _shown(typed: dict[str, str], problems: Problems | None = None) -> Response:
    roles = [(code, role_words(code)) for code in ROLE_WORDS]
    blank = dict.fromkeys(FIELDS, "")
    return page("mailbox/known.html", problems=problems, roles=roles, typed_in={**blank, **typed})


def _number(problems: Problems | None = None) -> Response:
    return number_page(
        "known_number", session["asking"], problems, action=_number_address(), only_number=True,
        says=gettext("It opens what people write to you. Keep it. We cannot give it to you again."),
    )  # fmt: skip


def _number_address() -> str:
    return f"/{locale()}/read/supporter/number"
