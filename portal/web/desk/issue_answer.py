"""One answer to a joined issue: in the language of each, seen as each will see it, then sent as a letter to each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from flask import flash, redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse
from wtforms import Field, TextAreaField
from wtforms.validators import StopValidation

from portal.cases import Interfered, read_case
from portal.cases.issue import Issue
from portal.cases.rows import ref_of
from portal.cases.sight import CaseInSight
from portal.casework.answer import answer
from portal.casework.hold import held
from portal.casework.refusals import (
    AlreadyAnswered,
    AlreadyClosed,
    NamesStaff,
    NoRemedy,
    NoSpokenForm,
    NothingSaid,
    TooManyPromises,
    WroteMeanwhile,
)
from portal.interpretation import SlotMissing
from portal.languages import LOCALES
from portal.vault import canonical
from portal.web.desk import walk, words
from portal.web.desk.address import blueprint
from portal.web.desk.as_they_will import Seen, heard, seen_by_them
from portal.web.desk.batch import told_of
from portal.web.desk.book import refused_words
from portal.web.desk.finding import names_staff
from portal.web.desk.forms import AnswerForm, promised, says_or_ticks
from portal.web.desk.issue import ISSUE, Problems, known_issue, languages_of, lying_here, shown
from portal.web.desk.promising import missing_words
from portal.web.desk.saying import sent, spoken_by
from portal.web.desk.sayings import ANSWER
from portal.web.desk.seat import Seat, at_desk
from portal.web.desk.why import unanswerable
from portal.web.shared import Form, database, here, now

Refused = NoRemedy | TooManyPromises | NoSpokenForm | SlotMissing | NothingSaid | NamesStaff
REFUSED = (NoRemedy, TooManyPromises, NoSpokenForm, SlotMissing, NothingSaid, NamesStaff)


class Wanting(Exception):
    """Something is missing in the answer to one of them."""

    def __init__(self, problems: Problems) -> None:
        super().__init__()
        self.problems = problems


def says_in_any(form: Form, field: Field) -> None:
    """In the one language of all, or in one of several: what is missing in another is said by its name."""
    if any(request.form.get(f"text-{code}", "").strip() for code in LOCALES):
        raise StopValidation
    says_or_ticks(form, field)


class IssueForm(AnswerForm):
    """Posted to an issue: where they have several languages, `text-{code}` and `remedy-{code}` for each."""

    text = TextAreaField(id="answer-text", validators=[says_in_any])

    def to(self, theirs: str) -> dict[str, str]:
        """What is said to those who have this language."""
        own = {name: request.form.get(f"{name}-{theirs}", "") for name in ("text", "remedy")}
        return {**self.kept, **own, "language": theirs} if any(map(str.strip, own.values())) else self.kept


@blueprint.post(ISSUE + "/answers")
@at_desk(act="answered")
def issue_answers(seat: Seat, issue: str) -> AnyResponse:
    known, form = known_issue(seat, issue), IssueForm()
    if not form.accepted():
        return shown(seat, known, form)
    sights = lying_here(seat, known)
    try:
        found = {sight.id: _answered(seat, sight, form) for sight in sights}
    except Wanting as wanting:
        database().rollback()
        several = len(languages_of(lying_here(seat, known))) > 1
        return shown(seat, known, form, wanting.problems if several else _in_one(wanting.problems))
    done = [sight for sight in sights if found[sight.id] == "done"]
    if "preview" in request.form or "hear" in request.form or (done and not _looked_at(seat, done, form)):
        return _as_they_will(seat, known, form, done)
    for sight in done:
        sent(seat, sight, ANSWER)
    how = Counter(found.values())
    flash(gettext("Answered: %(done)s of %(total)s. Each gets a letter of their own.",
                  done=how["done"], total=len(sights)))  # fmt: skip
    for told in told_of(how):
        flash(told)
    return redirect(f"/desk/issues/{issue}", 303)


def _answered(seat: Seat, sight: CaseInSight, form: IssueForm) -> str:
    """`done`, or why this one was left out: nobody is answered unread, and nobody twice. Raises Wanting."""
    ref, theirs = ref_of(sight.id), sight.docket.language
    kept, voice, seen = form.to(theirs), spoken_by(seat, sight, ANSWER), request.form.get(f"seen-{ref}", "")
    if not walk.opened(ref) or not (seen.isascii() and seen.isdigit()):
        return "unread"
    if sight.docket.settled:
        return "answered"
    if not (kept["text"].strip() or form.sentences or voice):
        raise Wanting(_problems(NothingSaid(), theirs))
    try:
        if problems := unanswerable(seat, sight, form, kept["text"], voice):
            raise Wanting(problems)
        answer(
            database(), sight, seat.officer, decision=kept["decision"], text=kept["text"], language=kept["language"],
            sentences=form.sentences, **promised(kept), site=here().site, directory=here().directory, now=now(),
            seen=int(seen[:6]), voice=voice,
        )  # fmt: skip
    except (AlreadyAnswered, AlreadyClosed):
        return "answered"
    except WroteMeanwhile:
        return "wrote"
    except Interfered:
        return "interfered"
    except REFUSED as refused:
        raise Wanting(_problems(refused, theirs)) from None
    return "done"


def _problems(refused: Refused, theirs: str) -> Problems:
    """(id of the field of this language, what to do)."""
    match refused:
        case NothingSaid():
            says = gettext("Write it in %(language)s too, or tick a sentence.", language=words.language_name(theirs))
            return [(f"text-{theirs}", says)]
        case NamesStaff():
            return [(f"text-{theirs}", names_staff())]
        case NoRemedy() | TooManyPromises():
            return [(f"remedy-{theirs}" if at == "answer-remedy" else at, says)
                    for at, says in missing_words(refused, "answer")]  # fmt: skip
    return [(f"text-{theirs}" if at == "answer-text" else at, says) for at, says in refused_words(refused, theirs)]


def _in_one(problems: Problems) -> Problems:
    """The same where all have one language, and there is one field."""
    return [(f"answer-{at.partition('-')[0]}" if at.startswith(("text-", "remedy-")) else at, says)
            for at, says in problems]  # fmt: skip


def _as_they_will(seat: Seat, known: Issue, form: IssueForm, done: Sequence[CaseInSight]) -> AnyResponse:
    """Nothing was sent. Once for each language, and for each voice that goes with the words."""
    seen = [_seen(seat, sight, form) for sight in _firsts(seat, done).values()]
    looked, wanted = _digest(seat, done, form), request.form.get("hear", "")
    database().rollback()
    if found := next((each for each in seen if each.code == wanted), None):
        return heard(found)
    problems = [] if "preview" in request.form else [("seen", gettext("Look at it once more, then send it."))]
    return shown(seat, known, form, problems if seen else [], seen=seen, looked=looked)


def _firsts(seat: Seat, done: Sequence[CaseInSight]) -> dict[tuple[str, str], CaseInSight]:
    """(language, name of a voice) → the first letter that gets these."""
    found: dict[tuple[str, str], CaseInSight] = {}
    for sight in done:
        voice = spoken_by(seat, sight, ANSWER)
        found.setdefault((sight.docket.language, voice.item.id if voice else ""), sight)
    return dict(sorted(found.items(), key=lambda each: each[0]))


def _seen(seat: Seat, sight: CaseInSight, form: IssueForm) -> Seen:
    """The answer that was just written to it, before it is taken back."""
    opened = read_case(database(), seat.directory, held(database(), here().site, sight))
    return seen_by_them(sight, opened, opened.envelopes[-1], form.to(sight.docket.language))


def _digest(seat: Seat, done: Sequence[CaseInSight], form: IssueForm) -> str:
    """Of all that is said, in each of their languages."""
    said = [[code, voice, form.to(code)] for code, voice in _firsts(seat, done)]
    return here().site.tag("looked", canonical({"said": said})).hex()


def _looked_at(seat: Seat, done: Sequence[CaseInSight], form: IssueForm) -> bool:
    """Whether these very words were seen as they will see them: nothing else goes out."""
    return request.form.get("looked", "") == _digest(seat, done, form)
