"""The table of acts: what can happen to a case, and who may do it. What is not in it nobody may do.

Four lists agree with it, and a test says so: the files of casework/, the nouns in addresses, the kinds of envelopes,
the words of *What happened*.
"""

from __future__ import annotations

from dataclasses import dataclass

COMPLAINANT, OFFICER, WORKER = "complainant", "officer", "worker"


@dataclass(frozen=True)
class Act:
    """One thing that can happen to a case."""

    name: str
    verb: str
    """The file in casework/ that does it."""
    who: str
    envelope: str | None = None
    """The kind of envelope it writes, if any; otherwise it is a page in the book alone."""
    nouns: tuple[str, ...] = ()
    """How it is called in an address."""


ACTS = (
    Act("filed", "lodge", COMPLAINANT, "statement"),
    Act("opened", "open", OFFICER, None, ("openings",)),
    Act("asked", "ask", OFFICER, "question", ("questions",)),
    Act("answered", "answer", OFFICER, "reply", ("answers",)),
    Act("taken", "take", OFFICER, None, ("takings",)),
    Act("handed", "hand_over", OFFICER, None, ("handovers",)),
    Act("acknowledged", "acknowledge", OFFICER, None, ("acknowledgements",)),
    Act("extended", "extend", OFFICER, "extension", ("extensions",)),
    Act("forwarded", "forward", OFFICER, "forwarding", ("forwardings",)),
    Act("corrected", "correct", OFFICER, "correction", ("corrections",)),
    Act("noted", "note", OFFICER, "note", ("notes",)),
    Act("promised", "promise", OFFICER, "promise", ("promises",)),
    Act("added", "add", COMPLAINANT, "message", ("additions", "answers")),
    Act("punished", "tell_punishment", COMPLAINANT, "punishment", ("punishments",)),
    Act("confirmed", "confirm_remedy", COMPLAINANT, "remedy", ("remedies",)),
    Act("checked_in", "check_in", COMPLAINANT, "checkin", ("checkins",)),
    Act("checked_on", "check_on", OFFICER, None, ("checks",)),
    Act("watched", "watch", OFFICER, None, ("watches",)),
    Act("read", "collect", COMPLAINANT, None, ("openings",)),
    Act("closed", "close", OFFICER, None, ("closures",)),
    Act("escalated", "escalate", WORKER),
)

BY_NAME = {act.name: act for act in ACTS}


def author_of(envelope_kind: str) -> str | None:
    """Who alone may write an envelope of this kind; None for a kind that does not exist."""
    return next((act.who for act in ACTS if act.envelope == envelope_kind), None)
