"""Who asked to be known as a lawyer or supporter: checked by two officers of an office outside, ended by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Response, flash, redirect
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.companions.supporter import VERIFIERS, Supporter, entries, state_of
from portal.companions.verify import NotToVerify, end, vouch
from portal.directory import same_person
from portal.languages.words import N_
from portal.officers import figures, numbers
from portal.web.desk.address import blueprint
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import Form, database, here
from portal.web.shared.roles import role_words

SUPPORTERS = "/desk/supporters"
REFUSED = {
    "own_second": N_("You signed already. A second officer must agree."),
    "done": N_("That is done already."),
}
ORDER = ("half", "asked", "verified", "ended")
"""What has to be done first."""


@dataclass(frozen=True)
class Line:
    """One entry as the office reads it. `signed`: names of those who signed."""

    entry: Supporter
    id: str
    role: str
    state: str
    mark: tuple[int, ...]
    figures: str
    signed: tuple[str, ...]
    mine: bool
    """Whether this officer's signature is on it."""


def verifier() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A view for officers of offices that verify; for everybody else there is nothing here."""

    def mark_view(view: Callable[..., Any]) -> Callable[..., Any]:
        @at_desk()
        @wraps(view)
        def verifying(seat: Seat, **address: str) -> Any:
            if seat.office.kind not in VERIFIERS:
                raise NotFound
            return view(seat, **address)

        return verifying

    return mark_view


@blueprint.get(SUPPORTERS)
@verifier()
def supporters(seat: Seat) -> Response:
    return _shown(seat)


@blueprint.post(SUPPORTERS + "/<name>/signatures")
@verifier()
def signing(seat: Seat, name: str) -> AnyResponse:
    return _act(seat, name, vouch, gettext("Signed."))


@blueprint.post(SUPPORTERS + "/<name>/endings")
@verifier()
def ending_entry(seat: Seat, name: str) -> AnyResponse:
    return _act(seat, name, end, gettext("Ended. From now on nobody can write to them."))


def _act(seat: Seat, name: str, verb: Callable[..., Supporter], done: str) -> AnyResponse:
    if not Form().accepted():
        return _shown(seat, Form())
    try:
        verb(
            database(), here().site, seat.officer, bytes.fromhex(name), directory=seat.directory, today=seat.today
        )  # fmt: skip
    except (NotToVerify, ValueError) as refused:
        if not isinstance(refused, NotToVerify) or refused.why not in REFUSED:
            raise NotFound from None
        flash(gettext(REFUSED[refused.why]))
        database().rollback()
        return redirect(SUPPORTERS, 303)
    flash(done)
    return redirect(SUPPORTERS, 303)


def _shown(seat: Seat, form: Form | None = None) -> Response:
    lines = [_line(seat, each) for each in entries(database(), here().site)]
    return desk_page("supporters", seat, form, lines=sorted(lines, key=lambda each: ORDER.index(each.state)))


def _line(seat: Seat, entry: Supporter) -> Line:
    signed = tuple(seat.directory.officer(each.officer) for each in entry.vouched)
    return Line(
        entry,
        entry.id.hex(),
        role_words(entry.role),
        state_of(database(), here().site, entry, seat.directory),
        numbers(entry.box, entry.sign),
        figures(entry.box, entry.sign),
        tuple(each.name for each in signed),
        any(same_person(seat.directory, each.id, seat.officer.id) for each in signed),
    )
