"""The forms of a case: our answer, a promise, a question to them, a note for ourselves."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from flask import request
from flask_babel import gettext
from wtforms import Field, StringField, TextAreaField, ValidationError
from wtforms.validators import StopValidation

from portal.casework.answer import DECISIONS
from portal.interpretation import Chosen, chosen_from
from portal.languages import LOCALES, digits
from portal.web.desk.book import book_posted
from portal.web.desk.saying import voice_posted
from portal.web.shared import Form

LONGEST = 20_000
"""Characters of an answer. Nobody hears more than a few."""


def says_something(_: Form, field: Field) -> None:
    """Words, and not more than can be sent."""
    if not (field.data or "").strip():
        raise ValidationError(gettext("Write some words first."))
    if len(field.data) > LONGEST:
        raise ValidationError(gettext("This is too long. Make it shorter than %(most)s characters.", most=LONGEST))


def says_or_ticks(form: Form, field: Field) -> None:
    """Words, sentences of the book, or a voice."""
    if not (field.data or "").strip() and (chosen_from(book_posted()) or voice_posted()):
        raise StopValidation
    says_something(form, field)


def says_or_is_ready(form: Form, field: Field) -> None:
    """Words, the ready sentence of the form, or a voice."""
    if not (field.data or "").strip() and (request.form.get("ready") or voice_posted()):
        raise StopValidation
    says_something(form, field)


def not_too_long(_: Form, field: Field) -> None:
    if len(field.data or "") > LONGEST:
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


class Promised(TypedDict):
    """The fields of a promise as the verbs take them."""

    remedy: str
    remedy_due: date | None
    owner: bytes | None


def promised(kept: dict[str, str]) -> Promised:
    """What is no day is none; what is no officer is nobody."""
    return {
        "remedy": kept.get("remedy", ""),
        "remedy_due": _day(kept.get("remedy_due", "")),
        "owner": _identifier(kept.get("owner", "")),
    }


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(digits(typed.strip()))
    except ValueError:
        return None


def _identifier(typed: str) -> bytes | None:
    """Empty is the officer at the desk; what nobody is called is nobody."""
    try:
        return bytes.fromhex(typed) or None
    except ValueError:
        return b"-"


class WrittenForm(Form):
    """Words in a language."""

    text: Field
    language: Field

    @property
    def kept(self) -> dict[str, str]:
        """What was typed, by the names of the fields: what the verbs take, and what other pages carry on."""
        return {field.name: str(field.data or "") for field in self if field.name != "csrf_token"}


class AnswerForm(WrittenForm):
    """Posted to …/answers."""

    decision = StringField(id="decision", validators=[decided])
    text = TextAreaField(id="answer-text", validators=[says_or_ticks])
    language = StringField(id="answer-language", validators=[known_language])
    remedy = TextAreaField(id="answer-remedy", validators=[not_too_long])
    remedy_due = StringField(id="answer-remedy_due")
    owner = StringField(id="answer-owner")

    @property
    def kept(self) -> dict[str, str]:
        return {**super().kept, "book": book_posted()}

    @property
    def sentences(self) -> tuple[Chosen, ...]:
        """Of the book, in the order they were ticked."""
        return chosen_from(book_posted())


class PromiseForm(WrittenForm):
    """Posted to …/promises. Its words are the remedy."""

    remedy = TextAreaField(id="promise-remedy", validators=[not_too_long])
    remedy_due = StringField(id="promise-remedy_due")
    owner = StringField(id="promise-owner")
    language = StringField(id="promise-language", validators=[known_language])


class QuestionForm(WrittenForm):
    """Posted to …/questions."""

    text = TextAreaField(id="question-text", validators=[says_or_is_ready])
    language = StringField(id="question-language", validators=[known_language])


class NoteForm(WrittenForm):
    """Posted to …/notes."""

    text = TextAreaField(id="note-text", validators=[says_something])
    language = StringField(id="note-language", validators=[known_language])
