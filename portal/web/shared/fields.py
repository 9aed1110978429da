"""The one base of all forms that follow a session."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from flask import g, request, session
from flask_babel import gettext
from flask_wtf import FlaskForm
from flask_wtf.csrf import generate_csrf, validate_csrf
from wtforms import Field, ValidationError


class Form(FlaskForm):  # type: ignore[misc]
    """Validators carry messages of our own: the library speaks too few languages."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        locales = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        keep_token()
        super().__init__(*args, **kwargs)

    def accepted(self) -> bool:
        """Posted, by a page of this session, with every field right.

        Otherwise show the same page again (`page(…, form=self)` answers 422 and says what was wrong): nothing
        is committed when the token was stale, and what was typed stands in the fields.
        """
        return request.method == "POST" and self.fresh and bool(self.validate())

    @cached_property
    def fresh(self) -> bool:
        """Whether this POST carries the session's token. When not, the edge keeps nothing of this request."""
        return token_fresh()

    def problems(self) -> list[tuple[str, str]]:
        """(id of the field, what to do about it) for the summary on top; empty before anything is posted."""
        if request.method != "POST":
            return []
        if not self.fresh:
            return [stale_problem()]
        return list(self._field_problems())

    def _field_problems(self) -> Iterator[tuple[str, str]]:
        field: Field
        for field in self:
            yield from ((field.id, str(said)) for said in field.errors if field.name != "csrf_token")


def token_fresh() -> bool:
    """For pages that read `request.form` themselves. A stale one marks the request: the edge commits nothing."""
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        g.stale = True
        return False
    return True


def stale_problem() -> tuple[str, str]:
    return "main", gettext("This page was open for a long time. What you wrote is still here. Press the button again.")


def csrf_token() -> str:
    """For the hidden field `csrf_token` of pages without a Form."""
    return keep_token()


def keep_token() -> str:
    """The same bytes all through a session: signed once, kept, repeated on every page."""
    token: str = generate_csrf()
    if session.get("csrf_page") != token:
        session["csrf_page"] = token
    return token
