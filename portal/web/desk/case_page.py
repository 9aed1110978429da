"""What the page of one letter shows: the exchange, what is known, what can be done, and every field as it was left."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from portal.cases import Opened
from portal.cases.rows import ref_of, row_in_sight
from portal.cases.sight import CaseInSight
from portal.casework.prison_file import fileable
from portal.evidence import LONGEST, takes_voices
from portal.web.desk import walk, words
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
from portal.web.desk.forms import NoteForm, WrittenForm, languages
from portal.web.desk.interpreting import interpreting_of
from portal.web.desk.keeping import keeping_of
from portal.web.desk.letters import letters_of, notes_of, trail_of, without_interpreters
from portal.web.desk.line import line_of
from portal.web.desk.measuring import protection_of
from portal.web.desk.move_forms import CorrectionForm
from portal.web.desk.moves import moves_of
from portal.web.desk.named import name_open, purposes_for
from portal.web.desk.obliging import obliged_of
from portal.web.desk.original import original_of
from portal.web.desk.owners import owners, promises_of
from portal.web.desk.passing_on import passing_on
from portal.web.desk.ready import ready_sentences
from portal.web.desk.said_forms import BLANK, FORMS
from portal.web.desk.saying import voice_in
from portal.web.desk.sayings import SAYINGS
from portal.web.desk.seat import Seat
from portal.web.desk.securing import secured_of
from portal.web.shared import locale, now


def letter(seat: Seat, sight: CaseInSight, opened: Opened) -> dict[str, Any]:
    """What was written, by whom, and what happened."""
    row = row_in_sight(sight, now())
    return {
        "line": line_of(row, seat),
        "kind": words.kind(row.kind),
        "walk": walk.step(row.ref),
        "letters": without_interpreters(letters_of(opened, seat), opened),
        "interpreting": interpreting_of(opened, seat, sight),
        "seen": len(opened.envelopes),
        "notes": notes_of(opened, seat),
        "trail": trail_of(opened, seat),
        "original": original_of(opened, seat),
        "theirs": words.language_name(sight.docket.language),
    }


def about(seat: Seat, sight: CaseInSight, opened: Opened) -> dict[str, Any]:
    """What is known of the person and of the clocks."""
    ref = ref_of(sight.id)
    return {
        "facts": facts_of(opened, seat) + counsel_of(opened, sight, seat),
        "who": who_of(opened, seat, named=name_open(ref)),
        "purposes": purposes_for(opened, ref),
        "child": child_of(opened, sight, seat),
        "forced": forced_in(sight.id, seat),
        "wanted": wanted(opened, seat),
        "clocks": clocks_of(sight.docket, seat, entered=str(opened.statement.body.get("entered", ""))),
        "how": how_come(sight.docket, seat),
        "checks": checks_of(sight),
        "keeping": keeping_of(sight.docket),
    }


def to_do(seat: Seat, sight: CaseInSight, opened: Opened) -> dict[str, Any]:
    """What can be done with it besides writing."""
    return {
        "approaching": approaching_of(opened, sight, seat),
        "promises": promises_of(opened, seat),
        "owners": owners(seat, sight),
        "closing": closing(sight.docket),
        "doubt": doubt_of(opened, seat),
        "fileable": fileable(opened, seat.directory),
        "moves": moves_of(seat, sight),
        "elsewhere": elsewhere(seat, sight, opened),
        "protection": protection_of(opened, seat, sight),
        "passing": passing_on(opened),
        "obliged": obliged_of(opened, seat, sight),
        "secured": secured_of(opened, sight, seat),
        "found": found_of(opened, seat),
        "calling": calling(opened, sight),
    }


def forms(
    seat: Seat, sight: CaseInSight, posted: WrittenForm | None, kept: dict[str, str] | None
) -> dict[str, Any]:  # fmt: skip
    """What stands in the fields: what was posted or carried here, else what was kept before."""
    spoken, drafted, noun = _spoken(sight, seat), drafts_of(seat, sight), (kept or {}).get("noun")
    before = {each: found.words for each, found in drafted.items()} | ({noun: kept} if noun and kept else {})
    typing = {each: _fields(posted, form, before.get(each), spoken) for each, form in FORMS.items()}
    return {
        "typing": typing,
        "answering": typing["answers"],
        "asking": typing["questions"],
        "promising": typing["promises"],
        "extending": typing["extensions"],
        "forwarding": typing["forwardings"],
        "correcting": _fields(posted, CorrectionForm, before.get("corrections"), spoken),
        "noting": _fields(posted, NoteForm, before.get("notes"), locale()),
        "drafted": {each: found for each, found in drafted.items() if each != noun},
        "voiced": {each: voice_in(found) for each, found in drafted.items()},
        "voices": takes_voices(),
        "longest": LONGEST,
        "saying": SAYINGS,
        "ready": ready_sentences(),
        "book": pages_of(typing["answers"]["book"], seat),
        "tongues": [(code, words.language_name(code)) for code in languages()],
        "decisions": [(code, gettext(said)) for code, said in words.DECISIONS.items()],
    }


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
