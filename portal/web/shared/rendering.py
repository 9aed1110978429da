"""From a template and its words to a page."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, make_response, render_template, request
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined

from portal import languages
from portal.config import folder
from portal.web.shared import firsts, pictures
from portal.web.shared.answering import answering_now
from portal.web.shared.borrowed import borrowed, tag_of
from portal.web.shared.fields import Form, csrf_token
from portal.web.shared.headers import at_kiosk, kiosk_idle
from portal.web.shared.locales import locale
from portal.web.shared.portal import now
from portal.web.shared.sound import remember_wrong
from portal.web.shared.written import written

Problems = list[tuple[str, str]]
"""(id of the field, what to do about it)"""


def install(app: Flask) -> None:
    app.jinja_loader = ChoiceLoader([FileSystemLoader(folder("templates"))])
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals.update(
        csrf_token=csrf_token,
        form_token=firsts.form_token,
        picture=pictures.picture,
        one_ear=pictures.one_ear,
        same_ear=pictures.SAME_EAR,
        answering_now=answering_now,
        at_kiosk=at_kiosk,
        kiosk_idle=kiosk_idle,
        now=now,
        demo=bool(app.config["DEMO"]),
    )
    environment.filters.update(
        day=lambda day: languages.day(day, locale()),
        moment=lambda moment: languages.moment(moment, locale()),
        listed=lambda words: languages.listed(words, locale()),
        written=written,
        borrowed=borrowed,
        tag_of=tag_of,
    )


def page(
    template: str,
    form: Form | None = None,
    *,
    problems: Problems | None = None,
    status: int | None = None,
    **context: Any,
) -> Response:
    """The page, 200; after a POST it is shown because something was not right: 422, with what to do on top."""
    said = list(problems or []) + (form.problems() if form is not None else [])
    remember_wrong(said)
    text = render_template(template, form=form, problems=said, **context)
    return make_response(text, status or (422 if request.method == "POST" else 200))
