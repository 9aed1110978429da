"""Which language this page speaks: the address says so, or the desk's session, or the browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import flask_babel
from flask import Flask, current_app, g, request, session
from werkzeug.routing import BaseConverter, ValidationError

from portal.languages import LOCALES, SOURCE, Locale, catalogue, negotiate
from portal.web.shared.portal import here
from portal.web.shared.sealed import is_desk


@dataclass(frozen=True)
class Choice:
    """One line of the language menu."""

    code: str
    tag: str
    name: str
    href: str
    current: bool


class LocaleConverter(BaseConverter):
    """`/<locale:locale>/…` matches offered languages only; the view does not receive it."""

    regex = r"[a-z]{2,3}(?:_[A-Z][A-Za-z]{1,3})?"

    def to_python(self, value: str) -> str:
        if value not in here_offered():
            raise ValidationError
        return value


class _Words(flask_babel.Domain):
    """Our own catalogues, with our plural forms, instead of a search through folders."""

    def get_translations(self) -> Any:
        return catalogue(locale())


class _Babel(flask_babel.Babel):
    domain_instance = _Words()  # type: ignore[no-untyped-call]


def install(app: Flask) -> None:
    app.url_map.converters["locale"] = LocaleConverter
    app.url_value_preprocessor(_take_locale)
    app.url_defaults(_give_locale)
    _Babel(app, locale_selector=lambda: LOCALES[locale()].dates)  # type: ignore[no-untyped-call]
    # Straight to the catalogue: a page has dozens of sentences, and each would look for its domain again.
    environment: Any = app.jinja_env
    environment.install_gettext_callables(
        lambda message: catalogue(locale()).gettext(message),
        lambda one, many, n: catalogue(locale()).ngettext(one, many, n),
        newstyle=True,
    )
    app.jinja_env.globals.update(locale=locale, language=language, choices=choices, kiosk_home=kiosk_home)


def here_offered() -> list[str]:
    """The languages this site offers."""
    return here().offered


def kiosk_home() -> str:
    """Where a kiosk stands when nobody is there: in its first language, not in that of who stood there."""
    return f"/{here_offered()[0]}/kiosk"


def locale() -> str:
    """The code of this request's language."""
    code: str | None = g.get("locale")
    if code is None:
        code = g.locale = _desk_locale() if is_desk(request.path) else from_browser()
    return code


def language() -> Locale:
    """This request's language, with its direction and tag."""
    return LOCALES[locale()]


def from_browser() -> str:
    return negotiate(request.headers.get("Accept-Language", ""), here_offered())


def locale_of_path() -> str:
    """For pages that must not depend on a session: the address, else the browser."""
    first = request.path.split("/")[1] if "/" in request.path else ""
    return first if first in here_offered() else from_browser()


def choices() -> list[Choice]:
    """The language menu: this same page in each language; at a desk, in those that officers work in."""
    officers = is_desk(request.path) and not g.get("nowhere")
    offered = _at_desks() if officers else here_offered()
    return [Choice(code, LOCALES[code].tag, LOCALES[code].own_name, _href(code), code == locale()) for code in offered]


def switch_locale() -> str | None:
    """The language whose button was pressed in a form (`name=locale`), if it is another one.

    Keep what was typed, then redirect to the same question under that language.
    """
    wanted = request.form.get("locale")
    return wanted if wanted in here_offered() and wanted != locale() else None


def _take_locale(_: str | None, values: dict[str, Any] | None) -> None:
    if values and "locale" in values:
        g.locale = values.pop("locale")


def _give_locale(endpoint: str, values: dict[str, Any]) -> None:
    if "locale" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "locale"):
        values["locale"] = locale()


def _desk_locale() -> str:
    asked, offered = request.args.get("locale"), _at_desks()
    if asked in offered:
        if session:
            session["locale"] = asked
        return str(asked)
    kept = session.get("locale")
    if kept in offered:
        return str(kept)
    wished = LOCALES[from_browser()]
    return next(code for code in (wished.code, wished.fallback, *offered) if code in offered)


def _at_desks() -> list[str]:
    return [code for code in here_offered() if LOCALES[code].staff] or [SOURCE]


def _href(code: str) -> str:
    if g.get("nowhere"):
        return f"/{code}/"  # the page that is not there never says which one was asked for
    if is_desk(request.path):
        return f"{request.path}?locale={code}"
    rest = request.path.split("/", 2)[2] if request.path.count("/") > 1 else ""
    query = request.query_string.decode("ascii", "ignore")
    return f"/{code}/{rest}" + (f"?{query}" if query else "")
