"""People beside you: whom the person lets in, to what, and lets go again. Nobody else sees any of this."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from flask import redirect, request, session
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from portal.access import letter as letter_of
from portal.access import letters
from portal.cases import Interfered
from portal.casework.day import day_there
from portal.companions.beside import JOINED, NAME, SCOPES, Beside, beside, invite, let_go, let_in, waits
from portal.companions.mail import is_mail
from portal.companions.passing import pass_on
from portal.database import reading
from portal.languages.words import N_
from portal.vault.codes import new_code
from portal.web.mailbox import words
from portal.web.mailbox.address import blueprint, list_address
from portal.web.mailbox.as_seen import read
from portal.web.mailbox.open_mailbox import complainant, how_many
from portal.web.mailbox.wrote import Wrote, wrote_of
from portal.web.shared import database, door, here, locale, now, page, slot, stale_problem, switch_locale, token_fresh
from portal.web.shared.consents import PARTS
from portal.web.shared.roles import role_words

Problems = list[tuple[str, str]]
MAY = {
    "outcomes": N_("If they said yes or no"),
    "answers": N_("The answers"),
    "all": N_("All words of it, yours and theirs"),
    "write": N_("They may write something, and I send it if I want"),
}


SAYS = {**PARTS, **MAY}


@dataclass(frozen=True)
class Person:
    """One of them, in words."""

    number: int
    name: str
    role: str
    may: tuple[tuple[str, tuple[str, ...]], ...]
    """(which letter, what of it)"""
    until: str
    mail: bool
    joined: bool
    """Whether they joined by a consent."""
    waits: bool
    """Whether their invitation was not used yet."""
    wrote: tuple[Wrote, ...]
    """What waits to be sent or left."""


def people_address(tail: str = "") -> str:
    return f"/{locale()}/read/people{tail}"


@blueprint.before_request
def somebodys_own() -> Response | None:
    """Whoever has no letter here has nobody beside them: a number that opens nothing and one that opens an empty
    mailbox are answered alike."""
    if "/read/people" not in request.path or "mailbox" not in session:
        return None
    with reading(here().engine) as looking:  # before the request's own transaction, which a redirect would leave open
        theirs = letters(looking, complainant(looking)) or beside(looking, complainant(looking).seed)
    return None if theirs else redirect(list_address(), 303)


@blueprint.get("/people")
@door("mailbox", audience="complainant")
def people() -> Response:
    return shown_people()


@blueprint.get("/people/inviting")
@door("mailbox", audience="complainant")
def inviting() -> Response:
    return _asked()


@blueprint.get("/people/invitation")
@door("mailbox", audience="complainant")
def invitation() -> Response:
    """The number is shown once; who looks again finds only the list."""
    made = session.pop("invitation", None)
    if made is None:
        return redirect(people_address(), 303)
    return page("mailbox/invitation.html", code=made["code"], name=made["name"])


@blueprint.post("/people")
@door("mailbox", audience="complainant")
def letting_in() -> Response:
    if not token_fresh():
        return _asked([stale_problem()])
    if language := switch_locale():
        return redirect(f"/{language}/read/people/inviting", 303)
    name = " ".join(request.form.get("name", "").split())[:NAME]
    ref = number_in(request.form.get("letter", ""))
    scopes = tuple(each for each in SCOPES if each in request.form.getlist("may"))
    if not name:
        return _asked([("name", gettext("Write a name, so that you know who it is."))])
    if ref is None or ref >= how_many() or not scopes:
        return _asked([("may", gettext("Choose a letter, and what they may have of it."))])
    _let_in(name, ref, scopes)
    return redirect(people_address("/invitation"), 303)


@blueprint.post("/people/<int:number>/endings")
@door("mailbox", audience="complainant")
def letting_go(number: int) -> Response:
    if not token_fresh():
        return shown_people([stale_problem()])
    if any(each.number == number and each.role == "relative" for each in _beside()):
        let_go(database(), complainant().seed, number)
    return redirect(people_address(), 303)


def has_people() -> bool:
    return bool(_beside())


def person_of(number: int) -> Beside:
    """Raises NotFound."""
    found = next((each for each in _beside() if each.number == number), None)
    if found is None:
        raise NotFound
    return found


def _let_in(name: str, ref: int, scopes: tuple[str, ...]) -> None:
    """The slow step first. What was read already goes to them at once."""
    code, mailbox = new_code(), complainant()
    with slot(for_filing=True):
        stretched = here().site.stretch(code, "code")
    lookup, key = here().site.doors(stretched)[0]
    known_as = request.form.get("known_as", "")
    who = let_in(database(), mailbox.seed, name=name, known_as=known_as, may={ref: scopes}, lookup=lookup)
    invite(database(), who, lookup=lookup, key=key)
    session["invitation"] = {"code": code, "name": name}
    pass_on_letter(ref)


def pass_on_letter(ref: int) -> None:
    """After the person read or wrote: those beside them get what they may read. An interfered letter goes nowhere."""
    try:
        seen = letter_of(database(), here().site, complainant(), ref)
        if seen is None:
            return
        opened = read(seen)
    except Interfered:
        return
    pass_on(database(), complainant().seed, ref, opened, case=seen.id,
            worker=here().directory.worker, today=day_there(seen.docket, now()))  # fmt: skip


def _beside() -> list[Beside]:
    return beside(database(), complainant().seed)


def shown_people(problems: Problems | None = None) -> Response:
    return page("mailbox/people.html", problems=problems, people=[_person(each) for each in _beside()])


def _asked(problems: Problems | None = None) -> Response:
    return page(
        "mailbox/inviting.html", problems=problems, letters=letters_to_pick(),
        scopes=[(code, gettext(says)) for code, says in MAY.items()],
        typed_in={name: request.form.get(name, "") for name in ("name", "known_as", "letter")},
        ticked=request.form.getlist("may"),
    )  # fmt: skip


def letters_to_pick() -> list[tuple[str, str]]:
    """(number, words), the newest first."""
    return [(str(ref), _letter_words(ref)) for ref in reversed(range(how_many()))]


def _letter_words(ref: int) -> str:
    seen = None
    with suppress(Interfered):
        seen = letter_of(database(), here().site, complainant(), ref)
    says = gettext("Letter %(number)s", number=ref + 1)
    return f"{says} · {words.day(seen.docket.filed.date())}" if seen else says


def _person(who: Beside) -> Person:
    may = tuple(
        (gettext("Letter %(number)s", number=ref + 1), tuple(gettext(SAYS[scope]) for scope in scopes))
        for ref, scopes in sorted(who.may.items())
    )
    role = role_words(who.role) if is_mail(who.role) else ""
    until = words.day(who.until) if who.until else ""
    return Person(
        who.number, who.name, role, may, until, is_mail(who.role), who.role == JOINED, waits(database(), who),
        wrote_of(who),
    )  # fmt: skip


def number_in(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else None
