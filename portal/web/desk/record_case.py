"""The page of one record: what was written down, what was done, the clock, and the next step as a form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import Response, request
from flask_babel import gettext

from portal import policy
from portal.cases import Opened, read_case
from portal.cases.docket import Docket
from portal.cases.incident import Incident
from portal.cases.rows import row_in_sight
from portal.cases.sight import CaseInSight
from portal.casework.conclude import require_concludable
from portal.casework.record_kinds import FAMILY, TO_CONCLUDE, clock_of
from portal.casework.refusals import Settled, StillOpen
from portal.languages import listed, moment
from portal.languages.words import N_
from portal.web.desk import record_words, walk, words
from portal.web.desk.keeping import keeping_of
from portal.web.desk.letters import letters_of, notes_of, trail_of
from portal.web.desk.line import line_of
from portal.web.desk.owners import owners
from portal.web.desk.records import Problems, typed_as
from portal.web.desk.seat import Seat, desk_page
from portal.web.shared import database, locale, now
from portal.web.shared.how_come import until

Facts = list[tuple[str, str]]
TYPED = ("at", "who", "how", "fit", "outcome", "decision", "remedy", "remedy_due", "owner", "text")
SAID = {"who": N_("Who"), "how": N_("How")}


def shown(seat: Seat, sight: CaseInSight, problems: Problems | None = None) -> Response:
    """What was typed stands in the fields again."""
    opened = read_case(database(), seat.directory, sight)
    docket, incident = opened.docket, opened.docket.incident
    row = row_in_sight(sight, now())
    if incident is None:
        raise TypeError(docket.kind)
    return desk_page(
        "record", seat, problems=problems, status=422 if problems else 200, line=line_of(row, seat),
        title=record_words.kind(incident.kind), walk=walk.step(row.ref), facts=_facts(opened, incident, seat),
        letters=list(zip(letters_of(opened, seat), (_step(said.body, seat) for said in opened.envelopes), strict=True)),
        clocks=list(_clocks(docket, incident, seat)), steps=_steps(docket, incident), trail=trail_of(opened, seat),
        notes=notes_of(opened, seat), owners=owners(seat, sight),
        fits=record_words.choices("fit"), outcomes=record_words.choices("outcome"),
        decisions=record_words.choices("decision"),
        at=typed_as(now().astimezone(ZoneInfo(docket.zone))),
        typed={each: request.form.get(each, "") for each in TYPED},
        keeping=keeping_of(docket), copied=incident.copy, overdue=incident.overdue,
        propose=incident.kind == "transfer" and bool(docket.went) and not docket.settled,
        above=_above(docket, seat), beginning=_beginning(docket, incident),
    )  # fmt: skip


def _beginning(docket: Docket, incident: Incident) -> str:
    """What the form of a new case is filled in with; nobody's name goes into an address."""
    origin = {"death": "death", "signs": "medical"}.get(incident.kind, "own")
    return urlencode({"prison": docket.prison, "origin": origin})


def _steps(docket: Docket, incident: Incident) -> list[str]:
    """Which forms are offered, the most pressing first."""
    if docket.closed is not None:
        return []
    steps = []
    if not docket.settled and not incident.copy:
        if incident.kind == "restraint":
            steps += [*([] if incident.consulted else ["consult"]), "end"]
        elif incident.kind == "confinement":
            steps += ["attend", "end"]
        elif incident.kind in FAMILY:
            steps += ["tell"]
        elif incident.kind == "medical" and not docket.promises:
            steps += ["decide"]
    try:
        require_concludable(docket, incident)
    except (Settled, StillOpen):
        return steps
    return [*steps, "conclude"]


def _facts(opened: Opened, incident: Incident, seat: Seat) -> Facts:
    body = opened.statement.body
    lines = [
        (gettext("Kind"), record_words.kind(incident.kind)),
        (gettext("When"), _moment(body["happened"], opened.docket)),
        (gettext("Written by"), words.officer_name(opened.statement.author, seat.directory)),
        (gettext("Office"), words.office_name(str(body["office"]), seat.directory)),
    ]
    said = body.get("said") or {}
    return lines + [
        (gettext(label), _said(name, str(said[name]), opened.docket))
        for name, label in record_words.FIELDS.items()
        if name in said
    ]


def _said(field: str, said: str, docket: Docket) -> str:
    return _moment(said, docket) if field == "certified" else record_words.choice(field, said)


def _step(body: dict[str, object], seat: Seat) -> Facts:
    """What a step says besides its words."""
    lines: Facts = []
    if "decision" in body:
        lines.append((gettext("Decision"), record_words.choice("decision", str(body["decision"]))))
    if "to" in body:
        lines.append((gettext("Sent to"), words.office_name(str(body["to"]), seat.directory)))
    if "remedy" in body:
        lines.append((gettext("What is done"), str(body["remedy"])))
    if "fit" in body:
        lines.append((gettext("Fit for it"), record_words.choice("fit", str(body["fit"]))))
    if "outcome" in body:
        lines.append((gettext("What came of it"), record_words.choice("outcome", str(body["outcome"]))))
    lines += [(gettext(label), str(body[name])) for name, label in SAID.items() if body.get(name)]
    if "at" in body:
        at = datetime.fromisoformat(str(body["at"]))
        lines.append((gettext("When"), moment(at, locale())))
    return lines


def _clocks(docket: Docket, incident: Incident, seat: Seat) -> Iterator[tuple[str, str]]:
    yield gettext("Since"), _moment(incident.since.isoformat(), docket)
    if not docket.settled:
        rule = clock_of(docket.clocks.answer, policy.pack_or_default(docket.pack)).rule
        when = until(docket.late_from.astimezone(ZoneInfo(docket.zone)))
        sure = when if rule.confirmed else gettext("%(when)s (time limit not confirmed)", when=when)
        yield _what_is_due(docket, incident), sure
        yield gettext("How this date came about"), rule.source
    if incident.again is not None:
        yield gettext("Goes up again"), _moment(incident.again.isoformat(), docket)
    elif not docket.settled and docket.waiting:
        yield gettext("If late"), gettext("Goes to %(office)s by itself", office=_above(docket, seat))
    if docket.went:
        yield gettext("Was with"), listed([words.office_name(each, seat.directory) for each in docket.went], locale())


def _what_is_due(docket: Docket, incident: Incident) -> str:
    if incident.copy or incident.kind in TO_CONCLUDE:
        return gettext("Look at it")
    if incident.kind == "restraint":
        return gettext("Next look") if incident.consulted else gettext("Ask a doctor")
    if incident.kind == "confinement":
        return gettext("A doctor must visit")
    if incident.kind == "medical":
        return gettext("Do it") if docket.promises else gettext("Decide")
    return gettext("Tell the family")


def _above(docket: Docket, seat: Seat) -> str:
    return words.office_name(docket.waiting[0].office, seat.directory) if docket.waiting else ""


def _moment(iso: str, docket: Docket) -> str:
    return moment(datetime.fromisoformat(iso).astimezone(ZoneInfo(docket.zone)), locale())
