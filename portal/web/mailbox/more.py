"""Saying more: something to add, or an answer to a question."""

from __future__ import annotations

from collections.abc import Callable

from flask import flash, redirect, request, session
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.access import Complainant
from portal.cases import CaseInSight, Interfered
from portal.casework.add import add
from portal.casework.refusals import NothingSaid
from portal.web.mailbox.address import blueprint, letter_address
from portal.web.mailbox.as_seen import sending
from portal.web.mailbox.enter import asked
from portal.web.mailbox.letter import shown
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.mailbox.people import pass_on_letter
from portal.web.shared import (
    database,
    door,
    enter_interference,
    from_here,
    here,
    locale,
    now,
    stale_problem,
    switch_locale,
    token_fresh,
)
from portal.web.shared.given import Problems, piece_taken, taken

NOUNS = "/cases/<int:ref>/"
Verb = Callable[[CaseInSight, Complainant, str], Callable[[], int]]
"""What is still to be done, once its files are taken."""


class Unclean(Exception):
    """A file that came with the words was not taken: nothing was entered, the words stand on the page."""

    def __init__(self, problems: Problems) -> None:
        super().__init__()
        self.problems = problems


@blueprint.post(NOUNS + "additions")
@door("mailbox", audience="complainant", act="added")
def additions(ref: int) -> Response:
    return said_more(ref, "added", _add)


@blueprint.post(NOUNS + "answers")
@door("mailbox", audience="complainant", act="added")
def answers(ref: int) -> Response:
    return said_more(ref, "added", _add)


@blueprint.post("/pieces")
@door("mailbox", audience="complainant")
def pieces() -> Response:
    """Of a file that is added to a letter. The mailbox alone knows its name, so nothing is looked up."""
    if not token_fresh():
        return Response(status=409)
    return piece_taken(complainant().seed)


def said_more(ref: int, did: str, verb: Verb) -> Response:
    text = request.form.get("text", "")
    if not token_fresh():
        return shown(ref, problems=[stale_problem()], typed=text)
    if language := switch_locale():
        session["kept"] = {"ref": ref, "text": text}
        return redirect(letter_address(ref, language), 303)
    name = b""
    try:
        seen = sight(ref)
        if seen is None:
            return shown(ref, typed=text)
        name = seen.id
        sending(seen, did, verb(seen, complainant(), text))
        pass_on_letter(ref)
    except Unclean as refused:
        return shown(ref, problems=refused.problems, typed=text)
    except NothingSaid:
        return shown(ref, problems=[("text", gettext("Write something first. One word is enough."))])
    except Interfered:
        enter_interference(name)
        return shown(ref, typed=text)
    session.pop("kept", None)
    return redirect(letter_address(ref), 303)


def _add(seen: CaseInSight, who: Complainant, text: str) -> Callable[[], int]:
    portal = here()
    items, problems, notes = taken(seen.keys, secret=who.seed)
    if problems:
        raise Unclean(problems)
    for _, says in notes:
        flash(says)
    portal.blobs.settle(tuple(items))
    return lambda: add(
        database(), seen, who, text=text, language=locale(), site=portal.site, directory=portal.directory, now=now(),
        files=items,
    )  # fmt: skip


@blueprint.before_request
def keep_words() -> Response | None:
    """Words that come after the session was over wait behind the door: type the number, and they are there."""
    if request.method != "POST" or "mailbox" in session or "ref" not in (request.view_args or {}):
        return None
    if not request.form.get("text") or not from_here():
        return None
    kept = {"text": request.form["text"], "ref": str((request.view_args or {})["ref"])}
    says = gettext("You were away for a long time. What you wrote is kept. Type your number again.")
    return asked(problems=[("code", says)], kept=kept)
