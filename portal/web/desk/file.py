"""The decision on an open request, on a page of its own to be printed for the prison's file."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import read_case
from portal.casework.prison_file import decision_for_file
from portal.casework.refusals import ConfidentialForFile, NotAnswered
from portal.languages.words import N_
from portal.web.desk import case, walk, words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here

CONFIDENTIAL = {
    "kind": N_("Not for the file: only open requests may go there. This is something else."),
    "protected": N_("Not for the file: what this is about is confidential."),
    "outside": N_("Not for the file: it was not asked of the prison itself."),
    "readers": N_("Not for the file: they took somebody off who could read it there."),
    "name": N_("Not for the file: they did not let everyone know their name."),
}


@blueprint.get(CASE + "/file")
@at_desk()
def file(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not walk.opened(ref):
        return case.unopened(seat, sight)
    try:
        found = decision_for_file(read_case(database(), here().directory, sight), directory=seat.directory)
    except ConfidentialForFile as refused:
        return case.shown(seat, sight, problems=[("main", gettext(CONFIDENTIAL[refused.why]))], status=409)
    except NotAnswered:
        return case.shown(seat, sight, problems=[("main", gettext("First they need an answer."))], status=409)
    facts = [
        (gettext("Name"), found.name),
        (gettext("Number"), found.number),
        (gettext("Handed in"), words.day(date.fromisoformat(found.asked))),
        (gettext("Decision"), gettext(words.DECIDED[found.decision])),
        (gettext("Answered"), words.day(date.fromisoformat(found.decided))),
        (gettext("Office"), words.office_name(found.office, seat.directory)),
    ]
    return desk_page("file", seat, ref=ref, facts=[(name, said) for name, said in facts if said])
