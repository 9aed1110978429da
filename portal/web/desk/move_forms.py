"""The forms by which a letter gets more time, goes to another office, or is put right."""

from __future__ import annotations

from flask_babel import gettext
from wtforms import Field, StringField, TextAreaField, ValidationError

from portal.web.desk.forms import WrittenForm, known_language, says_or_is_ready
from portal.web.shared import Form


def a_number(_: Form, field: Field) -> None:
    said = field.data or ""
    if not (said.isascii() and said.isdigit() and len(said) < 4):
        raise ValidationError(gettext("Choose a day from the list."))


class ExtensionForm(WrittenForm):
    """Posted to …/extensions. `n`: how much more, in the unit of the pack."""

    n = StringField(id="extension-n", validators=[a_number])
    text = TextAreaField(id="extension-text", validators=[says_or_is_ready])
    language = StringField(id="extension-language", validators=[known_language])


class ForwardForm(WrittenForm):
    """Posted to …/forwardings."""

    office = StringField(id="forward-office")
    text = TextAreaField(id="forward-text", validators=[says_or_is_ready])
    language = StringField(id="forward-language", validators=[known_language])


class CorrectionForm(WrittenForm):
    """Posted to …/corrections. A field left as it was changes nothing."""

    prison = StringField(id="correction-prison")
    topic = StringField(id="correction-topic")
    kind = StringField(id="correction-kind")
    language = StringField(id="correction-language", validators=[known_language])
