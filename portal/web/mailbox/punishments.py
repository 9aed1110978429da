"""*They are punishing me*: one press. Inside the prison service it goes to people outside, unless the person wants it
told to the office that has the letter."""

from __future__ import annotations

from collections.abc import Callable

from flask import flash, redirect, request
from werkzeug.wrappers import Response

from portal.access import Complainant, visible_to
from portal.cases import CaseInSight, Interfered
from portal.casework.refusals import NothingToReview
from portal.casework.tell_outside import tell_outside
from portal.casework.tell_punishment import tell_punishment
from portal.duty import Asked
from portal.web.mailbox.address import blueprint, letter_address
from portal.web.mailbox.as_seen import sending
from portal.web.mailbox.letter import shown
from portal.web.mailbox.more import NOUNS, said_more
from portal.web.mailbox.numbered import number_of
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.mailbox.punished import sent_words
from portal.web.shared import (
    database,
    door,
    enter_interference,
    here,
    locale,
    now,
    stale_problem,
    switch_locale,
    token_fresh,
)
from portal.web.shared.expected import expected

HERE = "here"
"""What the field `to` says of who wants the office told that has the letter."""


@blueprint.post(NOUNS + "punishments")
@door("mailbox", audience="complainant", act="punished")
def punishments(ref: int) -> Response:
    if not token_fresh():
        return shown(ref, problems=[stale_problem()])
    if language := switch_locale():
        return redirect(letter_address(ref, language), 303)
    name = b""
    try:
        seen = sight(ref)
        if seen is None:
            return shown(ref)
        name = seen.id
        if request.form.get("to") == HERE or here().directory.office(seen.docket.office).outside:
            return said_more(ref, "punished", _to_who_has_it)
        new: list[tuple[bytes, Asked | None]] = []
        sending(seen, "appealed", lambda: _outside(new, seen))
        return _sent(*new[-1])
    except Interfered:
        enter_interference(name)
    except NothingToReview:
        return said_more(ref, "punished", _to_who_has_it)
    return redirect(letter_address(ref), 303)


def _sent(case: bytes, check: Asked | None) -> Response:
    """To the letter it stands in, which says that it was sent, the second time too; and who comes, if it is new."""
    number, found = number_of(case), visible_to(database(), here().site, complainant(), case)
    if found is not None:
        flash(sent_words(found.docket.office, number))
        if check is not None:
            flash(expected({"filer": found.docket.filer}, check.before, at_once=check.at_once))
    return redirect(letter_address(number), 303)


def _outside(new: list[tuple[bytes, Asked | None]], seen: CaseInSight) -> int:
    """The letter outside is added to `new`. It stands on no page of this one's."""
    portal, given = here(), request.form
    new.append(
        tell_outside(
            database(),
            seen,
            complainant(),
            visit=given.get("visit", ""),
            once=given.get("once", ""),
            language=locale(),
            site=portal.site,
            directory=portal.directory,
            now=now(),
        )  # fmt: skip
    )
    return 0


def _to_who_has_it(seen: CaseInSight, who: Complainant, text: str) -> Callable[[], int]:
    portal, given = here(), request.form
    return lambda: tell_punishment(
        database(), seen, who, text=text, visit=given.get("visit", ""), once=given.get("once", ""), language=locale(),
        site=portal.site, directory=portal.directory, now=now(),
    )  # fmt: skip
