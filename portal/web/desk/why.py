"""What an answer must have besides words: a reason for a no, and that somebody knows what a voice says."""

from __future__ import annotations

from flask import request
from flask_babel import gettext

from portal.cases import read_case
from portal.cases.sight import CaseInSight
from portal.casework.answer import require_reason
from portal.casework.entrust import what_of
from portal.casework.interpret import brought
from portal.casework.refusals import NoReason
from portal.casework.spoken import Voice
from portal.web.desk.forms import AnswerForm
from portal.web.desk.seat import Seat
from portal.web.shared import database, here

UNWRITTEN = "answer-unwritten"
Problems = list[tuple[str, str]]


def unanswerable(
    seat: Seat, sight: CaseInSight, form: AnswerForm, text: str, voice: Voice | None
) -> Problems:  # fmt: skip
    """(id of the field, what to do). Of a voice that nobody wrote down it is said once: the second press goes on."""
    try:
        require_reason(form.kept["decision"], text, form.sentences, voice)
    except NoReason:
        return [("answer-book", gettext("Say why: tick a sentence that gives the reason, or write it."))]
    if warned() or not unwritten(seat, sight):
        return []
    said = gettext("Nobody has written down their voice yet. Hear it, or ask an interpreter. Press again to go on.")
    return [(UNWRITTEN, said)]


def warned() -> bool:
    """Whether the page that was posted said so already."""
    return request.form.get("unwritten") == "yes"


def unwritten(seat: Seat, sight: CaseInSight) -> bool:
    """Whether a voice of theirs has no words beside it, nor any that an interpreter brought back for it."""
    opened = read_case(database(), seat.directory, sight)
    came = brought(database(), here().site, sight, opened, seat.directory).values()
    written = {each.body["of"] for each in opened.envelopes if each.kind == "interpretation"}
    written |= {asked.body["of"] for asked, work in came if work.text}
    voices = (each for each in opened.envelopes if not each.ours and what_of(each) == "transcript")
    return any(each.number not in written for each in voices)
