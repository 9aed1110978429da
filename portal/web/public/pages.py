"""Pages that say what this is, and what it cannot do."""

from __future__ import annotations

from flask import Blueprint, Response

from portal.web.shared import door, page

blueprint = Blueprint("public", __name__, url_prefix="/<locale:locale>")


@blueprint.get("/")
@door("public", audience="public")
def home() -> Response:
    return page("public/home.html")
