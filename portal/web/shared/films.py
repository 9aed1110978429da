"""Films in sign language, from our own host alone: in pieces, so that nobody waits for the whole of one."""

from __future__ import annotations

from flask import Response, send_file
from werkzeug.exceptions import NotFound

from portal.languages.films import Film, film_file, films_for
from portal.web.shared.portal import here

A_DAY = 86_400


def films(page: str, prison: str = "") -> list[Film]:
    """One for each sign language there is a film of this page in."""
    return films_for(here().settings.films, page, prison)


def film(name: str) -> Response:
    """Raises NotFound for whatever is no film that a page shows."""
    found = film_file(here().settings.films, name)
    if found is None:
        raise NotFound
    path, kind = found
    return send_file(path.absolute(), mimetype=kind, conditional=True, max_age=A_DAY)
