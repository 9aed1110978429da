"""What a child reads while writing: short sentences, and nothing that blames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask_babel import gettext

from portal.casework.child import is_child
from portal.languages.words import N_
from portal.questions import group_of
from portal.web.filing.asked import Asked
from portal.web.filing.writing import Writing

NOTICES = (
    N_("You pick who reads it."),
    N_("You do not have to say your name."),
    N_("If someone hurts you, we must help you. We tell you what we do."),
    N_("We never ask, and never pass on, whether you may stay in this country."),
    N_("You can stop at any time. You did nothing wrong."),
)


def writes_as_a_child(writing: Writing) -> bool:
    """Whether the words are for a child: one who writes for himself, in a place that is known to be for children."""
    return group_of(writing.answers) == "prisoner" and is_child(writing.answers, writing.directory)


def child_notices(writing: Writing) -> list[str]:
    """Instead of the usual sentences; empty for everybody else."""
    return [gettext(each) for each in NOTICES] if writes_as_a_child(writing) else []


def in_child_words(writing: Writing, questions: Sequence[Asked]) -> list[Asked]:
    """The questions, that of the story in a child's words."""
    if not writes_as_a_child(writing):
        return list(questions)
    prompt, hint = gettext("What happened? Say it in your own words."), gettext("A few words are enough.")
    return [replace(each, prompt=prompt, hint=hint) if each.id == "text" else each for each in questions]
