"""What an officer says to the person, by its form: each act of the table whose free words are heard, in its order.

Each goes out in the officer's words, in ready sentences, in the officer's own voice, or through an interpreter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from portal.cases.errand import UNSENT


@dataclass(frozen=True)
class Saying:
    """`noun`: of the form's address. `id`: what the ids of its fields begin with. `of`: what it is called where an
    interpreter is asked about it, and where it is kept until it is sent. `what`: that errand. `field`: its words."""

    noun: str
    id: str
    of: str
    what: str
    field: str = "text"
    unopened: bool = False
    """Whether it can be done from a sheet or a list, before this session opened the letter."""

    @property
    def number(self) -> int:
        """Instead of that of an envelope."""
        return UNSENT[self.what]

    def at(self, identifier: str) -> Saying:
        """The same, where a page has several such forms."""
        return replace(self, id=identifier)


ANSWER = Saying("answers", "answer", "answer", "draft")
QUESTION = Saying("questions", "question", "question", "question")
EXTENSION = Saying("extensions", "extension", "extension", "extension")
FORWARDING = Saying("forwardings", "forward", "forwarding", "forwarding")
PROMISE = Saying("promises", "promise", "promise", "promise", "remedy")
PROPOSAL = Saying("proposals", "doubt", "proposal", "proposal")
AGREEMENT = Saying("agreements", "doubt", "agreement", "draft")
"""A yes sends a colleague's words as the answer; no interpreter is asked about it."""
OBLIGATION = Saying("obligations", "done", "obligation", "obligation", unopened=True)
MEASURE = Saying("measures", "measure", "measure", "measure", unopened=True)
FINDING = Saying("findings", "find", "finding", "finding", unopened=True)
REFERRAL = Saying("referrals", "refer", "referral", "referral", unopened=True)
VISIT = Saying("visits", "visit", "visit", "visit", "why", unopened=True)
HOLD = Saying("holds", "hold", "hold", "hold", unopened=True)

ALL = (
    ANSWER, QUESTION, EXTENSION, FORWARDING, PROMISE, PROPOSAL, OBLIGATION, MEASURE, FINDING, REFERRAL, VISIT, HOLD,
)  # fmt: skip
SAYINGS = {each.noun: each for each in ALL}
NUMBERS = {each.of: each.number for each in ALL}
