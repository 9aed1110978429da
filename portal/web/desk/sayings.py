"""What an officer says to the person, by its form: an answer, a question, why it takes longer, why it goes elsewhere.

Each goes out in the officer's words, in ready sentences, in the officer's own voice, or through an interpreter.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal.cases.errand import UNSENT


@dataclass(frozen=True)
class Saying:
    """`noun`: of the form's address. `id`: what the ids of its fields begin with. `of`: what it is called where an
    interpreter is asked about it, and where it is kept until it is sent. `what`: that errand."""

    noun: str
    id: str
    of: str
    what: str

    @property
    def number(self) -> int:
        """Instead of that of an envelope."""
        return UNSENT[self.what]


ANSWER = Saying("answers", "answer", "answer", "draft")
QUESTION = Saying("questions", "question", "question", "question")
EXTENSION = Saying("extensions", "extension", "extension", "extension")
FORWARDING = Saying("forwardings", "forward", "forwarding", "forwarding")

SAYINGS = {each.noun: each for each in (ANSWER, QUESTION, EXTENSION, FORWARDING)}
NUMBERS = {each.of: each.number for each in SAYINGS.values()}
