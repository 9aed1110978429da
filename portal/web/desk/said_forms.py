"""The forms of all acts whose words the person hears, by their noun."""

from __future__ import annotations

from flask import request
from wtforms import StringField, TextAreaField

from portal.web.desk.forms import AnswerForm, PromiseForm, QuestionForm, WrittenForm, languages, not_too_long
from portal.web.desk.move_forms import ExtensionForm, ForwardForm
from portal.web.shared import locale

LONGEST = 2000
"""Characters of one sentence about what was done."""


class ShortForm(WrittenForm):
    """A sentence beside an act; what is missing in it the verb says. `FIELDS`: what else is chosen."""

    FIELDS: tuple[str, ...] = ()
    text = TextAreaField(validators=[not_too_long])
    language = StringField()

    @property
    def kept(self) -> dict[str, str]:
        """With what was chosen; the language of the page where nothing is said of it."""
        typed = {field.name: str(field.data or "") for field in self if field.name != "csrf_token"}
        typed |= {name: " ".join(request.form.getlist(name)) for name in self.FIELDS}
        typed["language"] = typed["language"] if typed["language"] in languages() else locale()
        return {name: value.strip()[:LONGEST] for name, value in typed.items()}


class ProposalForm(ShortForm):
    """Posted to …/proposals."""


class AgreementForm(ShortForm):
    """Posted to …/agreements. What is looked at first is what goes out with a yes."""

    FIELDS = ("agree",)

    @property
    def kept(self) -> dict[str, str]:
        looked_at = request.form.keys() & {"preview", "hear"}
        return {**super().kept, **({"agree": "yes"} if looked_at else {})}


class ObligationForm(ShortForm):
    """Posted to …/obligations."""

    FIELDS = ("which", "who", "day", "done")


class MeasureForm(ShortForm):
    """Posted to …/measures."""

    FIELDS = ("measure", "owner", "review", "one", "other")


class FindingForm(ShortForm):
    """Posted to …/findings."""

    FIELDS = ("staff", "finding", "follows")


class ReferralForm(ShortForm):
    """Posted to …/referrals. `part` may be several."""

    FIELDS = ("to", "part", "consent", "exception", "day")


class VisitForm(ShortForm):
    """Posted to …/visits. `visit`: the sheet it was posted from."""

    FIELDS = ("how", "visit", "why")


class HoldForm(ShortForm):
    """Posted to …/holds."""

    FIELDS = ("hold",)


FORMS: dict[str, type[WrittenForm]] = {
    "answers": AnswerForm, "questions": QuestionForm, "extensions": ExtensionForm, "forwardings": ForwardForm,
    "promises": PromiseForm, "proposals": ProposalForm, "agreements": AgreementForm,
    "obligations": ObligationForm, "measures": MeasureForm,
    "findings": FindingForm, "referrals": ReferralForm, "visits": VisitForm, "holds": HoldForm,
}  # fmt: skip
"""By the noun of the address."""

BLANK = dict.fromkeys(
    (
        "n", "office", "prison", "topic", "kind", "text", "decision", "remedy", "remedy_due", "owner", "book",
        *(name for form in FORMS.values() if issubclass(form, ShortForm) for name in form.FIELDS),
    ),
    "",
)  # fmt: skip
"""What stands in their fields before anything is typed."""
