"""The two forms of a case: our answer, and a question to them."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from werkzeug.datastructures import MultiDict
from wtforms import Field, RadioField, SelectField, TextAreaField, ValidationError

from portal.casework.answer import DECISIONS
from portal.languages import LOCALES
from portal.web.shared import Form

LONGEST = 20_000
"""Characters of an answer. Nobody hears more than a few."""


def says_something(_: Form, field: Field) -> None:
    """Words, and not more than can be sent."""
    if not (field.data or "").strip():
        raise ValidationError(gettext("Write some words first."))
    if len(field.data) > LONGEST:
        raise ValidationError(gettext("This is too long. Make it shorter than %(most)s characters.", most=LONGEST))


def decided(_: Form, field: Field) -> None:
    if field.data not in DECISIONS:
        raise ValidationError(gettext("Choose Yes, Partly or No."))


def known_language(_: Form, field: Field) -> None:
    if field.data not in languages():
        raise ValidationError(gettext("Choose the language you write in."))


def languages() -> list[str]:
    """What an officer may write in."""
    return [code for code, locale in LOCALES.items() if not locale.pseudo]


class WrittenForm(Form):
    """Words in a language."""

    text = TextAreaField(validators=[says_something])
    language = SelectField(choices=list, validate_choice=False, validators=[known_language])

    @property
    def kept(self) -> dict[str, str]:
        """What was typed, to be carried on to another page."""
        return {field.name: str(field.data or "") for field in self if field.name != "csrf_token"}


class AnswerForm(WrittenForm):
    """Posted to …/answers."""

    decision = RadioField(
        id="decision", choices=[(each, each) for each in DECISIONS], validate_choice=False, validators=[decided]
    )
    text = TextAreaField(id="answer-text", validators=[says_something])
    language = SelectField(id="answer-language", choices=list, validate_choice=False, validators=[known_language])


class QuestionForm(WrittenForm):
    """Posted to …/questions."""

    text = TextAreaField(id="question-text", validators=[says_something])
    language = SelectField(id="question-language", choices=list, validate_choice=False, validators=[known_language])


def blank(kind: type[WrittenForm], *, language: str, kept: dict[str, Any] | None = None) -> WrittenForm:
    """The form as it stands on a page that did not post it; with `kept`, what was typed before."""
    given = MultiDict({"language": language, **(kept or {})})
    return kind(formdata=given)
