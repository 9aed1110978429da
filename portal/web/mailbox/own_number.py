"""A number of one's own, shown once: the last four of it are typed, or two parts tapped, before anything begins. Or six
pictures, which are all tapped again."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from flask_babel import gettext

from portal.vault.codes import digits, new_code
from portal.vault.drawers import new_drawer
from portal.web.filing.tapping import (
    asked_now,
    asks_now,
    begin_tapping,
    by_pictures,
    end_tapping,
    tap,
    tap_picture,
    tiles_now,
)
from portal.web.shared import at_kiosk, page
from portal.web.shared.board import Board, filler, six_of, tapped_now

Problems = list[tuple[str, str]]


def drawn_for(*, pictures: bool = False) -> str:
    """What the person is shown first: at a kiosk six pictures, which nobody has to read or write down."""
    return new_drawer() if pictures or at_kiosk() else new_code()


def not_kept(held: dict[str, Any], *, only_number: bool = False) -> Problems | None:
    """What is not right with what was typed or tapped; none of it while there is more to tap. None: it is kept.

    `held` is what the session has of it, with what opens the door as `code`.
    """
    if (other := request.form.get("other")) and not only_number:
        end_tapping(held)
        held["code"] = new_drawer() if other == "pictures" else new_code()
        return []
    tapped = request.form.get("tap", "")
    if tapped in ("begin", "look"):
        begin_tapping(held) if tapped == "begin" else end_tapping(held)
        return []
    if by_pictures(held):
        return _pictures_not_kept(held)
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
    template: str,
    held: dict[str, Any],
    problems: Problems | None = None,
    *,
    action: str,
    only_number: bool = False,
    **context: Any,
) -> Response:
    """The page with the number; while it is tapped, the tiles, and the number is out of sight."""
    if by_pictures(held):
        return _pictures(template, held, problems, action=action)
    if "tapping" not in held:
        return page(
            f"mailbox/{template}.html", problems=problems, code=held["code"], action=action, only_number=only_number,
            **context,
        )  # fmt: skip
    asked: dict[str, Any] = {"asks": asks_now(held), "part": asked_now(held), "parts": tiles_now(held)}
    return page("mailbox/tap.html", problems=problems, name=template, action=action, **asked)


def half_tapped() -> bool:
    """Whether the board is to be shown again with what is tapped so far: no address holds it."""
    return "digit" in request.form


def _pictures_not_kept(held: dict[str, Any]) -> Problems | None:
    right = tap_picture(held, tapped_now())
    if right is False:
        return [("main", gettext("These were other pictures. Look at your six again."))]
    return None if right else []


def _pictures(template: str, held: dict[str, Any], problems: Problems | None, *, action: str) -> Response:
    if "tapping" in held:
        so_far = Board(tapped_now() if request.method == "POST" else "")
        status = None if problems else 200
        return page("mailbox/board.html", problems=problems, status=status, board=so_far, name=template, action=action)
    six = six_of(held["code"])
    return page(
        "mailbox/pictures.html", problems=problems, pictures=six, filler=filler([name for _, name in six]),
        name=template, action=action,
    )  # fmt: skip
