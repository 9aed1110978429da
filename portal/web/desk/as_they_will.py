"""An answer or a question as the person will read it: their language, their words, the page of their mailbox."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from flask import Response, g, get_template_attribute, request
from flask_babel import gettext, refresh
from markupsafe import Markup

from portal.cases import read_case
from portal.cases.rows import ref_of, row_in_sight
from portal.cases.sight import CaseInSight
from portal.casework.answer import WITH_REMEDY
from portal.casework.day import day_there
from portal.casework.interpret import words_for
from portal.casework.refusals import NoSpokenForm
from portal.interpretation import Chosen, looks_like, rendered
from portal.languages import LOCALES, SOURCE, direction, offered
from portal.languages.voice import NoVoice
from portal.web.desk import words
from portal.web.desk.forms import WrittenForm
from portal.web.desk.line import line_of
from portal.web.desk.ready import is_ticked
from portal.web.desk.saying import voice_of
from portal.web.desk.sayings import ANSWER, QUESTION, Saying
from portal.web.desk.seat import Seat, desk_page
from portal.web.desk.why import warned
from portal.web.mailbox import words as mailbox
from portal.web.mailbox.exchange import Letter
from portal.web.shared import database, here, locale, now
from portal.web.shared.aloud import words_of
from portal.web.shared.interpreting import interpreting_notice
from portal.web.shared.sound import spoken

KINDS = {ANSWER: "reply", QUESTION: "question"}
"""What will stand in the mailbox."""


@dataclass(frozen=True)
class Seen:
    """What the person sees, and the language and direction around it."""

    html: Markup
    tag: str
    direction: str
    language: str
    """What that language is called here."""
    code: str
    hearable: bool = False
    doubtful: str = ""
    """The language it is said to be in, where the words look like another one."""


def as_they_will(
    seat: Seat, sight: CaseInSight, saying: Saying, *, text: str, language: str, decision: str = "", remedy: str = "",
    sentences: Sequence[Chosen] = (), remedy_due: date | None = None, owner: bytes | None = None,
) -> Seen:  # fmt: skip
    """The words as they will stand in the mailbox. `language` is the one they are written in, not always theirs."""
    theirs, voice = sight.docket.language, voice_of(seat, sight, saying)
    reading = theirs if theirs in offered(here().settings) else SOURCE
    with speaking(reading):
        told = mailbox.HEADS[KINDS[saying]]
        head = gettext(told, name=seat.officer.name, day=mailbox.day(day_there(sight.docket, now())))
        promised = remedy_due is not None and decision in WITH_REMEDY
        until = mailbox.until(owner or seat.officer.id, remedy_due, seat.directory) if promised and remedy_due else ""
        letter = Letter(
            True, head, text, LOCALES[language].tag, gettext(mailbox.DECISIONS[decision]) if decision else "",
            remedy=remedy if promised and remedy.strip() != text.strip() else "", until=until,
            sentences=tuple(rendered(each, reading, seat.directory) for each in sentences),
            files=(voice,) if voice else (), notice=_whose_words(seat, sight, saying, text=text, language=language),
        )  # fmt: skip
        files_at = f"/desk/cases/{ref_of(sight.id)}/files/"
        html = get_template_attribute("components/letters.html", "letters")([letter], files_at=files_at)
    return Seen(
        Markup(html), LOCALES[reading].tag, direction(reading), words.language_name(reading), reading,  # noqa: S704
        here().sounds.speaks(reading),
        "" if looks_like(f"{text}\n{remedy}", language) else words.language_name(language),
    )  # fmt: skip


def _whose_words(seat: Seat, sight: CaseInSight, saying: Saying, *, text: str, language: str) -> str:
    """That they are an interpreter's, where they are his to the letter."""
    opened = read_case(database(), seat.directory, sight)
    found = words_for(
        database(), here().site, sight, opened, seat.directory, what=saying.what, text=text, language=language
    )
    return interpreting_notice(KINDS[saying], {"interpreted": found.signed}, seat.directory) if found else ""


def preview(seat: Seat, sight: CaseInSight, form: WrittenForm, saying: Saying, said: Seen) -> Response:
    """Nothing is written, nothing kept: the words travel in the page."""
    return desk_page(
        "preview", seat, form, line=line_of(row_in_sight(sight, now()), seat), noun=saying.noun, said=said,
        kept=form.kept | ({"ready": saying.noun} if is_ticked(saying.noun) else {}) | _warned(), seen=seen_before(),
        hearable=said.hearable, doubtful=said.doubtful, status=200,
    )  # fmt: skip


def _warned() -> dict[str, str]:
    return {"unwritten": "yes"} if warned() else {}


def seen_before() -> int | None:
    """How many letters stood on the page that was answered; nothing where the form does not say."""
    said = request.form.get("seen", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else None


def heard(seen: Seen) -> Response:
    """What they will hear, said in memory. Raises NoSpokenForm where this machine has no voice for them."""
    try:
        return spoken(words_of(f"<main>{seen.html}</main>", seen.code), seen.code)
    except NoVoice:
        raise NoSpokenForm from None


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Everything rendered inside is in that language."""
    before = locale()
    g.locale = code
    refresh()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        g.locale = before
        refresh()  # type: ignore[no-untyped-call]
