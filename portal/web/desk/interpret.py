"""An interpreter is asked about one letter, or about words not sent; what he brought back is put with the letter."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from flask import flash, redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import Opened, read_case
from portal.cases.sight import CaseInSight
from portal.casework.entrust import entrust
from portal.casework.interpret import interpret
from portal.casework.refusals import NothingBrought, NothingSaid, UnfitInterpreter
from portal.evidence import Gone, items_of
from portal.languages.words import N_
from portal.web.desk import case, walk
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.again import again
from portal.web.desk.drafted import keep_draft
from portal.web.desk.forms import WrittenForm
from portal.web.desk.said_forms import FORMS
from portal.web.desk.sayings import ALL, NUMBERS, Saying
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh

UNFIT = {
    "not_an_interpreter": N_("Choose an interpreter from the list."),
    "worked_there": N_("This interpreter worked in that prison. Choose another one."),
    "line_of_subject": N_("This interpreter works for those who run that prison. Choose another one."),
    "training_expired": N_("This interpreter may not work at the moment. Choose another one."),
    "not_their_language": N_("This interpreter does not know both languages. Choose another one."),
    "taken_off": N_("The person took this interpreter off. Choose another one."),
    "over": N_("The letter is closed, or they asked to stop: nobody else reads it now."),
}


class Unsent(NamedTuple):
    """Words that are not sent yet."""

    saying: Saying
    form: WrittenForm


@blueprint.post(CASE + "/interpretations")
@at_desk(act="entrusted")
def interpretations(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not token_fresh():
        return again(seat, sight, stale_problem())
    if not walk.opened(ref):
        return case.unopened(seat, sight)
    of = number(request.form.get("of", ""))
    unsent = next((Unsent(saying, FORMS[saying.noun]()) for saying in ALL if saying.number == of), None)
    try:
        _asked(seat, sight, of, unsent)
    except UnfitInterpreter as unfit:
        return _again(seat, sight, unsent, gettext(UNFIT[unfit.why]))
    except NothingSaid:
        return _again(seat, sight, unsent, gettext("Write some words first."))
    if unsent is not None:
        keep_draft(seat, sight, unsent.form.kept, saying=unsent.saying)
    flash(gettext("Asked. The interpreter can read this and nothing else."))
    return redirect(f"/desk/cases/{ref}", 303)


@blueprint.post(CASE + "/translations")
@at_desk(act="interpreted")
def translations(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not token_fresh():
        return again(seat, sight, stale_problem())
    try:
        interpret(
            database(), sight, seat.officer, of=number(request.form.get("of", "")), language=locale(),
            site=here().site, directory=seat.directory, now=now(),
        )  # fmt: skip
    except NothingBrought:
        return again(seat, sight, ("main", gettext("These words are with the letter already.")))
    return redirect(f"/desk/cases/{ref}", 303)


def _asked(seat: Seat, sight: CaseInSight, of: int, unsent: Unsent | None) -> None:
    """The page in their name goes with one envelope; with words not sent go these, and what an answer promises."""
    kept = unsent.form.kept if unsent is not None else {}
    opened = read_case(database(), seat.directory, sight)
    entrust(
        database(), sight, seat.officer, interpreter=_identifier(request.form.get("interpreter", "")), of=of,
        into=sight.docket.language if unsent is not None else request.form.get("into", ""),
        language=kept.get("language", locale()), site=here().site, directory=seat.directory, now=now(),
        text="\n\n".join(filter(str.strip, (kept.get(name, "") for name in ("text", "remedy", "why")))),
        files=_files(sight, opened, of),
    )  # fmt: skip


def _files(sight: CaseInSight, opened: Opened, of: int) -> Mapping[str, bytes]:
    """The keys of what was sent with this envelope, each of that alone."""
    found = {}
    for item in (item for said in opened.envelopes if said.number == of for item in items_of(said.body.get("files"))):
        with suppress(Gone):
            found[item.id] = here().blobs.key_of(sight.keys, item)
    return found


def _again(seat: Seat, sight: CaseInSight, unsent: Unsent | None, says: str) -> AnyResponse:
    """The letter again with what was wrong, and every word that is not sent."""
    if unsent is None:
        return again(seat, sight, ("interpreters", says))
    kept = {**unsent.form.kept, "noun": unsent.saying.noun}
    return case.shown(seat, sight, kept=kept, problems=[(f"{unsent.saying.id}-interpreter", says)])


def number(typed: str) -> int:
    """The number of an envelope or an act, or of words not sent; for what is no number, one that is never there."""
    if typed in NUMBERS:
        return NUMBERS[typed]
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 10**6


def _identifier(typed: str) -> bytes:
    try:
        return bytes.fromhex(typed)
    except ValueError:
        return b""
