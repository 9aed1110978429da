"""Asking for something for my safety, and ending what holds: one tap each."""

from __future__ import annotations

from collections.abc import Callable

from flask import redirect, request
from werkzeug.wrappers import Response

from portal.cases import CaseInSight, Interfered
from portal.casework.end_measure import end_measure
from portal.casework.refusals import NoSuchMeasure
from portal.casework.wish import wish
from portal.web.mailbox.address import blueprint, letter_address
from portal.web.mailbox.as_seen import giving_up
from portal.web.mailbox.letter import shown
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.shared import database, door, enter_interference, here, locale, now, stale_problem, token_fresh


@blueprint.post("/cases/<int:ref>/undoings")
@door("mailbox", audience="complainant", act="undone")
def undoings(ref: int) -> Response:
    said = request.form.get("of", "")
    of = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0
    return _act(ref, "undone", lambda seen: end_measure(
        database(), seen, complainant(), of=of, language=locale(), site=here().site, directory=here().directory,
        now=now(),
    ))  # fmt: skip


@blueprint.post("/cases/<int:ref>/wishes")
@door("mailbox", audience="complainant", act="wished")
def wishes(ref: int) -> Response:
    what = request.form.get("what", "")
    return _act(ref, "wished", lambda seen: wish(
        database(), seen, complainant(), what=what, language=locale(), site=here().site, directory=here().directory,
        now=now(),
    ))  # fmt: skip


def _act(ref: int, did: str, act: Callable[[CaseInSight], int]) -> Response:
    """What is not there any more needs no words: the letter shows how it stands."""
    if not token_fresh():
        return shown(ref, problems=[stale_problem()])
    name = b""
    try:
        if (seen := sight(ref)) is not None:
            name = seen.id
            giving_up(seen, did, lambda: act(seen))
    except NoSuchMeasure:
        pass
    except Interfered:
        enter_interference(name)
    return redirect(letter_address(ref), 303)
