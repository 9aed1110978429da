"""What somebody beside a person in prison finds in their own mailbox. What was taken away is as if it never was."""

from __future__ import annotations

from flask import redirect, request, session
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from portal.cases import Interfered
from portal.companions.joined import Joined, join, joined
from portal.companions.line import COPY, DONE, DRAFT, NAME, OTHER, lines_of, mail_of, write_line
from portal.companions.mail import NothingWritten, NotVerified, is_mail, write_back
from portal.companions.row import all_kept
from portal.mailboxes.door import Mailbox
from portal.web.mailbox.address import blueprint, list_address
from portal.web.mailbox.lines import copied_letters, mail_letters
from portal.web.mailbox.open_mailbox import complainant, how_many
from portal.web.shared import (
    at_kiosk,
    database,
    door,
    here,
    locale,
    now,
    page,
    stale_problem,
    switch_locale,
    token_fresh,
)

Problems = list[tuple[str, str]]


def beside_address(ref: str, language: str = "") -> str:
    return f"/{language or locale()}/read/beside/{ref}"


def all_joined() -> list[Joined]:
    return joined(database(), here().site, complainant().seed, today=now().date())


def taken_along(invitation: Mailbox) -> Response | None:
    """An invitation typed while one's own mailbox is open goes into that one; None where none is, or for another
    code that is good for one use."""
    if at_kiosk() or "mailbox" not in session or not (how_many() or all_joined()):
        return None
    if not all_kept(database(), invitation.seed, "joined"):
        return None
    join(database(), complainant().seed, invitation)
    return redirect(list_address(), 303)


@blueprint.get("/beside/<ref>")
@door("mailbox", audience="complainant")
def reading_along(ref: str) -> Response:
    return _shown(_joined(ref))


@blueprint.post("/beside/<ref>/lines")
@door("mailbox", audience="complainant")
def writing_along(ref: str) -> Response:
    to = _joined(ref)
    if not token_fresh():
        return _shown(to, [stale_problem()])
    if language := switch_locale():
        return redirect(beside_address(ref, language), 303)
    try:
        _write(to)
    except NothingWritten:
        return _shown(to, [("text", gettext("Write something first. One word is enough."))])
    except NotVerified:
        return _shown(to, [("text", gettext("The office outside does not stand for you any more. Nothing was sent."))])
    except Interfered:
        return _shown(to)
    return redirect(beside_address(ref), 303)


def _joined(ref: str) -> Joined:
    """Raises NotFound, alike for what was taken away and for what never was."""
    found = next((each for each in all_joined() if each.ref == ref), None)
    if found is None:
        raise NotFound
    return found


def _write(to: Joined) -> None:
    text, today = request.form.get("text", ""), now().date()
    if is_mail(to.role):
        write_back(
            database(), here().site, complainant().seed, to, text=text, language=locale(),
            directory=here().directory, today=today,
        )  # fmt: skip
        return
    letter = next((each for each in to.write if str(each) == request.form.get("letter")), None)
    if letter is None:
        raise NotFound
    if not text.strip():
        raise NothingWritten
    last = lines_of(database(), to.seed)[-1:]
    if not (last and last[0].kind == DRAFT and last[0].text == text and last[0].letter == letter):
        body = {"text": text, "language": locale()}
        write_line(database(), to.seed, by=OTHER, kind=DRAFT, today=today, body=body, letter=letter)


def _shown(to: Joined, problems: Problems | None = None) -> Response:
    typed = request.form.get("text", "")
    if is_mail(to.role):
        try:
            lines = mail_of(database(), here().site, to.seed)
        except Interfered:
            return page("mailbox/mail_broken.html", problems=problems, back=list_address())
        return page(
            "mailbox/mail.html", problems=problems, name=_name(to), role="", mine=False, closed=False,
            letters=list(reversed(mail_letters(lines, mine=OTHER, name=_name(to)))),
            action=beside_address(to.ref) + "/lines", back=list_address(), typed_text=typed,
        )  # fmt: skip
    lines = lines_of(database(), to.seed)
    numbers = sorted({line.letter for line in lines if line.kind == COPY} | set(to.write))
    return page(
        "mailbox/beside.html", problems=problems, name=_name(to), typed_text=typed, back=list_address(),
        who=[", ".join(str(said) for said in line.body.values()) for line in lines if line.kind == NAME],
        letters=[(number, list(reversed(copied_letters(lines, number))), number in to.write) for number in numbers],
        action=beside_address(to.ref) + "/lines",
        mine={number: [line.text for line in lines if line.kind in (DRAFT, DONE) and line.letter == number]
              for number in to.write},
    )  # fmt: skip


def _name(to: Joined) -> str:
    return to.known_as or gettext("Someone in prison")
