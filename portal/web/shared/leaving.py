"""Leave at a kiosk hides a letter at once. For some seconds Back brings it back; whatever else is pressed ends it."""

from __future__ import annotations

import time

from flask import request, session

from portal.questions import QUESTIONS, tidy
from portal.web.shared.locales import locale
from portal.web.shared.sealed import end_session

KEPT = 20
"""Seconds, as long as the screen asks whether somebody is still there."""


def set_aside(page: str = "") -> bool:
    """The letter in hand stays sealed with what stood in the fields, and its `page`; False where there is none."""
    draft = session.get("draft")
    if not draft or "once" not in draft or "mailbox" in session:
        return False
    if request.form.get("once") == draft["once"]:
        draft["answers"] = {**draft["answers"], **_typed()}
    session["left"] = {"at": int(time.time()), "page": page or _page()}
    return True


def lies_aside() -> bool:
    """Whether it can still be brought back. What lay longer is gone with this."""
    left = session.get("left")
    if left and time.time() - left["at"] >= KEPT:
        end_session()
        return False
    return bool(left)


def brought_back() -> str:
    """The page it was left from."""
    return str(session.pop("left")["page"])


def forget_what_was_left() -> None:
    """Before any request that is no page of the kiosk's own: somebody goes on with something else."""
    if session.get("left") and request.blueprint != "kiosk":
        end_session()


def _typed() -> dict[str, object]:
    """Words that no button has sent yet."""
    fields = [name for name, each in QUESTIONS.items() if each.kind in ("text", "short") and name != "last4"]
    return {name: tidy(name, request.form.getlist(name)) for name in fields if name in request.form}


def _page() -> str:
    page = request.args.get("from", "")
    ours = page.startswith(f"/{locale()}/write/") and not set(page) & set("\\\r\n") and len(page) < 200
    return page if ours else f"/{locale()}/write/danger"
