"""Photos for a letter: taken from the telephone, cleaned and sealed before they touch a disk."""

from __future__ import annotations

from flask import redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from portal.casework.draft import Draft
from portal.evidence import LONGEST, MOST, PIECE, items_of, takes_papers, takes_voices
from portal.questions import Screen, filer_of, one
from portal.vault import Keys
from portal.web.filing.address import address, blueprint, home
from portal.web.filing.back import listened
from portal.web.filing.held import in_hand, take
from portal.web.filing.tongue import TONGUE, note_tongue
from portal.web.filing.writing import Writing
from portal.web.shared import at_kiosk, door, here, page, stale_problem, switch_locale, token_fresh
from portal.web.shared.files import served
from portal.web.shared.given import piece_taken, taken

PLACE = Screen("evidence", "")

Problems = list[tuple[str, str]]


@blueprint.get("/<locale:locale>/write/evidence")
@door("filing", audience="public")
def evidence() -> Response:
    draft = in_hand()
    if draft is None or (at_kiosk() and not takes_voices()):
        return redirect(home() if draft is None else address(told()), 303)
    return _shown(draft)


@blueprint.post("/<locale:locale>/write/evidence")
@door("filing", audience="public")
def evidence_given() -> Response:
    draft = take(request.form.get("once", ""))
    if draft is None:
        return redirect(home(), 303)
    if not token_fresh():
        return _shown(draft, [stale_problem()])
    draft["answers"] = note_tongue(draft["answers"])
    if name := request.form.get("remove"):
        _take_off(draft, name)
    items, problems, notes = taken(_keys(draft), secret=_secret(draft), already=len(draft.get("files", [])))
    draft["files"] = [*draft.get("files", []), *(item.said for item in items)]
    if problems or notes:
        return _shown(draft, [*problems, *notes])
    if listening := listened():
        return redirect(listening, 303)
    language = switch_locale()
    if language or name or (items and not request.form.keys() & {"done", "back"}):
        return redirect(address(PLACE, language=language), 303)
    return redirect(address(_next(draft)), 303)


@blueprint.post("/<locale:locale>/write/evidence/pieces")
@door("filing", audience="public")
def evidence_piece() -> Response:
    draft = take(request.form.get("once", ""))
    if draft is None or not token_fresh():
        return Response(status=409)
    return piece_taken(_secret(draft))


@blueprint.get("/<locale:locale>/write/evidence/<name>")
@door("filing", audience="public")
def evidence_seen(name: str) -> Response:
    draft = in_hand()
    item = next((each for each in items_of((draft or {}).get("files")) if each.id == name), None)
    if draft is None or item is None:
        raise NotFound
    return served(_keys(draft), item)


def told() -> Screen:
    """Where the words are said."""
    return Screen("told", "text" if at_kiosk() else "")


def _next(draft: Draft) -> Screen:
    """Whoever spoke at a kiosk has said it: only Back leads to the screen for typing."""
    writing = Writing(draft)
    if not (at_kiosk() and draft["files"]) or "back" in request.form:
        return told()
    writing.passed(told())
    return writing.next_after(told())


def _shown(draft: Draft, problems: Problems | None = None) -> Response:
    return page(
        "filing/evidence.html",
        problems=problems,
        action=address(PLACE),
        back=address(told()),
        once=draft["once"],
        filer=filer_of(Writing(draft).answers),
        files=items_of(draft.get("files")),
        pieces=address(PLACE) + "/pieces",
        piece=PIECE,
        papers=takes_papers(),
        voices=takes_voices(),
        room=MOST - len(draft.get("files", [])),
        longest=LONGEST,
        tongue=one(draft["answers"], TONGUE),
    )


def _take_off(draft: Draft, name: str) -> None:
    for item in items_of(draft.get("files")):
        if item.id == name:
            here().blobs.drop(item)
    draft["files"] = [each for each in draft.get("files", []) if each["id"] != name]


def _keys(draft: Draft) -> Keys:
    return Keys(_secret(draft))


def _secret(draft: Draft) -> bytes:
    return bytes.fromhex(draft["case_seed"])
