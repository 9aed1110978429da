"""Colleagues: whose keys the directory names, who waits to be let in, and new invitations."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, redirect, request, session
from flask_babel import gettext
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from portal import officers
from portal.database import reading
from portal.directory import OfficerEntry
from portal.officers import ForeignKeys, Name, Newcomer, NoSuchOfficer, NotReady, NotYourOffice
from portal.web.desk.address import blueprint
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here, now, slot, stale_problem, token_fresh

COLLEAGUES = "/desk/colleagues"


@dataclass(frozen=True)
class Colleague:
    """A member as the signed directory names him."""

    entry: OfficerEntry
    mark: tuple[str, ...]
    figures: str
    let_in_by: str
    myself: bool


@blueprint.get(COLLEAGUES)
@at_desk()
def colleagues(seat: Seat) -> Response:
    return _page(seat, invitation=session.pop("invitation", None), admitted=session.pop("admitted", None))


@blueprint.post(COLLEAGUES + "/invitations")
@at_desk()
def inviting(seat: Seat) -> AnyResponse:
    if not token_fresh():
        return _page(seat, [stale_problem()])
    try:
        invitation = _invite(seat, request.form.get("login", "")[:200])
    except (NoSuchOfficer, NotYourOffice):
        return _page(seat, [("main", gettext("Your office has nobody of that name to invite."))])
    session["invitation"] = {"login": invitation.login, "token": invitation.token}
    return redirect(COLLEAGUES, 303)


@blueprint.post(COLLEAGUES + "/admissions")
@at_desk()
def admitting(seat: Seat) -> AnyResponse:
    if not token_fresh():
        return _page(seat, [stale_problem()])
    try:
        session["admitted"] = _admit(seat, _named(request.form.get("officer", "")))
    except ForeignKeys:
        return _page(seat, forged=True)
    except (NotReady, NotYourOffice):
        return _page(seat, [("main", gettext("There is nobody of that name to let in."))])
    return redirect(COLLEAGUES, 303)


def _invite(seat: Seat, login: str) -> officers.Invitation:
    """The token is made here, and the slow step done, before anything is held open for writing."""
    site, token = here().site, officers.new_token()
    with reading(here().engine) as looking:
        name = officers.name_to_invite(
            looking, site, member=seat.officer, directory=seat.directory, login=login, today=now().date()
        )
    with slot():
        stretched = site.stretch(token, "invite", name.id)
    return officers.make_invite(database(), site, member=seat.officer, name=name, token=token, stretched=stretched)


def _admit(seat: Seat, officer_id: bytes) -> str:
    site = here().site
    with reading(here().engine) as looking:
        token = officers.token_of(looking, seat.officer, officer_id)
    with slot():
        stretched = site.stretch(token, "invite", officer_id)
    admission = officers.admit(
        database(), site, member=seat.officer, officer_id=officer_id, stretched=stretched, now=now()
    )
    return admission.name.name


def _named(typed: str) -> bytes:
    try:
        return bytes.fromhex(typed)
    except ValueError:
        raise NotYourOffice from None


def _page(
    seat: Seat,
    problems: list[tuple[str, str]] | None = None,
    *,
    invitation: dict[str, str] | None = None,
    admitted: str | None = None,
    forged: bool = False,
) -> Response:
    with reading(here().engine) as looking:
        newcomers = _newcomers(seat, officers.names(looking, here().site), looking)
    members = [_colleague(seat, each) for each in seat.directory.members(seat.officer.office, seat.today)]
    return desk_page(
        "colleagues",
        seat,
        problems=problems,
        members=members,
        newcomers=newcomers,
        invitation=invitation,
        admitted=admitted,
        forged=forged,
    )


def _newcomers(seat: Seat, names: list[Name], looking: Session) -> list[Newcomer]:
    known = {each.id for each in seat.directory.officers}
    mine = [each for each in names if each.office == seat.officer.office and each.id not in known]
    return sorted((officers.newcomer(looking, each) for each in mine), key=lambda each: each.login)


def _colleague(seat: Seat, entry: OfficerEntry) -> Colleague:
    shown = officers.mark(entry.box, entry.sign), officers.figures(entry.box, entry.sign)
    by = {each.id: each.name for each in seat.directory.officers}.get(entry.admitted_by or b"", "")
    return Colleague(entry, *shown, by, entry.id == seat.officer.id)
