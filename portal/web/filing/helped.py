"""Someone else writes it down (R-51): the owner alone sees the number and sends the letter, with the phone in hand."""

from __future__ import annotations

from flask import request

from portal.casework.draft import Draft, new_number
from portal.questions import Screen, one
from portal.vault.opener import Opener

ALONE = ("keep", "check")
"""Pages that only the owner sees."""


def note_helper(answers: dict[str, object]) -> dict[str, object]:
    """From the box on the page before the writing. It goes with the letter: who opens it should know."""
    if "helped_shown" not in request.form:
        return answers
    others = {name: value for name, value in answers.items() if name != "helped"}
    return {**others, "helped": "yes"} if request.form.get("helped") else others


def is_helped(draft: Draft) -> bool:
    return one(draft["answers"], "helped") == "yes"


def hand_over_due(draft: Draft, place: Screen) -> bool:
    """Whether the owner must say first that the phone is in his own hand."""
    return is_helped(draft) and place.page in ALONE and not draft.get("own")


def hand_over(draft: Draft) -> None:
    """Whoever was helped keeps a number, at a kiosk too: who helped may stand near, and pictures are seen from afar."""
    draft["own"] = True
    if draft["code"] and Opener(draft["code"]).by_pictures:
        new_number(draft)


def hand_back(draft: Draft, page: str) -> None:
    """Whoever goes back to the questions may be the helper again: the number is out of sight until the next time."""
    if page not in ALONE:
        draft.pop("own", None)
