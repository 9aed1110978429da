"""A half-written letter kept on the person's own phone, locked there (C-41, docs/decisions/0011-kept-on-the-phone.md).

The phone does the locking (static/keep.js). From here it gets a share of the key, ten times a day, and the way back.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from flask import jsonify, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from portal.casework.draft import Draft
from portal.questions import FILERS, QUESTIONS, Screen, many
from portal.web.filing.address import address, blueprint, home
from portal.web.filing.held import begin, in_hand
from portal.web.filing.kept import LEFT_OUT, may_be_kept, page_key
from portal.web.filing.own_phone import desk_is_open
from portal.web.filing.step import posted
from portal.web.filing.walk import EVERYTHING
from portal.web.shared import TooManyAtOnce, at_kiosk, door, from_here, here, one_try, page

TRIES = 10
"""A day, for one box: of six digits, in a week, some eighty in a million."""

DAYS = 7
_ID, _BLINDED = re.compile("[0-9a-f]{32}"), re.compile("[0-9a-f]{64}")


@blueprint.get("/<locale:locale>/write/phone")
@door("filing", audience="public")
def phone() -> Response:
    """Where a box is opened; with `keep`, what is said before one is made."""
    if _not_here():
        return redirect(home(), 303)
    draft = in_hand()
    so_far = [(name, value) for name in (draft or {}).get("answers", {}) for value in _said(draft, name)]
    return page("filing/phone.html", so_far=so_far if request.args.get("keep") else [])


@blueprint.post("/<locale:locale>/write/phone/shares")
@door("filing", audience="public")
def share() -> Response | tuple[Response, int]:
    """What only we can add to the key. Nothing is kept but a count that is gone tomorrow."""
    box, blinded = request.form.get("box", ""), request.form.get("blinded", "")
    if _not_here() or not from_here():
        raise NotFound
    if not (_ID.fullmatch(box) and _BLINDED.fullmatch(blinded)):
        return jsonify(), 422
    today = datetime.now(UTC).date()
    made = _day(request.form.get("day", "")) or today
    try:
        with one_try("phone", box) as tries:
            if tries > TRIES + (made == today):  # making the box asks too
                return jsonify(), 429
    except TooManyAtOnce:
        return jsonify(), 429
    if not 0 <= (today - made).days <= DAYS:
        return jsonify(), 410
    return jsonify(day=made.isoformat(), share=here().site.key("phone-share", box, made.isoformat(), blinded).hex())


@blueprint.post("/<locale:locale>/write/phone/returns")
@door("filing", audience="public")
def back() -> Response:
    """What was kept is a letter in hand again, with a number of its own; each answer is looked at as if it were new."""
    if _not_here() or not from_here():
        raise NotFound
    filer = request.form.get("filer", "")
    draft = begin({"filer": filer if filer in FILERS and filer != "staff" else "prisoner"})
    place = Screen(EVERYTHING, "")
    draft["answers"] = {name: said for name, said in posted(draft, place).items() if name not in LEFT_OUT}
    draft["returned"] = True
    return jsonify({"at": address(place), "with": page_key(draft)})


def _not_here() -> bool:
    """A screen in a corridor keeps nothing, nor a browser in which somebody works at a desk."""
    return at_kiosk() or desk_is_open()


def _said(draft: Draft | None, name: str) -> list[str]:
    kept = name in QUESTIONS and name not in LEFT_OUT
    return many(draft["answers"], name) if draft and kept and may_be_kept(draft) else []


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
