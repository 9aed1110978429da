"""The few addresses that belong to no door: the root, static files, leaving, health, robots."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, current_app, jsonify, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal.web.shared import films, health, leaving, sound, static
from portal.web.shared.firsts import from_here
from portal.web.shared.guard import door
from portal.web.shared.headers import at_kiosk, from_kiosk, kiosk_cookie
from portal.web.shared.locales import from_browser, kiosk_home, locale
from portal.web.shared.rendering import page
from portal.web.shared.sealed import current_session, end_session

blueprint = Blueprint("frame", __name__)
OWN = ("/static/", "/health/", "/robots.txt")


def install(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.before_request(_bring_kiosk_home)
    app.before_request(leaving.forget_what_was_left)


@blueprint.get("/")
@door("public", audience="public")
def root() -> AnyResponse:
    if "public" not in current_app.blueprints:
        return redirect("/signin", 302)
    answer = redirect(f"/{from_browser()}/", 302)
    answer.headers["Vary"] = "Accept-Language"
    return answer


@blueprint.get("/static/<path:filename>", endpoint="static")
@door("public", audience="public")
def static_file(filename: str) -> Response:
    return static.serve(filename)


@blueprint.get("/static/sounds/<locale:of>/<name>.mp3")
@door("public", audience="public")
def sentence(of: str, name: str) -> Response:
    return sound.file(of, name)


@blueprint.get("/static/films/<name>")
@door("public", audience="public")
def signed(name: str) -> Response:
    """A film in sign language, or its captions."""
    return films.film(name)


@blueprint.get("/robots.txt")
@door("public", audience="public")
def robots() -> Response:
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")


@blueprint.get("/health/live")
@door("public", audience="public")
def live() -> Response:
    return jsonify(status="ok")


@blueprint.get("/health/ready")
@door("public", audience="public")
def ready() -> tuple[Response, int]:
    checks = health.checks()
    good = all(said == "ok" for said in checks.values())
    return jsonify(status="ready" if good else "not_ready", checks=checks), 200 if good else 503


@blueprint.post("/<locale:locale>/leave")
@door("public", audience="public")
def leave() -> AnyResponse:
    """The quick way out. A POST, because browsers fetch links ahead and would wipe what someone is writing. At a kiosk
    a letter is hidden, and gone at the second press."""
    if not from_here():
        return redirect(f"/{locale()}/", 303)
    home = kiosk_home() if at_kiosk() else f"/{locale()}/left"
    if not (at_kiosk() and leaving.set_aside()):
        end_session()
    return redirect(home, 303)


@blueprint.get("/<locale:locale>/left")
@door("public", audience="public")
def left() -> Response:
    """Says nothing about what was here: someone may be looking."""
    return page("public/left.html")


def _bring_kiosk_home() -> AnyResponse | None:
    """A kiosk whose session has ended shows its home, whatever was pressed, in its first language."""
    if not current_session().expired or not kiosk_cookie() or request.path.startswith(OWN):
        return None
    if request.blueprint == "kiosk" or "kiosk" not in current_app.blueprints or from_kiosk():
        return None
    return redirect(kiosk_home(), 303)
