"""Pages that say what this is, and what it cannot do."""

from __future__ import annotations

from flask import Blueprint, Response

from portal.languages.films import HOW
from portal.web.public.limits import limits_shown
from portal.web.public.proof import proof_shown
from portal.web.shared import database, door, here, page
from portal.web.shared.films import films

blueprint = Blueprint("public", __name__, url_prefix="/<locale:locale>")


@blueprint.get("/")
@door("public", audience="public")
def home() -> Response:
    return page("public/home.html")


@blueprint.get("/how")
@door("public", audience="public")
def how() -> Response:
    return page("public/how.html", signed=films(HOW))


@blueprint.get("/secret")
@door("public", audience="public")
def secret() -> Response:
    return page("public/secret.html")


@blueprint.get("/rights")
@door("public", audience="public")
def rights() -> Response:
    return page("public/rights.html")


@blueprint.get("/limits")
@door("public", audience="public")
def limits() -> Response:
    return page("public/limits.html", prisons=limits_shown(here().directory))


@blueprint.get("/limits/poster")
@door("public", audience="public")
def poster() -> Response:
    return page("public/poster.html", prisons=limits_shown(here().directory))


@blueprint.get("/figures")
@door("public", audience="public")
def figures() -> Response:
    return page("public/figures.html")


@blueprint.get("/verify")
@door("public", audience="public")
def verify() -> Response:
    return page("public/verify.html", proof=proof_shown(database(), here().directory))


@blueprint.get("/credits")
@door("public", audience="public")
def credits() -> Response:
    return page("public/credits.html")
