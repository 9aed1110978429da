"""The letters begun in this session: the one in hand, and those that other windows began."""

from __future__ import annotations

from typing import Any

from flask import session

from portal.casework.draft import Draft, new_draft, new_pictures

SHELF = 2
"""As many letters with an answer, and as many without one."""


def in_hand() -> Draft | None:
    """The letter being written, if any."""
    draft = session.get("draft")
    return draft if isinstance(draft, dict) else None


def begin(answers: dict[str, Any], *, mailbox: tuple[bytes, bytes] | None = None) -> Draft:
    """A new letter in hand. What was in hand stays within reach of its own window; on a kiosk nothing stays, and six
    pictures open the answer."""
    draft = new_draft(answers, mailbox)
    if session.get("kiosk"):
        session.pop("shelf", None)
        if mailbox is None:
            new_pictures(draft)
    else:
        _shelve()
    draft |= {"passed": []}
    session["draft"] = draft
    return draft


def take(once: str) -> Draft | None:
    """The letter that a form belongs to, now in hand; without a name, the one in hand."""
    draft = in_hand()
    if not once or (draft and draft["once"] == once):
        return draft
    shelf = session.get("shelf", [])
    found: Draft | None = next((each for each in shelf if each["once"] == once), None)
    if found is None:
        return None
    session["shelf"] = [each for each in shelf if each is not found]
    _shelve()
    session["draft"] = found
    return found


def shelved() -> str:
    """The letter begun before this one, if there is one: its `once`."""
    return next((str(each["once"]) for each in reversed(session.get("shelf", [])) if _begun(each)), "")


def put_away(draft: Draft, receipt: dict[str, Any]) -> None:
    """The letter is sent: its secrets leave the session, its receipt stays."""
    if (held := in_hand()) and held["once"] == draft["once"]:
        session.pop("draft")
    session["shelf"] = [each for each in session.get("shelf", []) if each["once"] != draft["once"]]
    others = [each for each in session.get("sent", []) if each["once"] != draft["once"]]
    session["sent"] = [*others[-SHELF:], {"once": draft["once"], **receipt}]


def sent_before(once: str) -> bool:
    """Whether this letter is sent already; its receipt is then the one that is shown."""
    sent = session.get("sent", [])
    found = [each for each in sent if each["once"] == once]
    if found:
        session["sent"] = [each for each in sent if each["once"] != once] + found
    return bool(found)


def receipt() -> dict[str, Any] | None:
    """Of the letter sent last."""
    sent = session.get("sent", [])
    return sent[-1] if sent else None


def _shelve() -> None:
    """Windows in which nothing is answered yet stay within reach too, and never push out a letter."""
    draft = in_hand()
    if draft is not None:
        shelf = [*session.get("shelf", []), draft]
        blank, begun = ([each for each in shelf if _begun(each) == which][-SHELF:] for which in (False, True))
        session["shelf"] = [*blank, *begun]


def _begun(draft: Draft) -> bool:
    return bool(draft["answers"].keys() - {"filer", "prison"})
