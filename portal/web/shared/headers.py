"""What every answer says to the browser, error or not."""

from __future__ import annotations

from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException

from portal.web.shared.locales import kiosk_home
from portal.web.shared.portal import here
from portal.web.shared.sealed import KIOSK, cookie_name, current_session

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self' blob:; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def install(app: Flask) -> None:
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)  # what is shown in a cage has a stricter one
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    if response.mimetype == "text/html" and (at_kiosk() if response.status_code < 400 else kiosk_cookie()):
        response.headers.setdefault("Refresh", f"{kiosk_idle()}; url={kiosk_home()}")
    return response


def at_kiosk() -> bool:
    """A screen in a prison: this page is the kiosk's, or the session is, or one of its pages led here (kiosk=1)."""
    if "at_kiosk" not in g:  # asked by every macro of a page
        g.at_kiosk = request.blueprint == "kiosk" or kiosk_cookie() or from_kiosk()
    return bool(g.at_kiosk or current_session().get("kiosk"))


def kiosk_idle() -> int:
    """Seconds after which a kiosk goes home by itself."""
    return here().settings.idle["kiosk"]


def from_kiosk() -> bool:
    """The home page of a kiosk says so in its first forms and links, when there is no session yet to say it."""
    if request.args.get("kiosk") == "1":
        return True
    try:
        return request.method == "POST" and request.form.get("kiosk") == "1"
    except HTTPException:  # a form too large to be read
        return False


def kiosk_cookie() -> bool:
    """The browser's cookie says so, also when the session behind it is long gone."""
    return request.cookies.get(cookie_name(request), "").startswith(KIOSK)
