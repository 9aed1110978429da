"""A letter on paper or by telephone, typed in by an office outside. Sealed like any other: the desk that typed it in
gets 404 for it unless it is the office the person ticked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from flask import Response, get_template_attribute, redirect, request, session
from flask_babel import gettext
from markupsafe import Markup
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.casework.draft import Draft, give_door, new_draft, note_all_told
from portal.casework.lodge import lodge
from portal.casework.prepare import prepare
from portal.casework.refusals import RefusedAct
from portal.evidence import Gone, items_of, takes_papers
from portal.languages import LOCALES, digits, direction, offered
from portal.questions import FILERS, Screen, filer_of, one, steps_for
from portal.questions.child import FIELDS
from portal.vault import Keys
from portal.web.desk import words
from portal.web.desk.address import DESK, blueprint
from portal.web.desk.as_they_will import speaking
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.filing.asked import Asked, asked
from portal.web.filing.offices import offices
from portal.web.filing.refusal import addressee_wrong, sentence
from portal.web.filing.show import APART
from portal.web.filing.step import posted
from portal.web.filing.tongue import TONGUE, note_tongue
from portal.web.filing.walk import EVERYTHING
from portal.web.filing.writing import Writing
from portal.web.shared import database, here, locale, now, should_hear, slot, stale_problem, token_fresh
from portal.web.shared.given import taken
from portal.web.shared.reach import reached

PAPER, SLIP = DESK + "/paper", DESK + "/paper/slip"
WAYS = ("paper", "telephone")
OLDEST = timedelta(days=366)
"""A day further back than a year is a slip of the pen."""

Problems = list[tuple[str, str]]


@blueprint.get(PAPER)
@at_desk()
def paper(seat: Seat) -> Response:
    _require_outside(seat)
    filer = request.args.get("filer", "prisoner")
    session["typing"] = new_draft({"filer": filer if filer in _filers() else "prisoner"})
    return _form(seat, session["typing"])


@blueprint.post(PAPER)
@at_desk()
def typing(seat: Seat) -> AnyResponse:
    """Pressed twice, it is one letter: the second time shows the same slip."""
    _require_outside(seat)
    draft: Draft | None = session.get("typing")
    if draft is None or draft["once"] != request.form.get("once"):
        sent = (session.get("slip") or {}).get("once") == request.form.get("once")
        return redirect(SLIP if sent else PAPER, 303)
    filer = filer_of(draft["answers"])
    draft["answers"] = note_tongue({**posted(draft, Screen(EVERYTHING, "")), "filer": _filer(filer)})
    Writing(draft).settle_readers()
    problems = [stale_problem()] if not token_fresh() else [*_scanned(draft), *_wrong(draft)]
    if problems:
        return _form(seat, draft, problems)
    try:
        slip = _lodged(seat, draft)
    except RefusedAct as refusal:
        return _form(seat, draft, [("office", sentence(refusal))])
    except Gone:
        draft["files"] = []
        return _form(seat, draft, [("file", gettext("The photos are not here any more. Add them again."))])
    session.pop("typing")
    session["slip"] = slip
    return redirect(SLIP, 303)


@blueprint.get(SLIP)
@at_desk()
def slip(seat: Seat) -> AnyResponse:
    """What the person gets: in their language, to print once, or to say on the telephone."""
    _require_outside(seat)
    held = session.get("slip")
    if held is None:
        return redirect(PAPER, 303)
    with speaking(held["language"]):
        until = datetime.fromisoformat(held["until"]) if held["until"] else None
        office = words.office_name(held["office"], seat.directory)
        told = get_template_attribute("components/slip.html", "slip")(
            held["code"], office, should_hear(date.fromisoformat(held["due"]), until), held["page"], _address(),
            aloud=held["how"] == "telephone", reach=reached(seat.directory.office(held["office"])),
        )  # fmt: skip
    return desk_page(
        "slip", seat, told=Markup(told), tag=LOCALES[held["language"]].tag, side=direction(held["language"]),  # noqa: S704
        due=held["due"], aloud=held["how"] == "telephone",
    )  # fmt: skip


@blueprint.post(SLIP + "/handing")
@at_desk()
def handing(seat: Seat) -> AnyResponse:
    """The slip is printed and goes to the person: the number leaves this desk."""
    if token_fresh():
        session.pop("slip", None)
    return redirect(PAPER, 303)


def _scanned(draft: Draft) -> Problems:
    """The paper itself, as far as it was put in: sealed to the letter before anything touches a disk."""
    secret, before = bytes.fromhex(draft["case_seed"]), draft.get("files", [])
    items, problems, notes = taken(Keys(secret), secret=secret, already=len(before))
    draft["files"] = [*before, *(item.said for item in items)]
    return [*problems, *notes]


def _require_outside(seat: Seat) -> None:
    if not seat.office.outside:
        raise NotFound


def _lodged(seat: Seat, draft: Draft) -> dict[str, Any]:
    writing, language = Writing(draft), _language_said()
    draft["handed_in"] = _handed_in(writing, _day_typed() or writing.today)
    how = request.form.get("how", "")
    draft["typed_in"] = {
        "office": seat.office.id,
        "officer": seat.officer.id.hex(),
        "how": how if how in WAYS else "paper",
    }
    if draft["door_key"] is None:
        with slot(for_filing=True):
            stretched = here().site.stretch(draft["code"], "code")
        give_door(draft, *here().site.doors(stretched)[0])
    note_all_told(draft, writing.place.pack)
    zone = here().settings.zone
    bundle = prepare(draft, directory=seat.directory, now=now(), zone=zone, language=language)
    here().blobs.settle(items_of(draft.get("files")))
    receipt = lodge(database(), bundle, site=here().site)
    until = receipt.until.isoformat() if receipt.until else ""
    said = {"due": receipt.due.isoformat(), "until": until, "office": receipt.office, "page": receipt.page}
    how = draft["typed_in"]["how"]
    return {"once": draft["once"], "code": draft["code"], "language": language, "how": how, **said}


def _handed_in(writing: Writing, day: date) -> str:
    """Nobody wrote the hour down: the clocks run from the first one of that day, or from now on the day itself."""
    if day == writing.today:
        return now().isoformat()
    return datetime.combine(day, time(), writing.place.zone_info).isoformat()


def _wrong(draft: Draft) -> Problems:
    writing, day = Writing(draft), _day_typed()
    found = addressee_wrong(writing)
    if not _language_said():
        found = [("language", gettext("Say which language they read or speak. The answer comes in it.")), *found]
    if day is None:
        return [("handed_in", gettext("Write the day it was handed in.")), *found]
    if day > writing.today:
        return [("handed_in", gettext("This day has not come yet.")), *found]
    if day < writing.today - OLDEST:
        return [("handed_in", gettext("This day is more than a year ago. Look at the paper again.")), *found]
    return found


def _form(seat: Seat, draft: Draft, problems: Problems | None = None) -> Response:
    writing = Writing(draft)
    writing.remember_shown()
    office, chain = _asked("office", writing), _asked("chain", writing)
    return desk_page(
        "paper", seat, problems=problems, status=422 if problems else 200, once=draft["once"],
        filer=filer_of(writing.answers),
        questions=[_asked(field, writing) for field in _fields(writing)],
        about_child=[_asked(field, writing) for field in FIELDS],
        offices=offices(writing), office=office, chain=chain, today=writing.today.isoformat(),
        handed_in=request.form.get("handed_in", ""), how=request.form.get("how", "paper"),
        spoken=[(code, LOCALES[code].own_name) for code in offered(here().settings)], theirs=_language_said(),
        files=items_of(draft.get("files")), papers=takes_papers(), tongue=one(writing.answers, TONGUE),
    )  # fmt: skip


def _fields(writing: Writing) -> list[str]:
    fields = [field for step in steps_for(writing.answers) for field in step.questions if field not in APART]
    return list(dict.fromkeys(fields))


def _asked(field: str, writing: Writing) -> Asked:
    return asked(field, writing.answers, writing.directory)


def _filers() -> tuple[str, ...]:
    """Who works in a prison writes from their own phone: an office that types in would know who it was."""
    return tuple(filer for filer in FILERS if filer != "staff")


def _filer(otherwise: str) -> str:
    said = request.form.get("filer", "")
    return said if said in _filers() else otherwise


def _day_typed() -> date | None:
    try:
        return date.fromisoformat(digits(request.form.get("handed_in", "").strip()))
    except ValueError:
        return None


def _language_said() -> str:
    """Nothing where nobody asked: the language of whoever types is not theirs."""
    said = request.form.get("language", "")
    return said if said in offered(here().settings) else ""


def _address() -> str:
    return request.host_url + locale() + "/read"
