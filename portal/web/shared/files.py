"""What was sent with words, shown to whoever may read them: in a cage of its own, kept by nobody."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Response, request
from werkzeug.exceptions import NotFound

from portal.cases import Said
from portal.cases.sight import CaseInSight
from portal.evidence import Gone, Item, items_of, page_of
from portal.vault import Keys
from portal.web.shared.portal import here

CAGE = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
TYPES = {
    "photo": ("image/jpeg", "photo.jpg"),
    "paper": ("image/jpeg", "page.jpg"),
    "voice": ("audio/mpeg", "voice.mp3"),
}


def files_in(said: Said) -> tuple[Item, ...]:
    """What was sent with these words."""
    return items_of(said.body.get("files"))


def file_of(sight: CaseInSight, letters: Iterable[Said], name: str) -> Response:
    """One of them, if one of these letters names it. Raises NotFound exactly as for an unknown address."""
    found = (item for said in letters for item in items_of(said.body.get("files")) if item.id == name)
    item = next(found, None)
    if item is None:
        raise NotFound
    return served(sight.keys, item)


def served(keys: Keys, item: Item) -> Response:
    """Raises NotFound when it is not there any more, or not what it was."""
    try:
        data = here().blobs.open(keys, item)
    except Gone:
        raise NotFound from None
    return playable(data, item)


def playable(data: bytes, item: Item) -> Response:
    """In its cage, whole or in pieces; of a paper one `page`, from 1. Raises NotFound for a page that is not there."""
    if item.kind == "paper":
        page = page_of(data, request.args.get("page", 1, type=int))
        if page is None:
            raise NotFound
        data = page
    kind, called = TYPES[item.kind]
    response = Response(data, mimetype=kind)
    response.headers["Content-Security-Policy"] = CAGE
    response.headers["Content-Disposition"] = f'inline; filename="{called}"'
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    # Telephones from one maker play a sound only in pieces.
    return response.make_conditional(request.environ, accept_ranges=True, complete_length=len(data))  # type: ignore[return-value]
