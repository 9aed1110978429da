"""Several letters of a list at once: each is an act of its own, and what could not be done is said."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable

from flask import flash, redirect, request
from flask_babel import gettext, ngettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import Interfered
from portal.cases.acts import require_fit
from portal.cases.rows import case_of, ref_of
from portal.cases.sight import CaseInSight
from portal.casework.acknowledge import acknowledge
from portal.casework.hand_over import hand_over
from portal.casework.join import join
from portal.casework.open import open_case
from portal.casework.refusals import NoColleague, NothingSaid, Settled, WrongKind
from portal.web.desk import walk, words
from portal.web.desk.address import blueprint
from portal.web.desk.hand_over import chosen_colleague
from portal.web.desk.seat import Seat, at_desk
from portal.web.shared import database, here, now, token_fresh

MOST = 50
WHY_NOT = ("answered", "gone", "colleague", "wrote", "unread", "interfered")
Act = Callable[[CaseInSight], object]


@blueprint.post("/desk/batches")
@at_desk()
def batches(seat: Seat) -> AnyResponse:
    back = "/desk" if request.form.get("list", "today") not in words.LISTS else _list(request.form.get("list", "today"))
    if not token_fresh():
        flash(gettext("This page was open for a long time. Choose again."))
        return redirect(back, 303)
    refs = _refs()
    if not refs:
        flash(gettext("Choose one letter or more first."))
        return redirect(back, 303)
    act = request.form.get("act")
    if act == "join":
        return _joined(seat, refs, back)
    if act == "assign":
        _tell(_each(seat, refs, lambda sight: _assign(seat, sight)), len(refs))
    elif act == "acknowledge":
        _tell(_each(seat, refs, lambda sight: _acknowledge(seat, sight)), len(refs))
    return redirect(back, 303)


def _list(name: str) -> str:
    return "/desk" if name == "today" else f"/desk/lists/{name}"


def _refs() -> list[str]:
    """In the order of the cases' ids: whoever holds several cases at once takes them in one order."""
    named = {ref for ref in request.form.getlist("ref")[:MOST] if case_of(ref)}
    return sorted(named, key=lambda ref: case_of(ref) or b"")


def _each(seat: Seat, refs: list[str], act: Act) -> Counter[str]:
    """How many were done, and how many were not, by why. All are held before the first is touched."""
    found: Counter[str] = Counter()
    sights = []
    for ref in refs:
        try:
            sights.append(seat.case(ref))
        except NotFound:
            found["gone"] += 1
        except Interfered:
            found["interfered"] += 1
    for sight in sights:
        try:
            act(sight)
            found["done"] += 1
        except Settled:
            found["answered"] += 1
        except NoColleague:
            found["colleague"] += 1
        except WrongKind:
            found["gone"] += 1  # a record among letters: the page offers no box for it
        except Interfered:
            found["interfered"] += 1
    return found


def _assign(seat: Seat, sight: CaseInSight) -> None:
    to = chosen_colleague()
    hand_over(database(), sight, seat.officer, to=to, site=here().site, directory=seat.directory, now=now())


def _acknowledge(seat: Seat, sight: CaseInSight) -> None:
    acknowledge(database(), sight, seat.officer, site=here().site, now=now())


def _joined(seat: Seat, refs: list[str], back: str) -> AnyResponse:
    """Each is opened, which is an act of its own, and put under one issue."""
    issue, title = secrets.token_bytes(16), request.form.get("title", "")

    def put(sight: CaseInSight) -> None:
        """Opened first: from then on nobody reads of it who worked in that prison."""
        if not title.strip():
            raise NothingSaid
        require_fit("joined", record=sight.docket.incident is not None)
        if sight.docket.settled:
            raise Settled
        open_case(database(), sight, seat.officer, site=here().site, directory=seat.directory, now=now())
        join(database(), sight, seat.again().officer, issue=issue, title=title, site=here().site, now=now())
        walk.remember_opened(ref_of(sight.id))

    try:
        found = _each(seat, refs, put)
    except NothingSaid:
        flash(gettext("Say in a few words what they are all about."))
        return redirect(back, 303)
    _tell(found, len(refs))
    return redirect(f"/desk/issues/{issue.hex()}" if found["done"] else back, 303)


def _tell(found: Counter[str], total: int) -> None:
    flash(gettext("Done: %(done)s of %(total)s.", done=found["done"], total=total))
    for told in told_of(found):
        flash(told)


def told_of(found: Counter[str]) -> list[str]:
    """A sentence for each reason why something was not done."""
    return [_told(why, found[why]) for why in WHY_NOT if found[why]]


def _told(why: str, n: int) -> str:
    match why:
        case "answered":
            return ngettext("%(num)s was answered meanwhile.", "%(num)s were answered meanwhile.", n)
        case "gone":
            return ngettext("%(num)s is not with you any more.", "%(num)s are not with you any more.", n)
        case "colleague":
            return ngettext("%(num)s cannot go to this colleague.", "%(num)s cannot go to this colleague.", n)
        case "wrote":
            return ngettext("In %(num)s they wrote more meanwhile.", "In %(num)s they wrote more meanwhile.", n)
        case "unread":
            return ngettext("%(num)s was not opened yet.", "%(num)s were not opened yet.", n)
    return ngettext("%(num)s does not open.", "%(num)s do not open.", n)
