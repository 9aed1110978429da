"""A child the letter is about: asked beside the words where it makes sense, never on a page of its own, never of the
person who writes. What is told here is sealed apart (R-36)."""

from portal.languages.words import N_
from portal.questions.answers import Answers, filer_of, one
from portal.questions.question import Question

FIELD = {"name": "child_name", "age": "child_age", "where": "child_where"}
"""What is told → the form field."""
FIELDS = tuple(FIELD.values())
_TOPICS = ("child", "calls", "family", "birth")
"""Leaves in which a child is often meant."""


def may_be_about_a_child(answers: Answers) -> bool:
    """Whether it makes sense to ask: families and friends, visits, a child in danger; and who told already."""
    told = any(one(answers, field) for field in FIELDS)
    meant = one(answers, "topic") in _TOPICS or one(answers, "happened") in _TOPICS
    return told or meant or one(answers, "danger") == "child" or filer_of(answers) in ("family", "friend", "saw")


NAME = Question(
    id=FIELD["name"],
    kind="short",
    prompt=N_("The child's name"),
    hint=N_("Only if it is about a child."),
    shown_if=may_be_about_a_child,
)
AGE = Question(
    id=FIELD["age"],
    kind="short",
    prompt=N_("The child's age"),
    hint=N_("A guess is enough."),
    shown_if=may_be_about_a_child,
)
WHERE = Question(
    id=FIELD["where"],
    kind="short",
    prompt=N_("Where is the child now?"),
    hint=N_("With whom, or in which place."),
    shown_if=may_be_about_a_child,
)
