"""Staff write from their own phone: not from a browser in which an officer's desk is open."""

from __future__ import annotations

from werkzeug.wrappers import Response

from portal.web.shared import beside_desk, here, page


def desk_is_open() -> bool:
    """In the demo one browser plays everybody."""
    return beside_desk() and here().settings.env != "demo"


def refused_beside_desk() -> Response:
    return page("filing/beside_desk.html", status=422)
