"""When something is wrong: always a page, in the person's language, that says what to do now."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, Response, g, make_response, redirect, render_template, request
from werkzeug.exceptions import BadRequest, HTTPException, NotFound, RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from portal.directory import DirectoryRefused
from portal.web.shared import entrance
from portal.web.shared.edge import Busy
from portal.web.shared.guard import SignedOut
from portal.web.shared.headers import kiosk_cookie
from portal.web.shared.locales import locale_of_path
from portal.web.shared.log import log_exception
from portal.web.shared.slots import Wait, hops

NOT_FOUND = (401, 403, 404, 405, 410)
"""What you may not see does not exist for you."""


def install(app: Flask) -> None:
    app.before_request(_look_at_request)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Wait, _wait)
    app.register_error_handler(Busy, lambda _: again("busy"))
    app.register_error_handler(DirectoryRefused, _unready)
    app.register_error_handler(SignedOut, _signed_out)
    app.register_error_handler(Exception, _unexpected)


def error_page(name: str, status: int, **context: Any) -> Response:
    """In the language of the address or the browser, whatever the session says: one page for everybody."""
    g.locale, g.error, g.nowhere = locale_of_path(), True, status == 404
    return make_response(render_template(f"errors/{name}.html", at_kiosk=kiosk_cookie, **context), status)


def again(name: str) -> Response:
    """503, with everything that was sent in a form that sends it once more."""
    typed = list(request.form.items(multi=True)) if request.method == "POST" else []
    return error_page(name, 503, typed_again=typed, address=request.path)


def _look_at_request() -> None:
    if request.environ.get(entrance.STRANGE_HOST):
        raise BadRequest
    if request.environ.get(entrance.STRANGE_PATH):
        raise NotFound
    if request.environ.get(entrance.TOO_LARGE):
        raise RequestEntityTooLarge
    if request.environ.get(entrance.NO_ROOM):
        raise Busy


def _http(error: HTTPException) -> AnyResponse:
    code = error.code or 500
    if code < 400:
        return error.get_response()
    if code in NOT_FOUND:
        return error_page("404", 404)
    if code == 413:
        return error_page("413", 413)
    if code < 500:
        return error_page("400", 400)
    return again("500")


def _wait(_: Wait) -> AnyResponse:
    kept = [(key, value) for key, value in request.args.items(multi=True) if key != "hop"]
    return redirect(f"{quote(request.path)}?{urlencode([*kept, ('hop', str(hops() + 1))])}", 307)


def _unready(error: DirectoryRefused) -> Response:
    log_exception(error)
    return again("busy")


def _signed_out(_: SignedOut) -> Response:
    words = [(key, value) for key, value in request.form.items(multi=True) if " " in value.strip()]
    return error_page("signed_out", 422, words=words)


def _unexpected(error: Exception) -> Response:
    log_exception(error)
    response = again("500")
    response.status_code = 500
    return response
