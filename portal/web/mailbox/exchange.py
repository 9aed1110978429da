"""A case as the person sees it: their words and ours, and every act with its page in the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext

from portal.cases import Opened, Said, TrailLine
from portal.evidence import Item
from portal.protection.third import shown
from portal.web.mailbox import words
from portal.web.shared import here
from portal.web.shared.files import files_in
from portal.web.shared.interpreting import interpreting_notice
from portal.web.shared.says import says_of_itself
from portal.web.shared.sentences import remedy_in, sentences_in

TAKEN = ("recall", "declining")
ENDS = ("recalled", "escalated", "stopped")
"""What the worker writes when nobody is an interpreter of it any more."""


@dataclass(frozen=True)
class Beside:
    """An interpreter's words for a letter; without `text`, that one was asked."""

    says: str
    text: str
    language: str
    out: int = 0
    """The act by which that one was asked, while it is out."""


@dataclass(frozen=True)
class Letter:
    """One letter. `decision` is empty except on an answer, and where they said whether a promise was kept."""

    ours: bool
    head: str
    text: str
    language: str
    decision: str
    notice: str = ""
    """What an act changed, before its words."""
    remedy: str = ""
    until: str = ""
    files: tuple[Item, ...] = ()
    sentences: tuple[str, ...] = ()
    question: bool = False
    """Of the book, in the reader's language."""
    beside: tuple[Beside, ...] = ()
    """Who answers for what was promised, and by which day."""


def letters_of(opened: Opened) -> list[Letter]:
    """The oldest first."""
    beside = _by_interpreters(opened)
    apart = ("entrusting", "interpretation", *TAKEN)
    mine = [said for said in opened.envelopes if said.kind not in apart and shown(opened.docket, said)]
    heads, hows = words.heads_for(opened.docket), words.hows_for(opened.docket)
    return [_letter(said, heads[said.kind], hows, beside.get(said.number, ())) for said in mine]


def letter_of(opened: Opened, said: Said) -> Letter:
    """One of them, as it stands there."""
    return _letter(said, words.heads_for(opened.docket)[said.kind], words.hows_for(opened.docket), ())


def first_to_read(letters: Sequence[Letter], *, asks: bool) -> list[Letter]:
    """The newest first; before all the question that still waits for an answer."""
    newest = list(reversed(letters))
    waits = next((each for each in newest if asks and each.question), None)
    return newest if waits is None else [waits, *(each for each in newest if each is not waits)]


def trail_of(opened: Opened) -> list[tuple[str, str, int]]:
    """(day, words, page)"""
    hidden = {said.act for said in opened.envelopes if not shown(opened.docket, said)}
    mine = [line for line in opened.trail if line.act not in hidden]
    acts = words.acts_for(opened.docket)
    return [(words.day(line.day), _act(line, acts[line.name]), line.page) for line in mine]


def _by_interpreters(opened: Opened) -> dict[int, tuple[Beside, ...]]:
    """By the number of the letter: who was asked to put it into other words, or the words, where they came."""
    came = {said.body["interpreted"]["said"]["act"] for said in opened.envelopes if said.kind == "interpretation"}
    came |= {said.body["asked"] for said in opened.envelopes if said.kind in TAKEN}
    came |= _with_whom_was_declined(opened)
    found: dict[int, tuple[Beside, ...]] = {}
    ended = _ended(opened)
    for said in opened.envelopes:
        if said.kind in ("interpretation", *TAKEN) or (said.kind == "entrusting" and said.act not in came):
            out = said.kind == "entrusting" and said.act > ended
            kind = "recall" if said.kind == "entrusting" and not out else said.kind
            says = interpreting_notice(kind, said.body, here().directory)
            line = Beside(says, said.text, said.language.replace("_", "-"), said.act if out else 0)
            found[said.body["of"]] = (*found.get(said.body["of"], ()), line)
    return found


def _with_whom_was_declined(opened: Opened) -> set[int]:
    """What else the same interpreters were asked before that."""
    off = {str(said.body["interpreter"]): said.act for said in opened.envelopes if said.kind == "declining"}
    asked = (said for said in opened.envelopes if said.kind == "entrusting")
    return {said.act for said in asked if said.act < off.get(str(said.body["interpreter"]), 0)}


def _ended(opened: Opened) -> int:
    """The act before which everything that interpreters were asked was taken up by itself."""
    if opened.docket.stop is not None:
        return opened.docket.acts
    return max((line.act for line in opened.trail if line.name in ENDS and not line.who), default=-1)


def _letter(said: Said, head: str, hows: dict[str, str], beside: tuple[Beside, ...]) -> Letter:
    name = words.officer(said.author, here().directory) if said.ours else ""
    return Letter(
        ours=said.ours,
        head=gettext(head, day=words.day(said.day), name=name),
        text=_text(said, hows),
        language=said.language.replace("_", "-"),
        decision=decision_of(said),
        notice=says_of_itself(said.kind, said.body, here().directory),
        remedy=remedy_in(said),
        until=until_of(said),
        sentences=sentences_in(said),
        question=said.kind == "question",
        files=files_in(said),
        beside=beside,
    )


def _text(said: Said, hows: dict[str, str]) -> str:
    """What stands in it; of one tap, what the tap says."""
    if said.kind != "checkin":
        return said.text
    says = hows[said.body["how"]]
    return gettext(says)


def decision_of(said: Said) -> str:
    """What an answer decides; of what the person said about a promise, whether it was kept."""
    if said.kind == "withdrawal":
        return gettext("You asked to stop") if said.body.get("stop") == "yes" else gettext("You took it back")
    if said.kind == "remedy":
        return gettext("It was done") if said.body.get("done") == "yes" else gettext("It was not done")
    decision = str(said.body.get("decision", ""))
    return gettext(words.DECISIONS[decision]) if decision in words.DECISIONS else ""


def until_of(said: Said) -> str:
    if said.kind not in ("reply", "promise") or "remedy_due" not in said.body:
        return ""
    return words.until(str(said.body["owner"]), str(said.body["remedy_due"]), here().directory)


def _act(line: TrailLine, words_of: str) -> str:
    said: str = gettext(words_of)
    if not line.who:
        return said
    return f"{said} ({words.officer(line.who, here().directory)})"
