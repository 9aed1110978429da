"""One case: one button until this session has opened it, then the exchange of letters."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import read_case
from portal.cases.rows import case_of, row_in_sight
from portal.cases.sight import CaseInSight, Interfered
from portal.casework.prison_file import fileable
from portal.casework.refusals import NoPurpose, NotTrained
from portal.evidence import LONGEST, takes_voices
from portal.protection.harm import harmed
from portal.web.desk import record_case, walk, words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.appoint_wanted import wanted
from portal.web.desk.approaching import approaching_of
from portal.web.desk.book import pages_of
from portal.web.desk.calling import calling
from portal.web.desk.checks import checks_of
from portal.web.desk.child import child_of
from portal.web.desk.clocks import clocks_of, how_come
from portal.web.desk.closing import closing
from portal.web.desk.counsel import counsel_of
from portal.web.desk.doubt import doubt_of
from portal.web.desk.drafted import drafts_of
from portal.web.desk.elsewhere import elsewhere
from portal.web.desk.facts import facts_of, who_of
from portal.web.desk.finding import found_of
from portal.web.desk.forced import forced_in
from portal.web.desk.forms import AnswerForm, NoteForm, PromiseForm, QuestionForm, WrittenForm, languages
from portal.web.desk.interpreting import interpreting_of, put_with_it
from portal.web.desk.keeping import keeping_of
from portal.web.desk.letters import letters_of, notes_of, trail_of, without_interpreters
from portal.web.desk.line import Line, line_of
from portal.web.desk.measuring import protection_of
from portal.web.desk.move_forms import CorrectionForm, ExtensionForm, ForwardForm
from portal.web.desk.moves import moves_of
from portal.web.desk.named import name_open, purposes_for
from portal.web.desk.obliging import obliged_of
from portal.web.desk.of_a_child import not_opened, open_for, purposes_to_open
from portal.web.desk.original import original_of
from portal.web.desk.owners import owners, promises_of
from portal.web.desk.passing_on import passing_on
from portal.web.desk.ready import ready_sentences
from portal.web.desk.said_forms import BLANK, FORMS
from portal.web.desk.saying import voice_in
from portal.web.desk.sayings import SAYINGS
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.desk.securing import secured_of
from portal.web.shared import database, enter_interference, here, locale, now, stale_problem, token_fresh
from portal.web.shared.files import file_of, served

CARRIED = (
    "decision", "text", "book", "language", "noun", "remedy", "remedy_due", "owner", "n", "office", "which", "why",
)  # fmt: skip
"""What the one-button page carries on when someone wrote before opening."""


@blueprint.get(CASE)
@at_desk()
def case(seat: Seat, ref: str) -> Response:
    sight = seat.case(ref)
    return shown(seat, sight) if walk.opened(ref) else unopened(seat, sight)


@blueprint.post(CASE + "/openings")
@at_desk(act="opened")
def openings(seat: Seat, ref: str) -> AnyResponse:
    sight = seat.case(ref)
    if not token_fresh():
        return unopened(seat, sight, kept=_carried())
    try:
        become = open_for(sight, seat)
    except (NotTrained, NoPurpose) as refused:
        return unopened(seat, sight, kept=_carried(), problems=[("purpose", not_opened(refused))])
    if become == "gone":
        flash(gettext("The roll says that it is a child's letter. Colleagues who are trained for it have it now."))
        return redirect("/desk", 303)
    if become == "found":
        flash(gettext("The roll says that it is a child's letter. Say what you open it for."))
        return redirect(f"/desk/cases/{ref}", 303)
    walk.remember_opened(ref)
    seat = seat.again()
    put_with_it(seat, seat.case(ref))
    kept = _carried()
    if not kept:
        return redirect(f"/desk/cases/{ref}", 303)
    flash(gettext("Your words are still here. Nothing was sent yet."))
    return shown(seat, seat.case(ref), kept=kept, status=200)


@blueprint.get(CASE + "/files/<name>")
@at_desk()
def case_file(seat: Seat, ref: str, name: str) -> Response:
    """Only after the case was opened, by who holds it."""
    sight = seat.case(ref)
    if not walk.opened(ref):
        raise NotFound
    for drafted in drafts_of(seat, sight).values():
        if (voice := voice_in(drafted)) and voice.id == name:
            return served(sight.keys, voice)
    opened = read_case(database(), here().directory, sight)
    return file_of(sight, (*opened.envelopes, *opened.notes), name)


@blueprint.errorhandler(Interfered)
def interfered(_: Interfered) -> AnyResponse:
    """Named, never shown; and found out by someone who acts, entered in the book."""
    name = case_of((request.view_args or {}).get("ref", ""))
    if request.method == "POST" and name is not None:
        enter_interference(name)
    named: AnyResponse = _interfered()
    return named


@at_desk()
def _interfered(seat: Seat) -> Response:
    return desk_page("interfered", seat, ref=(request.view_args or {}).get("ref", ""), status=409)


def unopened(
    seat: Seat,
    sight: CaseInSight,
    *,
    kept: dict[str, str] | None = None,
    problems: list[tuple[str, str]] | None = None,
) -> Response:
    """One button. `kept`: words that were typed before, carried on."""
    row = row_in_sight(sight, now())
    problems = problems or ([stale_problem()] if kept else [])
    step = walk.step(row.ref)
    return desk_page(
        "unopened",
        seat,
        line=line_of(row, seat),
        kind=words.kind(row.kind),
        kept=kept,
        walk=step,
        problems=problems,
        purposes=purposes_to_open(sight),
        hard=harmed(sight.docket.kind, sight.docket.flags),
    )


def shown(
    seat: Seat,
    sight: CaseInSight,
    *,
    posted: WrittenForm | None = None,
    kept: dict[str, str] | None = None,
    **more: Any,
) -> Response:
    """The exchange, with the forms below. `posted`: the form that was not right; `kept`: what another page brings."""
    if sight.docket.incident is not None:
        return record_case.shown(seat, sight, more.get("problems"))
    opened = read_case(database(), here().directory, sight)
    row = row_in_sight(sight, now())
    spoken = _spoken(sight, seat)
    noun = (kept or {}).get("noun")
    drafted = drafts_of(seat, sight)
    before = {each: found.words for each, found in drafted.items()} | ({noun: kept} if noun and kept else {})
    answering = _fields(posted, AnswerForm, before.get("answers"), spoken)
    return desk_page(
        "case",
        seat,
        posted,
        line=line_of(row, seat),
        kind=words.kind(row.kind),
        walk=walk.step(row.ref),
        letters=without_interpreters(letters_of(opened, seat), opened),
        interpreting=interpreting_of(opened, seat, sight),
        saying=SAYINGS,
        voiced={each: voice_in(found) for each, found in drafted.items()},
        voices=takes_voices(),
        longest=LONGEST,
        seen=len(opened.envelopes),
        notes=notes_of(opened, seat),
        facts=facts_of(opened, seat) + counsel_of(opened, sight, seat),
        approaching=approaching_of(opened, sight, seat),
        who=who_of(opened, seat, named=name_open(row.ref)),
        purposes=purposes_for(opened, row.ref),
        child=child_of(opened, sight, seat),
        forced=forced_in(sight.id, seat),
        wanted=wanted(opened, seat),
        clocks=clocks_of(sight.docket, seat, entered=str(opened.statement.body.get("entered", ""))),
        how=how_come(sight.docket, seat),
        trail=trail_of(opened, seat),
        theirs=words.language_name(sight.docket.language),
        tongues=[(code, words.language_name(code)) for code in languages()],
        decisions=[(code, gettext(said)) for code, said in words.DECISIONS.items()],
        answering=answering,
        drafted={each: found for each, found in drafted.items() if each != noun},
        book=pages_of(answering["book"], seat),
        asking=_fields(posted, QuestionForm, before.get("questions"), spoken),
        promising=_fields(posted, PromiseForm, before.get("promises"), spoken),
        promises=promises_of(opened, seat),
        ready=ready_sentences(),
        owners=owners(seat, sight),
        closing=closing(sight.docket),
        original=original_of(opened, seat),
        doubt=doubt_of(opened, seat),
        fileable=fileable(opened, seat.directory),
        moves=moves_of(seat, sight),
        elsewhere=elsewhere(seat, sight, opened),
        protection=protection_of(opened, seat, sight),
        passing=passing_on(opened),
        obliged=obliged_of(opened, seat, sight),
        secured=secured_of(opened, sight, seat),
        found=found_of(opened, seat),
        extending=_fields(posted, ExtensionForm, before.get("extensions"), spoken),
        forwarding=_fields(posted, ForwardForm, before.get("forwardings"), spoken),
        correcting=_fields(posted, CorrectionForm, before.get("corrections"), spoken),
        checks=checks_of(sight),
        calling=calling(opened, sight),
        keeping=keeping_of(sight.docket),
        noting=_fields(posted, NoteForm, before.get("notes"), locale()),
        typing={each: _fields(posted, form, before.get(each), spoken) for each, form in FORMS.items()},
        **{"beaten": None, "doubting": "", **more},
    )


def line_in_sight(seat: Seat, sight: CaseInSight) -> Line:
    """The row of this case, as it stands in a list."""
    return line_of(row_in_sight(sight, now()), seat)


def _fields(
    posted: WrittenForm | None, kind: type[WrittenForm], kept: dict[str, str] | None, spoken: str
) -> dict[str, str]:
    """What stands in a form's fields."""
    blank = {**BLANK, "language": spoken}
    if isinstance(posted, kind):
        return {**blank, **posted.kept}
    return {**blank, **(kept or {})}


def _spoken(sight: CaseInSight, seat: Seat) -> str:
    """The language an answer is probably written in: theirs, if this office writes it."""
    theirs = sight.docket.language
    return theirs if theirs in seat.office.languages else locale()


def _carried() -> dict[str, str]:
    given = {name: request.form[name] for name in CARRIED if name in request.form}
    return given if any(given.get(name) for name in ("text", "remedy", "book")) else {}
