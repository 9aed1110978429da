"""The answers in the words of the questions, for the page that asks once more before sending."""

from typing import NamedTuple

from portal.languages.words import N_
from portal.questions.answers import Answers, many
from portal.questions.danger import wants_visit
from portal.questions.steps import QUESTIONS, steps_for


class Said(NamedTuple):
    """One answer read back: `words` are labels to translate, or (`own`) the person's own text."""

    page: str
    question: str
    prompt: str
    words: tuple[str, ...]
    own: bool


UNSAID = N_("Yes, because you did not say.")
"""Of the visit, which is asked for unless it was declined: it may itself tell who wrote."""

_NOT_READ_BACK = frozenset({"notice", "code", "last4"})


def said(answers: Answers, *, kiosk: bool = False, unsaid: bool = False) -> list[Said]:
    """Every answered question in order, with `unsaid` also the visit that nobody declined;
    offices, prisons and people come back as the values chosen."""
    lines = []
    for step in steps_for(answers):
        for field in step.questions:
            if field not in _NOT_READ_BACK and (values := many(answers, field)):
                lines.append(_line(step.page, field, values, answers, kiosk=kiosk))
            elif unsaid and field == "visit" and wants_visit(answers):
                lines.append(_line(step.page, field, [UNSAID], answers, kiosk=kiosk))
    return lines


def _line(page: str, field: str, values: list[str], answers: Answers, *, kiosk: bool) -> Said:
    question = QUESTIONS[field].asked(answers, kiosk=kiosk)
    labels = {option.value: option.label for option in QUESTIONS[field].options}
    labels.update({option.value: option.label for option in question.options})
    if not labels:
        return Said(page, field, question.prompt, tuple(values), own=True)
    return Said(page, field, question.prompt, tuple(labels.get(value, value) for value in values), own=False)
