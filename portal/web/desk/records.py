"""Make a record: which kinds this office may make, one plain form for each, and what it was told and has made."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Response, flash, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.cases.paper import papers
from portal.casework.dates import place_of
from portal.casework.make_record import make_record
from portal.casework.papers_above import TOLD_ABOVE
from portal.casework.record_kinds import KINDS
from portal.casework.refusals import DirectoryChanged, NoOffice, RecordIncomplete
from portal.languages import digits
from portal.web.desk import record_words, words
from portal.web.desk.address import RECORDS, blueprint
from portal.web.desk.forms import LONGEST
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh

Problems = list[tuple[str, str]]
SHOWN = 20


@dataclass(frozen=True)
class Field:
    """One line of a form. `options` where one is chosen."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    needed: bool = True

    @property
    def kind(self) -> str:
        return "datetime-local" if self.name == "certified" else "text"


@blueprint.get(RECORDS)
@at_desk()
def records(seat: Seat) -> Response:
    kinds = [(kind, record_words.kind(kind), gettext(record_words.ABOUT[kind])) for kind in may_make(seat)]
    told = papers_of(seat, *TOLD_ABOVE)
    if not kinds and not told and seat.office.prison:
        raise NotFound
    return desk_page("records", seat, kinds=kinds, told=told[:SHOWN], made=papers_of(seat, "record_made")[:SHOWN])


@blueprint.get(RECORDS + "/<kind>")
@at_desk()
def record(seat: Seat, kind: str) -> Response:
    return _form(seat, _known(seat, kind))


@blueprint.post(RECORDS)
@at_desk(act="recorded")
def making(seat: Seat) -> AnyResponse:
    kind = _known(seat, request.form.get("kind", ""))
    if not token_fresh():
        return _form(seat, kind, [stale_problem()])
    said = {name: request.form.get(name, "")[:LONGEST] for name in (*KINDS[kind].needs, *KINDS[kind].asks)}
    if certified := moment_typed(said.get("certified", ""), _zone(seat)):
        said["certified"] = certified.isoformat()
    happened = moment_typed(request.form.get("happened", ""), _zone(seat))
    try:
        made = make_record(
            database(), seat.officer, kind=kind, text=request.form.get("text", "")[:LONGEST], said=said,
            happened=happened or now() + timedelta(days=9000),
            once=request.form.get("once", "")[:64], language=locale(), site=here().site, directory=seat.directory,
            now=now(),
        )  # fmt: skip
    except RecordIncomplete as refused:
        return _form(seat, kind, missing_words(refused))
    except (NoOffice, DirectoryChanged):
        return _form(seat, kind, [("main", gettext("There is no open office to send it to. Tell the office above."))])
    flash(gettext("Written down, on page %(page)s of the book.", page=made.page))
    return redirect(RECORDS, 303)


def may_make(seat: Seat) -> list[str]:
    """The kinds this office may make."""
    return [kind for kind, found in KINDS.items() if seat.office.prison and seat.office.kind in found.makers]


def papers_of(seat: Seat, *what: str) -> list[tuple[str, date, str]]:
    """(sentence, day, what) of the papers in this office's tray, the latest first."""
    found = []
    for ring in seat.officer.rings:
        if ring.identity or ring.case is not None:
            continue
        for said in papers(database(), here().site, ring.id, ring.keys):
            if said.get("what") in what:
                prison = words.prison_name(said.get("prison", ""), seat.directory)
                found.append((record_words.paper(said, prison), date.fromisoformat(said["day"]), said["what"]))
    return sorted(found, key=lambda each: (each[1], each[0]), reverse=True)


def missing_words(refused: RecordIncomplete) -> Problems:
    """(id of the field, what to add)."""
    return [(name, gettext(record_words.MISSING[name])) for name in refused.missing]


def moment_typed(typed: str, zone: ZoneInfo) -> datetime | None:
    """A day and an hour in the prison's zone, as a browser writes them or as people do; None for what is none."""
    try:
        found = datetime.fromisoformat(digits(typed.strip()).replace(" ", "T"))
    except ValueError:
        return None
    if not 1 < found.year < 9999:
        return None  # no zone has such a moment in every other
    return found if found.tzinfo else found.replace(tzinfo=zone)


def typed_as(moment: datetime) -> str:
    """As a browser's field for a day and an hour writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M")


def _zone(seat: Seat) -> ZoneInfo:
    return place_of(seat.office.prison or "", seat.directory, zone=here().settings.zone).zone_info


def _known(seat: Seat, kind: str) -> str:
    if kind not in may_make(seat):
        raise NotFound
    return kind


def _form(seat: Seat, kind: str, problems: Problems | None = None) -> Response:
    typed = request.form
    fields = [
        Field(
            name, gettext(record_words.FIELDS[name]), typed.get(name, ""),
            tuple(record_words.choices(name)) if name in record_words.CHOICES else (), name in KINDS[kind].needs,
        )
        for name in (*KINDS[kind].needs, *KINDS[kind].asks)
    ]  # fmt: skip
    return desk_page(
        "record_new", seat, problems=problems, status=422 if problems else 200, kind=kind,
        title=record_words.kind(kind), about=gettext(record_words.ABOUT[kind]), fields=fields,
        text_label=gettext(record_words.TEXTS[kind]) if kind in record_words.TEXTS else gettext("What happened"),
        text=typed.get("text", ""), happened=typed.get("happened") or typed_as(now().astimezone(_zone(seat))),
        once=typed.get("once") or secrets.token_hex(16),
    )  # fmt: skip
