"""The first sign-in: name, the twenty figures from a colleague, and a password of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal import officers
from portal.database import reading
from portal.officers import Arrival, WrongInvite
from portal.web.shared import database, door, here, page, slot, stale_problem, token_ok
from portal.web.signin.address import FIRST, WAITING, blueprint
from portal.web.signin.password import password_problems
from portal.web.signin.patience import patiently
from portal.web.signin.waiting import wait_for_admission

LONGEST = 200


@dataclass(frozen=True)
class Typed:
    login: str = ""
    token: str = ""


@blueprint.get(FIRST)
@door("signin", audience="public")
def first() -> Response:
    return page("signin/first.html", typed=Typed())


@blueprint.post(FIRST)
@door("signin", audience="public")
def arriving() -> Response:
    typed = Typed(request.form.get("name", "")[:LONGEST], request.form.get("token", "")[:LONGEST])
    problems = [] if token_ok("first") else [stale_problem()]
    problems += _token_problems(typed) + password_problems()
    if problems:
        return page("signin/first.html", typed=typed, problems=problems)
    try:
        with patiently("first", typed.login):
            arrival = _arrive(typed)
    except WrongInvite:
        says = gettext("The name or the figures are wrong, or they were used before. Ask your colleague for new ones.")
        return page("signin/first.html", typed=typed, problems=[("token", says)])
    wait_for_admission(arrival.mark, arrival.figures)
    return redirect(WAITING, 303)


def _token_problems(typed: Typed) -> list[tuple[str, str]]:
    if officers.tidy_token(typed.token):
        return []
    return [("token", gettext("One of the twenty figures is wrong or missing. Compare them one by one."))]


def _arrive(typed: Typed) -> Arrival:
    site = here().site
    with reading(here().engine) as looking:
        identifier = officers.invited(looking, site, login=typed.login)
    with slot():
        token = site.stretch(cast(str, officers.tidy_token(typed.token)), "invite", identifier)
        password = site.stretch(request.form["password"], "officer", identifier)
    return officers.arrive(database(), site, login=typed.login, token=token, password=password)
