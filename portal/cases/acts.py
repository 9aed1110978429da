"""The table of acts: what can happen to a case, and who may do it. What is not in it nobody may do.

Four lists agree with it, and a test says so: the files of casework/, the nouns in addresses, the kinds of envelopes,
the words of *What happened*.
"""

from __future__ import annotations

from dataclasses import dataclass

COMPLAINANT, OFFICER, WORKER = "complainant", "officer", "worker"
LETTER, RECORD, BOTH = "letter", "record", "both"
WORDS, RECEIVED = "words", "received"
HEARD, OFFICE = "heard", "office"
FIRST = ("statement", "record")
"""The kinds of envelope a case begins with."""
NOTES = ("note", "proposal", "agreement", "approach")
"""The kinds that only the office reads."""


class RefusedAct(Exception):
    """An act that may not be done now, and why."""


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
    on: str = LETTER
    """What it can be done to: a letter, a record that an officer made, or BOTH."""
    says: str = ""
    """What it says to the person, for the clocks: WORDS, RECEIVED (that the letter is there), or nothing."""
    free: str = ""
    """Free words of an officer in it. HEARD: the person reads them, so they go out only with a spoken form: in their
    language, in the officer's own voice, through an interpreter. OFFICE: offices alone read them."""

    def fits(self, *, record: bool) -> bool:
        return self.on in (BOTH, RECORD if record else LETTER)


class WrongKind(RefusedAct):
    """An act on a letter that only a record knows, or the other way round."""


