"""What a screen on a wing shows: nothing that tells what anyone came for."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.languages.films import ADMISSION, Film
from portal.web.kiosk.first_day import screens_of
from portal.web.kiosk.notices import MOST, notice
from portal.web.public.admission import FirstDay, first_day_in
from portal.web.shared import door, end_session, here, locale, page
from portal.web.shared.films import films
from portal.web.shared.headers import kiosk_idle
from portal.web.shared.leaving import KEPT, brought_back, lies_aside
from portal.web.shared.locales import kiosk_home
from portal.web.shared.sealed import KIOSK, current_session
from portal.web.shared.sound import listen as listen_address

PRISONS = 6
"""On one screen."""

WHILE_A_FILM_RUNS = 600
"""Seconds. That page is the same for everybody and no session is behind it."""

blueprint = Blueprint("kiosk", __name__, url_prefix="/<locale:locale>/kiosk")


@blueprint.get("")
@door("kiosk", audience="kiosk")
def home() -> AnyResponse:
    """Ends whatever was open in this browser: the next person finds a clean screen, in the first language. Another one
    from the menu stays until something is begun. A letter that was left a moment ago is brought back by Back alone,
    and nothing on the screen tells that there is one."""
    if not lies_aside():
        begun = current_session().sent not in (None, KIOSK)
        end_session()
        if begun and request.path != kiosk_home():
            return redirect(kiosk_home(), 303)
        return page("kiosk/home.html", wait=kiosk_idle())
    if request.args.get("back"):
        return redirect(brought_back(), 303)
    shown = page("kiosk/home.html", wait=KEPT)
    shown.headers["Refresh"] = f"{KEPT}; url={kiosk_home()}"
    return shown


@blueprint.get("/food")
@door("kiosk", audience="kiosk")
def food() -> Response:
    return _hanging("food")


@blueprint.get("/notices")
@door("kiosk", audience="kiosk")
def notices() -> Response:
    return _hanging("notices")


@blueprint.get("/times")
@door("kiosk", audience="kiosk")
def times() -> Response:
    return _hanging("times")


@blueprint.get("/drawer")
@door("kiosk", audience="kiosk")
def drawer() -> AnyResponse:
    """Where six pictures are tapped; whatever was open is closed first."""
    end_session()
    return redirect(f"/{locale()}/read?kiosk=1", 303)


@blueprint.get("/rules")
@door("kiosk", audience="kiosk")
def rules() -> Response:
    """Two screens, because nobody should have to scroll; from the third on the prisons, each with its first day."""
    part = min(max(request.args.get("part", 1, type=int), 1), MOST)
    if part < 3:
        return page("kiosk/rules.html", second=part == 2)
    named = sorted((prison.name(locale()), prison.code) for prison in here().directory.prisons)
    start = (part - 3) * PRISONS
    shown = [(code, name) for name, code in named[start : start + PRISONS]]
    return page("kiosk/prisons.html", prisons=shown, part=part, more=len(named) > start + PRISONS)


@blueprint.get("/rules/<code>")
@door("kiosk", audience="kiosk")
def first_day(code: str) -> Response:
    """The sheet of the first day in that prison. Raises NotFound."""
    sheet = first_day_in(code)
    if sheet is None:
        raise NotFound
    screens = screens_of(sheet)
    signed = films(ADMISSION, code)
    last = len(screens) + max(len(signed), 1)
    part = min(max(request.args.get("part", 1, type=int), 1), last)
    if part > len(screens):
        one = signed[part - len(screens) - 1 :][:1]
        return _in_sign_language(sheet, one, part, more=part < last)
    return page("kiosk/first_day.html", sheet=sheet, screen=screens[part - 1], part=part, more=True)


def _in_sign_language(sheet: FirstDay, signed: list[Film], part: int, *, more: bool) -> Response:
    """The last screens of it, a film on each. Where no script sees that one runs, it goes home later than others."""
    shown = page("kiosk/signed.html", sheet=sheet, part=part, signed=signed, more=more)
    if signed:
        shown.headers["Refresh"] = f"{WHILE_A_FILM_RUNS}; url={kiosk_home()}"
    return shown


@blueprint.get("/listen")
@door("kiosk", audience="kiosk")
def listen() -> Response:
    """Where the Listen button leads without a script, and on a screen that has no voice for this language."""
    back = back_to(request.args.get("from", ""))
    only = request.args.get("only", "")
    asked = "listen=1" + (f"&only={only}" if only.isalnum() and only.isascii() else "")
    sound = f"{back}{'&' if '?' in back else '?'}{asked}" if listen_address() else ""
    if request.args.get("name") and sound:
        sound = f"/static/sounds/{locale()}/name.mp3"
    return page("kiosk/listen.html", back=back, sound=sound)


@blueprint.get("/still")
@door("kiosk", audience="kiosk")
def still() -> Response:
    """Asked by static/still.js while someone types: the session stays open, as after any page."""
    return Response("", 204)


def _hanging(name: str) -> Response:
    part = min(max(request.args.get("part", 1, type=int), 1), MOST)
    return page("kiosk/notice.html", name=name, part=part, notice=notice(here().settings.notices, name, locale(), part))


def back_to(path: str) -> str:
    """The page the person was on, if it is one of ours in this language; else the home page."""
    home_address = f"/{locale()}/kiosk"
    ours = path.startswith(f"/{locale()}/") and "//" not in path and "\\" not in path
    return path if ours and len(path) < 200 else home_address
