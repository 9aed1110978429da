"""A letter on paper, handed to an inspector in the yard and typed in by the ombudsman's office days later."""

from __future__ import annotations

from portal.casework.draft import Draft
from portal.cli.demonstration.script import Script, moment
from portal.cli.demonstration.stage import Stage
from portal.cli.demonstration.story import Story

LOGIN = "ombudsman"
HANDED_IN = moment(10, 1, 0)
"""Nobody wrote the hour down: the clocks run from the first one of that day."""


def on_paper(script: Script) -> Story:
    """Its code is the one printed on the slip: it opens `mailbox.renewal` once, and then a number of his own does."""
    letter = script.letter(
        "1111333355557772", moment(10, 5, 8, 10), office="ombudsman", kind="complaint", danger="no", topic="food",
        when="longer", identity="office", name="B. Silva", number="N0931", spoken=_typed_in,
        text="I cannot eat what they give me. The doctor wrote it down in May. I have asked the kitchen four times.",
    )  # fmt: skip
    return Story("paper", "On paper: handed in on Thursday, typed in on Monday", letter)


def _typed_in(stage: Stage, draft: Draft) -> None:
    officer = stage.directory.officer_named(LOGIN)
    draft["handed_in"] = HANDED_IN.isoformat()
    draft["typed_in"] = {"office": "ombudsman", "officer": officer.id.hex() if officer else "", "how": "paper"}