ACTS = (
    Act("filed", "lodge", COMPLAINANT, "statement"),
    Act("opened", "open", OFFICER, None, ("openings",), BOTH),
    Act("asked", "ask", OFFICER, "question", ("questions",), says=WORDS, free=HEARD),
    Act("answered", "answer", OFFICER, "reply", ("answers",), says=WORDS, free=HEARD),
    Act("entrusted", "entrust", OFFICER, "entrusting", ("interpretations",), free=OFFICE),
    Act("interpreted", "interpret", OFFICER, "interpretation", ("translations",)),
    Act("recalled", "recall", OFFICER, "recall", ("recalls",)),
    Act("declined", "decline", COMPLAINANT, "declining", ("interpreters",)),
    Act("taken", "take", OFFICER, None, ("takings",), BOTH),
    Act("handed", "hand_over", OFFICER, None, ("handovers",), BOTH),
    Act("unsealed", "open_name", OFFICER, "unsealing", ("names",)),
    Act("unlocked", "open_child", OFFICER, "purpose", ("openings",)),
    Act("described", "describe_child", COMPLAINANT, "child", ("children",)),
    Act("named", "tell_name", COMPLAINANT, "naming", ("names",)),
    Act("disclosed", "see_child", OFFICER, "disclosure", ("children",)),
    Act("denied", "deny_child", OFFICER, "denial", ("children",)),
    Act("recused", "step_back", OFFICER, None, ("recusals",)),
    Act("acknowledged", "acknowledge", OFFICER, None, ("acknowledgements",), says=RECEIVED),
    Act("extended", "extend", OFFICER, "extension", ("extensions",), says=WORDS, free=HEARD),
    Act("forwarded", "forward", OFFICER, "forwarding", ("forwardings",), says=WORDS, free=HEARD),
    Act("corrected", "correct", OFFICER, "correction", ("corrections",)),
    Act("joined", "join", OFFICER, None, ("joinings",)),
    Act("noted", "note", OFFICER, "note", ("notes",), BOTH, free=OFFICE),
    Act("promised", "promise", OFFICER, "promise", ("promises",), says=WORDS, free=HEARD),
    Act("added", "add", COMPLAINANT, "message", ("additions", "answers")),
    Act("punished", "tell_punishment", COMPLAINANT, "punishment", ("punishments",)),
    Act("confirmed", "confirm_remedy", COMPLAINANT, "remedy", ("remedies",)),
    Act("checked_in", "check_in", COMPLAINANT, "checkin", ("checkins",)),
    Act("came", "say_came", COMPLAINANT, "coming", ("comings",)),
    Act("checked_on", "check_on", OFFICER, None, ("checks",)),
    Act("called", "call_post", OFFICER, None, ("calls",)),
    Act("watched", "watch", OFFICER, None, ("watches",)),
    Act("found", "find", OFFICER, "finding", ("findings",), free=HEARD),
    Act("secured", "secure", OFFICER, "securing", ("securings",)),
    Act("visited", "visit", OFFICER, "visit", ("visits",), free=HEARD),
    Act("approached", "approach", OFFICER, "approach", ("approaches",), free=OFFICE),
    Act("proposed", "groundless", OFFICER, "proposal", ("proposals",), free=HEARD),
    Act("agreed", "agree", OFFICER, "agreement", ("agreements",), free=OFFICE),
    Act("wished", "wish", COMPLAINANT, "wish", ("wishes",)),
    Act("ordered", "measure", OFFICER, "measure", ("measures",), free=HEARD),
    Act("obliged", "oblige", OFFICER, "obligation", ("obligations",), free=HEARD),
    Act("seconded", "second", OFFICER, "second", ("seconds",)),
    Act("lifted", "lift", OFFICER, "lifting", ("liftings",)),
    Act("undone", "end_measure", COMPLAINANT, "undoing", ("undoings",)),
    Act("consented", "consent", COMPLAINANT, "consent", ("consents",)),
    Act("appointed", "appoint", OFFICER, "appointment", ("appointments",)),
    Act("referred", "refer", OFFICER, "referral", ("referrals",), free=HEARD),
    Act("reported", "report", OFFICER, "report", ("reports",)),
    Act("withdrew", "withdraw", COMPLAINANT, "withdrawal", ("withdrawals",)),
    Act("appealed", "appeal", COMPLAINANT, "review", ("reviews",)),
    Act("read", "collect", COMPLAINANT, None, ("openings",)),
    Act("kept", "keep_longer", COMPLAINANT, None, ("keepings",)),
    Act("preserved", "preserve", OFFICER, "hold", ("holds",), BOTH, free=HEARD),
    Act("closed", "close", OFFICER, None, ("closures",), BOTH, says=WORDS),
    Act("stopped", "stop", WORKER),
    Act("escalated", "escalate", WORKER, on=BOTH),
    Act("erased", "erase", WORKER, on=BOTH),
    Act("paused", "pause", WORKER),
    Act("recalculated", "recalculate", WORKER, on=BOTH),
    Act("recognised", "find_child", WORKER),
    Act("recorded", "make_record", OFFICER, "record", ("records",), RECORD, free=OFFICE),
    Act("consulted", "consult", OFFICER, "consultation", ("consultations",), RECORD, free=OFFICE),
    Act("attended", "attend", OFFICER, "attendance", ("attendances",), RECORD, free=OFFICE),
    Act("ended", "end_restraint", OFFICER, "ending", ("endings",), RECORD, free=OFFICE),
    Act("decided", "decide", OFFICER, "decision", ("decisions",), RECORD, free=OFFICE),
    Act("told", "tell_family", OFFICER, "telling", ("tellings",), RECORD, free=OFFICE),
    Act("concluded", "conclude", OFFICER, "conclusion", ("conclusions",), RECORD, free=OFFICE),
    Act("reminded", "remind", WORKER, on=RECORD),
)

BY_NAME = {act.name: act for act in ACTS}


def author_of(envelope_kind: str) -> str | None:
    """Who alone may write an envelope of this kind; None for a kind that does not exist."""
    return next((act.who for act in ACTS if act.envelope == envelope_kind), None)


def require_fit(name: str, *, record: bool) -> None:
    """Raises WrongKind for an act that this kind of file does not know."""
    if name in BY_NAME and not BY_NAME[name].fits(record=record):
        raise WrongKind(name)


def name_of(envelope_kind: str) -> str:
    """The act that writes an envelope of this kind; nothing for a kind that does not exist."""
    return next((act.name for act in ACTS if act.envelope == envelope_kind), "")
