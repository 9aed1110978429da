"""Everything that was said, read back before it is sent."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.directory import NotInDirectory
from portal.questions import NO_PRISON, QUESTIONS, Said, Screen, identity_of, said
from portal.web.filing.address import address
from portal.web.filing.offices import office_name
from portal.web.filing.walk import PARTS
from portal.web.filing.writing import Writing
from portal.web.shared import at_kiosk, locale


@dataclass(frozen=True)
class Line:
    """One answer. `own` words are the person's, in whatever language; `change` is where to change it."""

    page: str
    prompt: str
    words: tuple[str, ...]
    own: bool
    long: bool
    change: str


def lines(writing: Writing) -> list[Line]:
    """A name that goes to nobody is not read back."""
    silent: tuple[str, ...] = ("name", "number", "identity") if identity_of(writing.answers) == "none" else ()
    silent += ("office", "not", "chain") if at_kiosk() else ()
    spoken = said(writing.answers, kiosk=at_kiosk(), unsaid=True)
    return [_line(writing, each) for each in spoken if each.question not in silent]


def named(writing: Writing) -> str:
    """Who will know the name, in one sentence."""
    match identity_of(writing.answers):
        case "none":
            return gettext("No one will know your name.")
        case "office":
            return gettext("Only the office you picked will know your name.")
    return gettext("Everyone who can open it will know your name.")


def _line(writing: Writing, each: Said) -> Line:
    words, own = _words(writing, each)
    alone = each.question if at_kiosk() else ""
    page = next((page for page, fields in PARTS.items() if alone in fields), each.page)
    long = QUESTIONS[each.question].kind == "text"
    return Line(each.page, gettext(each.prompt), words, own, long, address(Screen(page, alone)))


def _words(writing: Writing, each: Said) -> tuple[tuple[str, ...], bool]:
    match each.question:
        case "office":
            return tuple(office_name(writing, word) for word in each.words), False
        case "prison":
            return tuple(_prison(writing, word) for word in each.words), False
        case "not":
            return tuple(_officer(writing, word) for word in each.words), False
    return tuple(each.words if each.own else (gettext(word) for word in each.words)), each.own


def _prison(writing: Writing, code: str) -> str:
    if code == NO_PRISON.value:
        return gettext(NO_PRISON.label)
    try:
        return writing.directory.prison(code).name(locale())
    except NotInDirectory:
        return code


def _officer(writing: Writing, login: str) -> str:
    officer = writing.directory.officer_named(login)
    if officer is None:
        return login
    return gettext("Not %(name)s", name=officer.name)
