"""The letter a review goes on from: read here if the person shared it, and never changed from here."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.access.shared import shared_original
from portal.cases import Interfered, Opened, read_case
from portal.languages.words import N_
from portal.web.desk.letters import Letter, letters_of
from portal.web.desk.seat import Seat
from portal.web.shared import database, here

WHY = {
    "not_answered": N_("It does not answer what they asked."),
    "not_true": N_("What it says is not true."),
    "not_done": N_("What was promised was not done."),
    "not_fair": N_("They think it is not fair."),
    "refused": N_("What they asked for was refused."),
    "late": N_("Nobody answered in time."),
}


@dataclass(frozen=True)
class Original:
    """`letters` is empty where the person shared none; `broken` where the shared file was interfered with."""

    why: str
    letters: list[Letter]
    broken: bool = False


def original_of(opened: Opened, seat: Seat) -> Original | None:
    """None for a first letter."""
    body = opened.statement.body
    if not opened.docket.review and "original" not in body:
        return None
    reason = WHY.get(str(body.get("why")))
    why = gettext(reason) if reason else ""
    try:
        sight = shared_original(database(), here().site, body.get("original"))
        shared = letters_of(read_case(database(), here().directory, sight), seat) if sight else []
    except Interfered:
        return Original(why, [], broken=True)
    return Original(why, shared)
