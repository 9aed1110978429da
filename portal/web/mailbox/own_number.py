"""A number of one's own, shown once: the last four of it are typed, or two parts tapped, before anything begins."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from flask_babel import gettext

from portal.vault.codes import digits
from portal.web.filing.tapping import asked_now, asks_now, begin_tapping, end_tapping, tap, tiles_now
from portal.web.shared import page

Problems = list[tuple[str, str]]


def not_kept(held: dict[str, Any]) -> Problems | None:
    """What is not right with what was typed or tapped; none of it while there is more to tap. None: it is kept.

    `held` is what the session has of it, with the number as `code`.
    """
    tapped = request.form.get("tap", "")
    if tapped in ("begin", "look"):
        begin_tapping(held) if tapped == "begin" else end_tapping(held)
        return []
    if tapped:
        right = tap(held, tapped)
        if right is False:
            return [("main", gettext("This was not in your number. Look at each group again."))]
        return None if right else []
    if digits(request.form.get("last4", "")) != held["code"][-4:]:
        end_tapping(held)
        return [("last4", gettext("These are not the last four numbers. Look at each group again."))]
    return None


def number_page(
    template: str, held: dict[str, Any], problems: Problems | None = None, *, action: str, **context: Any
) -> Response:
    """The page with the number; while it is tapped, the tiles, and the number is out of sight."""
    if "tapping" not in held:
        return page(f"mailbox/{template}.html", problems=problems, code=held["code"], action=action, **context)
    asked: dict[str, Any] = {"asks": asks_now(held), "part": asked_now(held), "parts": tiles_now(held)}
    return page("mailbox/tap.html", problems=problems, name=template, action=action, **asked)
