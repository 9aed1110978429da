"""The small desk of an interpreter: what he was asked, one page for each, and a field for his words. Nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from flask import Response, flash, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.errand import DRAFT, UNSENT, Errand, errands, words_of
from portal.casework.bring_back import bring_back
from portal.casework.end_errands import may_go_on
from portal.casework.refusals import NothingSaid
from portal.evidence import Gone, Item, items_of
from portal.languages import LOCALES
from portal.languages.words import N_
from portal.vault import Keys, Refused
from portal.web.desk import words
from portal.web.desk.address import ERRAND, blueprint
from portal.web.desk.forms import LONGEST
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here, now, stale_problem, token_fresh
from portal.web.shared.files import playable

WHAT = {
    "translation": N_("A letter"),
    "transcript": N_("A voice"),
    DRAFT: N_("An answer, before it is sent"),
    "question": N_("A question, before it is sent"),
    "extension": N_("Why they take more time, before it is sent"),
    "forwarding": N_("Why it goes to another office, before it is sent"),
    "promise": N_("A promise, before it is sent"),
    "proposal": N_("Why they see no reason for it, before it is sent"),
    "obligation": N_("What was done, before it is sent"),
    "measure": N_("What was ordered, before it is sent"),
    "finding": N_("What was found, before it is sent"),
    "referral": N_("To whom it was handed over, before it is sent"),
    "visit": N_("Why somebody else came, before it is sent"),
    "hold": N_("Whether a court needs it, before it is sent"),
}


@dataclass(frozen=True)
class Line:
    """One errand in words."""

    name: str
    what: str
    languages: str
    since: str
    office: str


def for_interpreters(view: Callable[..., Any]) -> Callable[..., Any]:
    """A view of one errand, given the seat, its name and what he holds of it; for everybody else it is not there."""

    @at_desk()
    @wraps(view)
    def seated(seat: Seat, name: str, **address: str) -> Any:
        found = _tray(seat).get(_name(name))
        if found is None:
            raise NotFound
        return view(seat, name, found, **address)

    return seated


def tray(seat: Seat) -> Response:
    """In place of an office's list; what waits longest comes first."""
    held = sorted(_tray(seat).items(), key=lambda each: (each[1].day, each[0]))
    return desk_page("errands", seat, lines=[_line(name, each, seat) for name, each in held])


@blueprint.get(ERRAND)
@for_interpreters
def one(seat: Seat, name: str, held: Errand) -> Response:
    return _shown(seat, name, held)


@blueprint.post(ERRAND + "/words")
@for_interpreters
def brought(seat: Seat, name: str, held: Errand) -> AnyResponse:
    text = request.form.get("text", "")
    if not token_fresh():
        return _shown(seat, name, held, text, [stale_problem()])
    if len(text) > LONGEST:
        says = gettext("This is too long. Make it shorter than %(most)s characters.", most=LONGEST)
        return _shown(seat, name, held, text, [("text", says)])
    try:
        bring_back(database(), seat.officer, _name(name), text=text, site=here().site, today=seat.today)
    except NothingSaid:
        return _shown(seat, name, held, text, [("text", gettext("Write some words first."))])
    flash(gettext("Signed with your name and sent back. You cannot open it any more."))
    return redirect("/desk", 303)


@blueprint.post(ERRAND + "/refusals")
@for_interpreters
def refused(seat: Seat, name: str, held: Errand) -> AnyResponse:
    if not token_fresh():
        return _shown(seat, name, held, request.form.get("text", ""), [stale_problem()])
    bring_back(database(), seat.officer, _name(name), text="", cannot=True, site=here().site, today=seat.today)
    flash(gettext("Handed back. You cannot open it any more."))
    return redirect("/desk", 303)


@blueprint.get(ERRAND + "/files/<item>")
@for_interpreters
def voice(seat: Seat, name: str, held: Errand, item: str) -> Response:
    found = next((each for each in _files(_said(seat, held), held) if each.id == item), None)
    if found is None:
        raise NotFound
    try:
        return playable(here().blobs.open_with(held.files[item], found), found)
    except Gone:
        raise NotFound from None


def _shown(
    seat: Seat, name: str, held: Errand, text: str = "", problems: list[tuple[str, str]] | None = None
) -> Response:
    said = _said(seat, held)
    return desk_page(
        "errand", seat, problems=problems, status=422 if problems else 200, line=_line(_name(name), held, seat),
        said=str(said.get("text", "")), source=held.source if held.source in LOCALES else "", into=held.into,
        typed_text=text, files=_files(said, held), answer=held.what in UNSENT,
        tongue=words.language_name(held.into),
    )  # fmt: skip


def _said(seat: Seat, held: Errand) -> dict[str, Any]:
    """Raises NotFound when the letter is not there any more, or not what he was asked about."""
    try:
        return words_of(database(), Keys(seat.officer.seed), held)
    except Refused:
        raise NotFound from None


def _files(said: dict[str, Any], held: Errand) -> list[Item]:
    return [each for each in items_of(said.get("files")) if each.id in held.files]


def _tray(seat: Seat) -> dict[bytes, Errand]:
    """What he may read today: it is asked again each time, for the letter may be about another prison by now."""
    session, site, mine = database(), here().site, seat.officer.id
    return {
        name: each
        for name, each in errands(session, site, mine, Keys(seat.officer.seed)).items()
        if may_go_on(session, site, mine, each, directory=seat.directory, now=now())
    }


def _line(name: bytes, held: Errand, seat: Seat) -> Line:
    return Line(
        name.hex(),
        gettext(WHAT[held.what]),
        gettext(
            "%(source)s into %(language)s",
            source=words.language_name(held.source),
            language=words.language_name(held.into),
        ),
        words.since(date.fromisoformat(held.day), seat.today),
        words.office_name(held.office, seat.directory),
    )


def _name(typed: str) -> bytes:
    try:
        return bytes.fromhex(typed)
    except ValueError:
        return b""
