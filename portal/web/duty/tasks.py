"""The tasks of an office: those to be done, with one button each, and those done today."""

from __future__ import annotations

from functools import wraps
from typing import Any

from flask import Response, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal import duty
from portal.directory import OfficeEntry
from portal.languages import hour
from portal.web.duty import words
from portal.web.duty.address import TASKS, blueprint
from portal.web.duty.untold import untold
from portal.web.shared import database, door, here, locale, now, page, stale_problem, token_fresh
from portal.web.shared.guard import SignedOut
from portal.web.signin.held import signed_in

AGAIN = 30
"""Seconds after which the page of a post looks again by itself."""


def at_post(view: Any) -> Any:
    """A view for an office that has tasks, given the office and who sits there; for all others it is not there."""

    @door("duty", audience="duty")
    @wraps(view)
    def posted(**address: str) -> Any:
        officer = signed_in()
        if officer is None and request.method == "POST" and request.form:
            raise SignedOut
        if officer is None:
            return redirect("/signin", 303)
        office = here().directory.office(officer.office)
        if not duty.has_tasks(database(), office):
            raise NotFound
        return view(office, officer.login, **address)

    return posted


@blueprint.get(TASKS)
@at_post
def tasks(office: OfficeEntry, login: str) -> Response:
    return _shown(office)


@blueprint.post(TASKS + "/tasks/<name>/acknowledgements")
@at_post
def acknowledgements(office: OfficeEntry, login: str, name: str) -> AnyResponse:
    line = duty.line_of(database(), here().directory, office, _id(name), now())
    if line is None:
        raise NotFound
    if not token_fresh():
        return _shown(office, problems=[stale_problem()])
    did = "going" if request.form.get("did") == "going" else "seen"
    duty.answer_task(database(), line.task, did, login=login, now=now())  # type: ignore[arg-type]
    return redirect(TASKS, 303)


def _shown(office: OfficeEntry, problems: list[tuple[str, str]] | None = None) -> Response:
    found = duty.lines(database(), here().directory, office, now())
    waiting = untold(office)
    clocks = {line.task.id.hex(): hour(now().astimezone(line.before.tzinfo), locale()) for line in found}
    response = page(
        "duty/tasks.html",
        office=office,
        tasks=[(words.told(line), words.seen_at(line, clocks[line.task.id.hex()])) for line in found],
        untold=waiting,
        several=len({line.prison.code for line in found} | {each.code for each in waiting}) > 1,
        problems=problems,
    )
    if office.kind == "duty":  # a post's telephone lies open all night; at a desk the session ends as everywhere
        response.headers["Refresh"] = str(AGAIN)
    return response


def _id(name: str) -> bytes:
    try:
        return bytes.fromhex(name)
    except ValueError:
        raise NotFound from None
