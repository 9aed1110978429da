"""What somebody wrote for the person: read here, and sent only if the person says so, as the person's own words."""

from __future__ import annotations

from flask import redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from portal.cases import Interfered
from portal.casework.add import add
from portal.companions.beside import Beside
from portal.companions.line import Line, settle
from portal.web.mailbox.address import blueprint, letter_address
from portal.web.mailbox.as_seen import sending
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.mailbox.people import pass_on_letter, people_address, person_of, shown_people
from portal.web.mailbox.wrote import waiting_of
from portal.web.shared import database, door, enter_interference, here, locale, now, stale_problem, token_fresh


@blueprint.post("/people/<int:number>/drafts")
@door("mailbox", audience="complainant", act="added")
def drafts(number: int) -> Response:
    """`send` ∈ `yes no`. Whatever is chosen, the one who wrote it sees no difference."""
    who = person_of(number)
    if not token_fresh():
        return shown_people([stale_problem()])
    line = next((each for each in waiting_of(who) if str(each.number) == request.form.get("line")), None)
    if line is None:
        return redirect(people_address(), 303)
    if request.form.get("send") != "yes":
        settle(database(), who.seed, line)
        return redirect(people_address(), 303)
    return _send(who, line)


def _send(who: Beside, line: Line) -> Response:
    name = b""
    try:
        seen = sight(line.letter)
        if seen is None:
            raise NotFound
        name = seen.id
        sending(seen, "added", lambda: add(
            database(), seen, complainant(), text=line.text, language=str(line.body.get("language") or locale()),
            site=here().site, directory=here().directory, now=now(), own=False,
        ))  # fmt: skip
    except Interfered:
        enter_interference(name)
        return redirect(letter_address(line.letter), 303)
    settle(database(), who.seed, line)
    pass_on_letter(line.letter)
    return redirect(letter_address(line.letter), 303)
