"""A sheet to print and hand over: of one consent exactly the parts they agreed to, and nothing else."""

from __future__ import annotations

from datetime import date

from flask import Response
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import read_case
from portal.cases.chain import Opened
from portal.languages.words import N_
from portal.protection.passing_on import leaves
from portal.web.desk import case, walk, words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.facts import answers_of, who_of
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database
from portal.web.shared.consents import recipient_words

WROTE = ("statement", "message")
BY_HAND = N_("Not printed. Write it in by hand, after it was opened for that.")
WISH = N_("They want to see you. Nothing else is said here.")


@blueprint.get(CASE + "/sheets/<to>/<int:act>")
@at_desk()
def sheet(seat: Seat, ref: str, to: str, act: int) -> AnyResponse:
    """404 for what nobody agreed to, or agrees to no more."""
    sight = seat.case(ref)
    if not walk.opened(ref):
        return case.unopened(seat, sight)
    opened = read_case(database(), seat.directory, sight)
    parts = next((each.parts for each in leaves(opened) if (each.to, each.act) == (to, act)), None)
    if parts is None:
        raise NotFound
    return _shown(seat, ref, to, opened, parts)


def _shown(seat: Seat, ref: str, to: str, opened: Opened, parts: tuple[str, ...]) -> Response:
    facts = [
        (gettext("To"), recipient_words(to)),
        (gettext("From"), words.office_name(seat.office.id, seat.directory)),
        (gettext("Number to answer with"), ref),
    ]
    facts += [(gettext("About"), gettext(WISH))] if "appointment" in parts else []
    facts += _name(opened, seat) if "name" in parts else []
    facts += [(gettext("The child"), gettext(BY_HAND))] if "child" in parts else []
    facts += answers_of(opened, seat, names="name" in parts) if "answers" in parts else []
    said = [each for each in opened.envelopes if each.kind in WROTE] if "words" in parts else []
    letters = [(words.day(date.fromisoformat(each.day)), each.text, each.language.replace("_", "-")) for each in said]
    return desk_page("sheet", seat, ref=ref, facts=facts, letters=letters)


def _name(opened: Opened, seat: Seat) -> list[tuple[str, str]]:
    """What they let everyone here know; a sealed one is never on a page that it was not opened for."""
    open_to_all = bool(opened.statement.body.get("who"))
    return who_of(opened, seat) if open_to_all else [(gettext("Name"), gettext(BY_HAND))]
