"""Writing to a lawyer, or to somebody else whom an office outside has verified: no office opens what lies between."""

from __future__ import annotations

from flask import redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from portal.cases import Interfered
from portal.companions.beside import Beside, beside
from portal.companions.line import OWNER, mail_of
from portal.companions.mail import NothingWritten, NotVerified, is_mail, write_to
from portal.companions.supporter import Supporter, verified
from portal.languages.words import N_
from portal.web.mailbox.address import blueprint
from portal.web.mailbox.lines import mail_letters
from portal.web.mailbox.open_mailbox import complainant
from portal.web.mailbox.people import people_address
from portal.web.shared import database, door, here, locale, now, page, stale_problem, switch_locale, token_fresh
from portal.web.shared.roles import role_words

Problems = list[tuple[str, str]]
NOT_VERIFIED = N_("The office outside does not stand for them any more. Nothing was sent.")


@blueprint.get("/people/lawyers")
@door("mailbox", audience="complainant")
def lawyers() -> Response:
    return _picking()


@blueprint.post("/people/lawyers")
@door("mailbox", audience="complainant")
def writing_first() -> Response:
    if not token_fresh():
        return _picking([stale_problem()])
    if language := switch_locale():
        return redirect(f"/{language}/read/people/lawyers", 303)
    picked = next((each for each in _known() if each.id.hex() == request.form.get("supporter")), None)
    if picked is None:
        return _picking([("supporter", gettext("Choose who should get it."))])
    try:
        who = _write(picked.id, request.form.get("known_as", ""))
    except NothingWritten:
        return _picking([("text", gettext("Write something first. One word is enough."))])
    except NotVerified:
        return _picking([("supporter", gettext(NOT_VERIFIED))])
    return redirect(people_address(f"/{who.number}"), 303)


@blueprint.get("/people/<int:number>")
@door("mailbox", audience="complainant")
def exchange(number: int) -> Response:
    return _shown(_mail_of(number))


@blueprint.post("/people/<int:number>/lines")
@door("mailbox", audience="complainant")
def writing(number: int) -> Response:
    who = _mail_of(number)
    if not token_fresh():
        return _shown(who, [stale_problem()])
    if language := switch_locale():
        return redirect(f"/{language}/read/people/{number}", 303)
    try:
        _write(who.supporter, "")
    except NothingWritten:
        return _shown(who, [("text", gettext("Write something first. One word is enough."))])
    except NotVerified:
        return _shown(who, [("text", gettext(NOT_VERIFIED))])
    except Interfered:
        return _shown(who)
    return redirect(people_address(f"/{number}"), 303)


def _write(identifier: bytes, known_as: str) -> Beside:
    return write_to(
        database(), here().site, complainant().seed, identifier, known_as=known_as,
        text=request.form.get("text", ""), language=locale(), directory=here().directory, today=now().date(),
    )  # fmt: skip


def _mail_of(number: int) -> Beside:
    found = next((each for each in beside(database(), complainant().seed) if each.number == number), None)
    if found is None or not is_mail(found.role):
        raise NotFound
    return found


def _known() -> list[Supporter]:
    return verified(database(), here().site, here().directory)


def lawyers_to_pick() -> list[tuple[str, str]]:
    """(id, words), by name."""
    return [(each.id.hex(), f"{each.name} · {role_words(each.role)} · {each.body}") for each in _known()]


def _picking(problems: Problems | None = None) -> Response:
    typed = {name: request.form.get(name, "") for name in ("supporter", "known_as", "text")}
    return page("mailbox/lawyers.html", problems=problems, offered=lawyers_to_pick(), typed_in=typed, first_time=False)


def _shown(who: Beside, problems: Problems | None = None) -> Response:
    try:
        lines = mail_of(database(), here().site, who.seed)
    except Interfered:
        return page("mailbox/mail_broken.html", problems=problems, back=people_address())
    return page(
        "mailbox/mail.html", problems=problems, name=who.name, role=role_words(who.role), mine=True, closed=False,
        letters=list(reversed(mail_letters(lines, mine=OWNER, name=who.name))),
        action=people_address(f"/{who.number}/lines"), back=people_address(),
        typed_text=request.form.get("text", ""),
    )  # fmt: skip
