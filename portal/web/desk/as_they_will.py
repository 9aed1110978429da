"""An answer as the person will read it: their language, their words for things, the page of their mailbox."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from flask import Response, g, get_template_attribute
from flask_babel import gettext, refresh
from markupsafe import Markup

from portal.cases import read_case
from portal.cases.rows import ref_of
from portal.cases.sight import CaseInSight
from portal.casework.answer import WITH_REMEDY
from portal.casework.day import day_there
from portal.casework.interpret import words_for
from portal.casework.refusals import NoSpokenForm
from portal.evidence import Item
from portal.interpretation import Chosen, rendered
from portal.languages import LOCALES, SOURCE, direction, offered
from portal.languages.voice import NoVoice
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.mailbox import words as mailbox
from portal.web.mailbox.exchange import Letter
from portal.web.shared import database, here, locale, now
from portal.web.shared.aloud import words_of
from portal.web.shared.interpreting import interpreting_notice
from portal.web.shared.sound import spoken


@dataclass(frozen=True)
class Seen:
    """What the person sees, and the language and direction around it."""

    html: Markup
    tag: str
    direction: str
    language: str
    """What that language is called here."""
    code: str


def as_they_will(
    seat: Seat, sight: CaseInSight, *, text: str, decision: str, language: str, remedy: str = "",
    sentences: Sequence[Chosen] = (), remedy_due: date | None = None, owner: bytes | None = None,
    voice: Item | None = None,
) -> Seen:  # fmt: skip
    """The answer as it will stand in the mailbox. `language` is the one it is written in, not always theirs."""
    theirs = sight.docket.language
    reading = theirs if theirs in offered(here().settings) else SOURCE
    with speaking(reading):
        told = mailbox.HEADS["reply"]
        head = gettext(told, name=seat.officer.name, day=mailbox.day(day_there(sight.docket, now())))
        promised = remedy_due is not None and decision in WITH_REMEDY
        until = mailbox.until(owner or seat.officer.id, remedy_due, seat.directory) if promised and remedy_due else ""
        letter = Letter(
            True, head, text, LOCALES[language].tag, gettext(mailbox.DECISIONS[decision]),
            remedy=remedy if promised and remedy.strip() != text.strip() else "", until=until,
            sentences=tuple(rendered(each, reading, seat.directory) for each in sentences),
            files=(voice,) if voice else (), notice=_whose_words(seat, sight, text, language),
        )  # fmt: skip
        files_at = f"/desk/cases/{ref_of(sight.id)}/files/"
        html = get_template_attribute("components/letters.html", "letters")([letter], files_at=files_at)
    return Seen(Markup(html), LOCALES[reading].tag, direction(reading), words.language_name(reading), reading)  # noqa: S704


def _whose_words(seat: Seat, sight: CaseInSight, text: str, language: str) -> str:
    """That they are an interpreter's, where they are his to the letter."""
    opened = read_case(database(), seat.directory, sight)
    found = words_for(database(), here().site, sight, opened, seat.directory, text=text, language=language)
    return interpreting_notice("reply", {"interpreted": found.signed}, seat.directory) if found else ""


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
