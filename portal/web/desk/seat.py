"""Who sits at the desk: a signed-in officer, the office, and the day it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from typing import Any

from flask import Response, redirect, request
from werkzeug.exceptions import NotFound

from portal import officers
from portal.access import OfficerViewer, visible_to
from portal.cases.acts import BY_NAME
from portal.cases.rows import case_of
from portal.cases.sight import CaseInSight
from portal.casework.dates import place_of
from portal.casework.hold import held
from portal.directory import Directory, OfficeEntry
from portal.routing.interpreters import KIND as INTERPRETERS
from portal.web.desk.address import DESK
from portal.web.shared import Form, database, door, here, now, page
from portal.web.shared.guard import SignedOut
from portal.web.signin.held import signed_in

OF_MEMBERS = ("/desk/colleagues", "/desk/account")
"""What is about the office's own people, and so also there for an office without letters."""
FOR_INTERPRETERS = (*OF_MEMBERS, "/desk/errands")
"""And what they were asked; the desk itself is the list of that."""


@dataclass(frozen=True)
class Seat:
    """`today` is the day in the office's prison; outside prisons, the day where the site is."""

    officer: OfficerViewer
    office: OfficeEntry
    today: date
    directory: Directory
    act: str = ""
    """What a POST carries out, in the names of the table of acts."""

    def again(self) -> Seat:
        """The same officer with the keys that were sealed to him in this request, too."""
        site, directory = here().site, self.directory
        officer = officers.present(database(), site, directory=directory, held=self.officer, now=now())
        return replace(self, officer=officer) if officer else self

    def case(self, ref: str) -> CaseInSight:
        """The case of that name, if it lies with this office. Raises NotFound exactly as for an unknown address.

        On a POST nobody else writes to it until the answer: what is read of it is of one moment.
        """
        name = case_of(ref)
        sight = visible_to(database(), here().site, self.officer, name) if name else None
        if sight is None or (self.act and not BY_NAME[self.act].fits(record=sight.docket.incident is not None)):
            raise NotFound
        return held(database(), here().site, sight) if request.method == "POST" else sight


def at_desk(*, act: str | None = None, name: str = "desk") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A view for officers, given the seat first. `act` names the line of the acts table that a POST carries out.

    `name`: the door it belongs to.
    """

    def mark(view: Callable[..., Any]) -> Callable[..., Any]:
        @door(name, audience="officer", act=act)
        @wraps(view)
        def seated(**address: str) -> Any:
            officer = signed_in()
            if officer is None and request.method == "POST" and request.form:
                raise SignedOut
            return view(_seat(officer, act or ""), **address) if officer else redirect("/signin", 303)

        return seated

    return mark


def desk_page(template: str, seat: Seat, form: Form | None = None, **context: Any) -> Response:
    """A page of the desk: `page`, and who sits there."""
    return page(f"desk/{template}.html", form, seat=seat, **context)


def _seat(officer: OfficerViewer, act: str) -> Seat:
    directory = here().directory
    office = directory.office(officer.office)
    if office.kind == "duty" and not request.path.startswith(OF_MEMBERS):
        raise NotFound  # a post holds no letters: there is no desk for it
    if office.kind == INTERPRETERS and request.path != DESK and not request.path.startswith(FOR_INTERPRETERS):
        raise NotFound  # nor has an interpreter any letter of his own
    place = place_of(office.prison or "", directory, zone=here().settings.zone)
    return Seat(officer, office, place.today(now()), directory, act)
