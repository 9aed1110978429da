"""Photos for a letter: taken from the telephone, cleaned and sealed before they touch a disk."""

from __future__ import annotations

from collections.abc import Callable

from flask import redirect, request
from flask_babel import gettext
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from portal.casework.draft import Draft
from portal.evidence import MOST, Item, NotTaken, cleaned, cleaned_voice, items_of, takes_voices
from portal.languages.words import N_
from portal.questions import Screen, filer_of
from portal.vault import Keys
from portal.web.filing.address import address, blueprint, home
from portal.web.filing.held import in_hand, take
from portal.web.filing.writing import Writing
from portal.web.shared import at_kiosk, door, here, page, stale_problem, switch_locale, token_fresh
from portal.web.shared.files import served

CLEANED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "file": ("photo", cleaned),
    "voice": ("voice", cleaned_voice),
}
"""Field → what it becomes, and how."""

PLACE, TOLD = Screen("evidence", ""), Screen("told", "")
WHY = {
    "empty": N_("This file is empty. Pick another one."),
    "too_large": N_("This file is too large. Take the photo again with fewer details."),
    "too_many_pixels": N_("This picture is too large. Take a photo of it instead."),
    "document": N_("We cannot take papers as files. Take a photo of each page instead."),
    "sound": N_("This is a sound, not a picture. Write what it says, or leave it out."),
    "broken": N_("This picture is broken. Take it again, or pick another one."),
    "not_a_picture": N_("This is not a picture that we can open. Take a photo instead."),
    "too_many": N_("There is room for 6 photos or recordings. Take one off first."),
    "no_voices": N_("This site takes no recordings. Write it, or ask someone you trust to write it."),
    "not_a_sound": N_("This is not a recording that we can open. Record it again with your telephone."),
    "broken_sound": N_("This recording is broken or empty. Record it again."),
}
"""What to do now; nothing is ever lost but the file itself."""

Problems = list[tuple[str, str]]


@blueprint.get("/<locale:locale>/write/evidence")
@door("filing", audience="public")
def evidence() -> Response:
    draft = in_hand()
    if draft is None or at_kiosk():
        return redirect(home() if draft is None else address(TOLD), 303)
    return _shown(draft)


@blueprint.post("/<locale:locale>/write/evidence")
@door("filing", audience="public")
def evidence_given() -> Response:
    draft = take(request.form.get("once", ""))
    if draft is None:
        return redirect(home(), 303)
    if not token_fresh():
        return _shown(draft, [stale_problem()])
    if language := switch_locale():
        return redirect(address(PLACE, language=language), 303)
    if name := request.form.get("remove"):
        _take_off(draft, name)
        return redirect(address(PLACE), 303)
    given = [(field, file) for field in CLEANED for file in request.files.getlist(field) if file.filename]
    found = [(field, _added(draft, field, file)) for field, file in given]
    problems = [(field, gettext(WHY[why])) for field, why in found if why]
    if problems:
        return _shown(draft, problems)
    return redirect(address(PLACE if given else TOLD), 303)


@blueprint.get("/<locale:locale>/write/evidence/<name>")
@door("filing", audience="public")
def evidence_seen(name: str) -> Response:
    draft = in_hand()
    item = next((each for each in items_of((draft or {}).get("files")) if each.id == name), None)
    if draft is None or item is None:
        raise NotFound
    return served(_keys(draft), item)


def _shown(draft: Draft, problems: Problems | None = None) -> Response:
    return page(
        "filing/evidence.html",
        problems=problems,
        action=address(PLACE),
        back=address(TOLD),
        once=draft["once"],
        filer=filer_of(Writing(draft).answers),
        files=[(item.id, item.kind) for item in items_of(draft.get("files"))],
        voices=takes_voices(),
        room=len(draft.get("files", [])) < MOST,
    )


def _added(draft: Draft, field: str, file: FileStorage) -> str:
    """Why it was not taken; empty when it was."""
    if len(draft.get("files", [])) >= MOST:
        return "too_many"
    try:
        kind, clean = CLEANED[field]
        data = clean(file.stream.read())
    except NotTaken as refused:
        return refused.why
    item: Item = here().blobs.keep(_keys(draft), data, kind=kind)
    draft["files"] = [*draft.get("files", []), item.said]
    return ""


def _take_off(draft: Draft, name: str) -> None:
    for item in items_of(draft.get("files")):
        if item.id == name:
            here().blobs.drop(item)
    draft["files"] = [each for each in draft.get("files", []) if each["id"] != name]


def _keys(draft: Draft) -> Keys:
    return Keys(bytes.fromhex(draft["case_seed"]))
