"""What an officer is about to say, as the person will read it: the act is done, looked at in their mailbox, undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from flask import Response, g, get_template_attribute, request
from flask_babel import refresh
from markupsafe import Markup

from portal.cases import Opened, Said, read_case
from portal.cases.rows import ref_of, row_in_sight
from portal.cases.sight import CaseInSight
from portal.casework.hold import held
from portal.casework.refusals import NoSpokenForm
from portal.interpretation import looks_like
from portal.languages import LOCALES, SOURCE, direction, offered
from portal.languages.voice import NoVoice
from portal.protection.third import shown
from portal.web.desk import words
from portal.web.desk.forms import WrittenForm
from portal.web.desk.line import line_of
from portal.web.desk.ready import is_ticked
from portal.web.desk.same_words import same_words
from portal.web.desk.sayings import ANSWER, Saying
from portal.web.desk.seat import Seat, desk_page
from portal.web.desk.why import warned
from portal.web.mailbox.exchange import letter_of
from portal.web.shared import database, here, locale, now
from portal.web.shared.aloud import words_of
from portal.web.shared.sound import spoken

KINDS = {"draft": "reply"}
"""What stands in the letter, where it is called otherwise before."""

Act = Callable[[CaseInSight], object]


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
    hidden: bool = False
    """Whether whoever wrote does not read it at all."""


def as_they_will(seat: Seat, sight: CaseInSight, saying: Saying, kept: dict[str, str], act: Act) -> Seen:
    """Raises whatever `act` does; nothing of it stays. `kept`: what was typed."""
    session = database()
    try:
        act(sight)
        opened = read_case(session, seat.directory, held(session, here().site, sight))
        return seen_by_them(sight, opened, _said(opened, saying, seat), kept)
    finally:
        session.rollback()


def seen_by_them(sight: CaseInSight, opened: Opened, said: Said, kept: dict[str, str]) -> Seen:
    """One envelope as it stands in the mailbox, in the language they read."""
    theirs, language = sight.docket.language, kept["language"]
    reading = theirs if theirs in offered(here().settings) else SOURCE
    with speaking(reading):
        files_at = f"/desk/cases/{ref_of(sight.id)}/files/"
        letters = get_template_attribute("components/letters.html", "letters")
        html = letters([letter_of(opened, said)], files_at=files_at)
    return Seen(
        Markup(html), LOCALES[reading].tag, direction(reading), words.language_name(reading), reading,  # noqa: S704
        here().sounds.speaks(reading), words.language_name(language) if doubtful(kept) else "",
        not shown(sight.docket, said),
    )  # fmt: skip


def doubtful(kept: dict[str, str]) -> bool:
    """Whether the words do not look like the language that they are said to be in."""
    return not looks_like("\n".join(kept.get(name, "") for name in ("text", "remedy", "why")), kept["language"])


def seen_with_doubt() -> bool:
    """Whether these words were looked at with that doubt beside them: the page of the preview says so."""
    return request.form.get("doubted") == "yes"


def preview(
    seat: Seat, sight: CaseInSight, form: WrittenForm, saying: Saying, said: Seen, *, status: int = 200
) -> Response:
    """Nothing is written, nothing kept: the words travel in the page."""
    return desk_page(
        "preview", seat, form, line=line_of(row_in_sight(sight, now()), seat), noun=saying.noun, said=said,
        kept=form.kept | ({"ready": saying.noun} if is_ticked(saying.noun) else {}) | _warned(), seen=seen_before(),
        hearable=said.hearable, doubtful=said.doubtful, status=status,
        same=same_words(seat, ref_of(sight.id), form.kept["text"]) if saying is ANSWER else "",
    )  # fmt: skip


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


def _said(opened: Opened, saying: Saying, seat: Seat) -> Said:
    """What was just said; of a proposal, what it becomes once a colleague agrees."""
    if saying.what == "proposal":
        note = opened.notes[-1]
        return replace(note, kind="reply", body=note.body | {"decision": "groundless", "office": seat.office.id})
    kind = KINDS.get(saying.what, saying.what)
    return next(said for said in reversed(opened.envelopes) if said.kind == kind)


def _warned() -> dict[str, str]:
    return {"unwritten": "yes"} if warned() else {}
