"""Passing on: when the person opens or writes a letter, those beside them get a copy of what they may read.

It happens in the person's own session and nowhere else. An office sees nothing of it, and nobody beside the person
holds a key of the letter: what is written after they were let go is sealed to nobody there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from portal.cases import Opened, Said
from portal.cases.ending import with_case
from portal.companions.beside import Beside, beside, keep_beside, let_go, renew
from portal.companions.line import COPY, NAME, OWNER, Line, write_line

WORDS = ("statement", "message", "question", "reply", "promise", "remedy", "review", "extension", "forwarding")
"""What *all* is: the words of both sides. What was ordered for their safety stays with the person."""
THEIRS = ("statement", "message", "remedy", "review")
ANSWERS = ("reply", "promise")
OUTCOMES = ("reply",)
KINDS = {"all": WORDS, "words": THEIRS, "answers": ANSWERS}
FIELDS = ("text", "decision", "office", "sentences", "remedy", "remedy_due", "remedy_in", "owner", "done")
OUTCOME = ("decision", "office")


def pass_on(
    session: Session, mailbox_seed: bytes, letter: int, opened: Opened, *, case: bytes, worker: bytes, today: date
) -> int:  # fmt: skip
    """Everything of this letter that the person has read and others may have. Returns how many copies were made.

    A copy is erased when its letter is: `case` is named in it for the worker's key, `worker`, alone.
    Whoever was let in until a day is let go after it.
    """
    made = 0
    for who in beside(session, mailbox_seed):
        if who.until is not None and today > who.until:
            let_go(session, mailbox_seed, who.number)
        elif letter in who.may:
            give = partial(
                write_line, session, who.seed, by=OWNER, today=today, letter=letter, ends=with_case(worker, case)
            )
            made += _pass_to(session, mailbox_seed, who, letter, opened, give)
    return made


def copy_of(said: Said, scopes: Collection[str]) -> dict[str, Any] | None:
    """What somebody with these scopes may have of one envelope; None for nothing."""
    kinds = {kind for scope, kinds in KINDS.items() if scope in scopes for kind in kinds}
    words = said.kind in kinds
    if not words and not ("outcomes" in scopes and said.kind in OUTCOMES):
        return None
    fields: tuple[str, ...] = FIELDS if words else OUTCOME
    body = {name: said.body[name] for name in fields if name in said.body}
    return {"kind": said.kind, "author": said.author, "day": said.day, "language": said.language, "body": body}


def _pass_to(
    session: Session, mailbox_seed: bytes, who: Beside, letter: int, opened: Opened, give: Callable[..., Line]
) -> int:  # fmt: skip
    read, made = opened.docket.read, 0
    name = opened.identity or opened.statement.body.get("who")
    if "name" in who.may[letter] and letter not in who.passed and name:
        give(kind=NAME, body=dict(name))
    for said in opened.envelopes[who.passed.get(letter, 0) : read]:
        copy = copy_of(said, who.may[letter])
        if copy is not None:
            give(kind=COPY, body=copy)
            made += 1
    if read > who.passed.get(letter, 0):
        keep_beside(session, mailbox_seed, replace(who, passed={**who.passed, letter: read}))
        renew(session, who.seed)
    return made
