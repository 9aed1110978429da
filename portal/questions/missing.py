"""What must be answered before a letter can go: very little."""

from portal.questions.answers import Answers, one
from portal.questions.steps import QUESTIONS

COMPULSORY = ("office", "last4")
"""Where it goes, and that the code was kept. Whether `last4` is right is for the door that knows the code."""


def missing(answers: Answers) -> list[str]:
    """The ids of compulsory questions without an answer, in the order they are asked."""
    return [field for field in COMPULSORY if not one(answers, field)]


def tidy(field: str, posted: list[str]) -> str | list[str] | None:
    """A posted field as an answer: the values the question knows; None when there is no lawful one.

    Free text is kept whole and never cut. A field that is not a question is None.
    """
    question = QUESTIONS.get(field)
    if question is None or question.kind == "code":
        return None
    if question.kind == "many":
        return [value for value in posted if value]
    value = posted[-1] if posted else ""
    if question.kind == "one":
        value = value.strip()
        return value if value and question.accepts(value) else None
    return value
