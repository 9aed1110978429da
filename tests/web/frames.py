"""An application with a few pages of its own, to try what every page has in common."""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Blueprint, Response, request, session
from jinja2 import DictLoader
from sqlalchemy import text
from werkzeug.test import TestResponse
from wtforms import StringField
from wtforms.validators import InputRequired

from portal import create_app
from portal.config import Settings
from portal.web.shared import Form, database, door, end_session, page, renew_session, slot
from portal.web.shared.edge import Application

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self' blob:; "
    "script-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@contextmanager
def application(settings: Settings) -> Iterator[Application]:
    """The open doors and the trial pages; errors are pages, as outside of tests."""
    if not settings.site_file.exists():
        settings.site_file.write_text(json.dumps({"keys": [secrets.token_hex(32)]}))
        os.chmod(settings.site_file, 0o600)  # noqa: PTH101
    app = create_app(settings, ["public", "kiosk"])
    assert isinstance(app, Application)
    app.register_blueprint(trial_pages())
    app.jinja_loader.loaders.append(DictLoader({"trial.html": TRIAL}))  # type: ignore[union-attr]
    yield app
    app.portal.close()


@contextmanager
def doors(settings: Settings, *names: str) -> Iterator[Application]:
    """The application as it is, or with some doors only."""
    app = create_app(settings, names or None)
    assert isinstance(app, Application)
    yield app
    app.portal.close()


class Told(Form):
    told = StringField(validators=[InputRequired("Write one word.")])


@door("filing", audience="public")
def begin() -> Response:
    session.update(draft={"told": ""}, **json.loads(request.form.get("put", "{}")))
    return Response("begun", 204)


@door("mailbox", audience="public")
def enter() -> Response:
    session["mailbox"] = {"seed": "00"}
    renew_session()
    return Response("", 204)


@door("filing", audience="public")
def end() -> Response:
    end_session()
    return Response("", 204)


@door("filing", audience="public")
def told() -> Response:
    form = Told()
    if form.accepted():
        database().execute(text("INSERT INTO kept VALUES (:told)"), {"told": form.told.data})
        session["draft"]["told"] = form.told.data
        return Response("", 303, {"Location": "/"})
    if request.method == "POST":
        database().execute(text("INSERT INTO kept VALUES ('not accepted')"))
        session["spoiled"] = True
    return page("trial.html", form)


@door("mailbox", audience="complainant")
def own() -> Response:
    return Response(json.dumps(dict(session)), mimetype="application/json")


@door("filing", audience="public")
def content() -> Response:
    return Response(json.dumps(dict(session)), mimetype="application/json")


@door("filing", audience="public")
def broken() -> Response:
    raise RuntimeError("a value nobody may see: 8412")


@door("filing", audience="public")
def writes() -> Response:
    database().execute(text("INSERT INTO kept VALUES ('from a GET')"))
    return Response("written")


@door("filing", audience="public")
def slow() -> Response:
    with slot():
        return Response("done")


TRIALS = (
    ("/begin", begin, ("POST",)),
    ("/enter", enter, ("POST",)),
    ("/end", end, ("POST",)),
    ("/told", told, ("GET", "POST")),
    ("/own", own, ("GET",)),
    ("/session", content, ("GET",)),
    ("/broken", broken, ("GET", "POST")),
    ("/writes", writes, ("GET",)),
    ("/slow", slow, ("POST",)),
)


def trial_pages() -> Blueprint:
    trial = Blueprint("trial", __name__, url_prefix="/<locale:locale>/trial")
    for address, view, methods in TRIALS:
        trial.add_url_rule(address, view_func=view, methods=methods)
    return trial


TRIAL = (
    '{% extends "layouts/asking.html" %}{% from "components/ask.html" import csrf, field, summary %}'
    "{% block name %}trial.told{% endblock %}{% block heading %}Told{% endblock %}{% block main %}"
    '{{ summary(problems) }}<form method="post">{{ csrf() }}'
    '{{ field("told", "Told", form.told.data or "", problems) }}</form>{% endblock %}'
)


def hidden(answer: TestResponse, name: str = "csrf_token") -> str:
    found = re.search(f'name="{name}" value="([^"]+)"', answer.text)
    assert found, answer.text
    return found[1]


def cookie_of(answer: TestResponse) -> str:
    """The value of the session cookie this answer sets; nothing when it sets none."""
    found = re.match(r"(?:__Host-)?(?:portal|desk)=([^;]*)", answer.headers.get("Set-Cookie", ""))
    return found[1] if found else ""
