"""What is common to every form whose words the person hears: its voice, whether it can go out, how they will see it."""

from __future__ import annotations

from collections.abc import Callable

from flask import request
from werkzeug.wrappers import Response

from portal.cases.rows import ref_of
from portal.cases.sight import CaseInSight
from portal.casework.refusals import NoSpokenForm, RefusedAct
from portal.web.desk import case, walk
from portal.web.desk.as_they_will import Act, as_they_will, doubtful, heard, preview, seen_with_doubt
from portal.web.desk.forms import WrittenForm
from portal.web.desk.interpreting import other_ways
from portal.web.desk.ready import unheard
from portal.web.desk.saying import look_for_voice, sent, take_voice, voice_changes
from portal.web.desk.sayings import Saying
from portal.web.desk.seat import Seat
from portal.web.shared import database

Problems = list[tuple[str, str]]


def say(
    seat: Seat, ref: str, form: WrittenForm, saying: Saying, act: Act, why_not: Callable[[RefusedAct], Problems]
) -> Response | None:
    """None where it was done. Otherwise the page to go on from: as they will see or hear it, or what was not right.

    `why_not`: (id of the field, what to do) of a refusal by name; raises it again where it is none of this act's.
    """
    sight = to_say(seat, ref, form, saying)
    if not isinstance(sight, CaseInSight):
        return sight
    try:
        return said_or_shown(seat, sight, form, saying, act)
    except NoSpokenForm:
        database().rollback()
        return not_heard(seat, seat.case(ref), form.kept, saying)
    except RefusedAct as refused:
        database().rollback()
        return once_more(seat, seat.case(ref), form.kept, saying, why_not(refused))


def said_or_shown(
    seat: Seat, sight: CaseInSight, form: WrittenForm, saying: Saying, act: Act
) -> Response | None:  # fmt: skip
    """Done, which is None; or looked at and undone, where the page asked for that, and once where the words look like
    another language than the one they are said to be in. Raises what `act` does."""
    if "hear" in request.form:
        return heard(as_they_will(seat, sight, saying, form.kept, act))
    asked, doubted = "preview" in request.form, doubtful(form.kept) and not seen_with_doubt()
    if asked or doubted:
        seen = as_they_will(seat, sight, saying, form.kept, act)
        return preview(seat, seat.case(ref_of(sight.id)), form, saying, seen, status=200 if asked else 422)
    act(sight)
    sent(seat, sight, saying)
    return None


def to_say(seat: Seat, ref: str, form: WrittenForm, saying: Saying) -> CaseInSight | Response:
    """The case, where what was posted can be sent or shown; else the page to go on from. A voice is kept already."""
    sight, kept = seat.case(ref), {**form.kept, "noun": saying.noun}
    if not (saying.unopened or walk.opened(ref)):
        return case.unopened(seat, sight, kept=kept)
    if form.fresh and voice_changes():
        unclean = take_voice(seat, sight, form.kept, saying)
        sight = seat.case(ref)
        if unclean:
            return once_more(seat, sight, kept, saying, unclean)
    look_for_voice(seat, sight, saying)
    if "change" in request.form and form.fresh:
        return once_more(seat, sight, kept, saying, [])
    if form.accepted():
        return sight
    return case.shown(seat, sight, posted=form) if walk.opened(ref) else case.unopened(seat, sight, kept=kept)


def not_heard(seat: Seat, sight: CaseInSight, kept: dict[str, str], saying: Saying) -> Response:
    """Nobody can say these words to them: the words again, and every other way."""
    field = f"{saying.id}-{saying.field}"
    problems = unheard(field, sight.docket.language, saying.noun) + other_ways(seat, sight, saying)
    return once_more(seat, sight, kept, saying, problems)


def once_more(
    seat: Seat, sight: CaseInSight, kept: dict[str, str], saying: Saying, problems: Problems
) -> Response:  # fmt: skip
    """The page of the letter with every word that was typed. Before it was opened: one button, with the words."""
    kept = {**kept, "noun": saying.noun}
    if walk.opened(ref_of(sight.id)):
        more = {"problems": problems} if problems else {"status": 200}
        return case.shown(seat, sight, kept=kept, **more)
    return case.unopened(seat, sight, kept=kept, problems=problems)
