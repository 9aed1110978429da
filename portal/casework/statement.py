"""What is sealed of a draft: the person's statement, who they are, and what a list of letters may show of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from portal import policy, questions
from portal.casework.advice import FIELDS as PUT_BACK
from portal.casework.dates import Place
from portal.casework.draft import Draft, told_of
from portal.companions.letter import signed_letter
from portal.protection.duties import duties_of
from portal.questions import NOTICE_VERSION, Answers, one
from portal.questions import child as child_asked
from portal.vault import Keys, case_id

TYPED_APART = ("name", "number", "code", "last4", *child_asked.FIELDS, *PUT_BACK)
"""Fields that do not stand in the statement: the identity has an envelope of its own, a child a key."""


def statement_of(
    draft: Draft, named: str, *, place: Place, filed: datetime, now: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:
    """(statement, identity). The text is kept to the letter; a name that everyone may know stands in the statement.

    With what came with it: files, the day it was typed in, what the law demands as far as it was shown before, and a
    lawyer's own signature.
    """
    answers: Answers = draft["answers"]
    who = {field: one(answers, field) for field in ("name", "number") if one(answers, field)} if named != "none" else {}
    said = {name: value for name, value in answers.items() if name not in (*TYPED_APART, "text", "office", "not")}
    given: dict[str, Any] = {
        "who": who if named == "all" else {},
        "files": draft.get("files"),
        "entered": place.today(now).isoformat() if place.today(now) != filed.date() else "",
        "duties": _duties_shown(draft, place),
        "typed_in": draft.get("typed_in"),
        "counsel": _counsel(draft) if of_a_lawyer(draft) else "",
    }
    body = {"text": str(answers.get("text", "")), "said": said, "notice": NOTICE_VERSION}
    return body | {name: each for name, each in given.items() if each}, who if named == "office" else {}


def facts_of(answers: Answers, language: str, *, child: bool) -> dict[str, Any]:
    """What stands in the particulars; of a child's letter not one word of it."""
    plain = {name: value for name, value in answers.items() if name not in TYPED_APART}
    known = {"kind": questions.kind_of(answers), "topic": questions.leaf_of(answers), "language": language}
    return {**plain, **known, **({"title": "", "child": "yes"} if child else {"title": one(answers, "text")})}


def of_a_lawyer(draft: Draft) -> bool:
    """Whether somebody whom an office outside has verified writes as a lawyer: then no other office ever opens it."""
    return bool(draft.get("counsel")) and questions.filer_of(draft["answers"]) == "lawyer"


def _duties_shown(draft: Draft, place: Place) -> list[str]:
    shown = told_of(draft, place.pack)
    return [each.code for each in duties_of(draft["answers"], policy.pack_or_default(place.pack)) if each.code in shown]


def _counsel(draft: Draft) -> dict[str, str]:
    name = case_id(Keys(bytes.fromhex(draft["case_seed"])).public)
    return signed_letter(bytes.fromhex(draft["mailbox_seed"]), name)
