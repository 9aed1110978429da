"""What is common to every form whose words the person hears: the voice in it, and whether it can go out."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from portal.cases.sight import CaseInSight
from portal.web.desk import case, walk
from portal.web.desk.forms import WrittenForm
from portal.web.desk.interpreting import other_ways
from portal.web.desk.ready import unheard
from portal.web.desk.saying import look_for_voice, take_voice, voice_changes
from portal.web.desk.sayings import Saying
from portal.web.desk.seat import Seat


def to_say(seat: Seat, ref: str, form: WrittenForm, saying: Saying) -> CaseInSight | Response:
    """The case, where what was posted can be sent or shown; else the page to go on from. A voice is kept already."""
    sight, kept = seat.case(ref), {**form.kept, "noun": saying.noun}
    if not walk.opened(ref):
        return case.unopened(seat, sight, kept=kept)
    if form.fresh and voice_changes():
        unclean = take_voice(seat, sight, form.kept, saying)
        sight = seat.case(ref)
        if unclean:
            return case.shown(seat, sight, kept=kept, problems=unclean)
    look_for_voice(seat, sight, saying)
    if "change" in request.form and form.fresh:
        return case.shown(seat, sight, kept=kept, status=200)
    return sight if form.accepted() else case.shown(seat, sight, posted=form)


def not_heard(seat: Seat, sight: CaseInSight, kept: dict[str, str], saying: Saying) -> Response:
    """Nobody can say these words to them: the words again, and every other way."""
    problems = unheard(f"{saying.id}-text", sight.docket.language, saying.noun) + other_ways(seat, sight, saying)
    return case.shown(seat, sight, kept={**kept, "noun": saying.noun}, problems=problems)
