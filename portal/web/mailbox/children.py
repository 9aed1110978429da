"""Telling apart who a child is, and saying whether the office that has the letter may open it."""

from __future__ import annotations

from functools import partial

from flask import redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.cases import Interfered
from portal.cases.sight import CaseInSight
from portal.casework.consent import let_open_child
from portal.casework.describe_child import describe_child
from portal.casework.refusals import NothingSaid, NotToldBefore
from portal.protection.concerned import FIELDS
from portal.web.mailbox.address import blueprint, letter_address
from portal.web.mailbox.as_seen import giving_up, sending
from portal.web.mailbox.letter import shown
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.shared import database, door, enter_interference, here, locale, now, stale_problem, token_fresh


@blueprint.post("/cases/<int:ref>/children")
@door("mailbox", audience="complainant", act="described")
def children(ref: int) -> Response:
    """`name age where` of one child; or `answer` ∈ `yes no`, with the `notice` that stands before it."""
    if not token_fresh():
        return shown(ref, problems=[stale_problem()])
    name = b""
    try:
        if (seen := sight(ref)) is not None:
            name = seen.id
            _allow(seen) if "answer" in request.form else _tell(seen)
    except NothingSaid:
        return shown(ref, problems=[("child_name", gettext("Write something about the child. One word is enough."))])
    except NotToldBefore:
        return shown(ref, problems=[("child", gettext("Press Yes or No."))])
    except Interfered:
        enter_interference(name)
    return redirect(letter_address(ref), 303)


def _tell(seen: CaseInSight) -> None:
    given = {each: request.form.get(each, "") for each in FIELDS}
    sending(seen, "added", lambda: describe_child(
        database(), seen, complainant(), language=locale(), site=here().site, directory=here().directory, now=now(),
        **given,
    ))  # fmt: skip


def _allow(seen: CaseInSight) -> None:
    answer = request.form["answer"]
    allow = partial(
        let_open_child, database(), seen, complainant(), answer=answer, notice=request.form.get("notice", ""),
        language=locale(), site=here().site, directory=here().directory, now=now(),
    )  # fmt: skip
    if answer == "yes":
        giving_up(seen, "consented", allow)
    else:
        sending(seen, "consented", allow)
