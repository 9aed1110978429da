"""The risk screen: what is known already, and what follows from it as advice. It asks nothing and gives no number.

Nothing in it weighs whether somebody is believed, what they did, or how long ago it was. Officers may do otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.cases.chain import Opened, Said
from portal.protection.third import inside, reached

NOT_FOLLOWED = "advice:"
"""What the note is about that says why an office does otherwise; the advice stands behind it."""


@dataclass(frozen=True)
class Known:
    """What a few answers say. Every one is a fact already given; nobody is asked again."""

    danger: str = ""
    by: str = ""
    hurt: bool = False
    punished: bool = False
    shared_unit: bool = False
    """Whether they who live there told a wing or a place inside where it happened."""
    named: bool = False
    """Whether the office knows who wrote."""
    silent: bool = False
    child: bool = False


@dataclass(frozen=True)
class Advice:
    """One thing to do, and the facts that say so."""

    what: str
    why: tuple[str, ...]


def known_from(opened: Opened, today: date) -> Known:
    """From the letter and the docket."""
    said = opened.statement.body.get("said") or {}
    docket = opened.docket
    danger, topic = str(said.get("danger", "")), str(opened.particulars.get("topic", ""))
    lives_there = reached(docket) and inside(docket)
    return Known(
        danger=danger,
        by=str(said.get("by", "")),
        hurt=topic in ("hurt", "touching", "beaten", "chains")
        or danger in ("hurt", "sexual")
        or docket.kind == "report",
        punished="retaliation" in docket.flags,
        shared_unit=lives_there and (bool(said.get("unit")) or said.get("place") in ("cell", "showers", "corridor")),
        named=docket.named != "none",
        silent=docket.watch is not None and docket.watch.silent(today),
        child=topic == "child" or danger == "child",
    )


def advice(known: Known) -> list[Advice]:
    """What to think of, most pressing first. More that is known never takes anything off the list."""
    now = known.danger in ("hurt", "sexual", "child", "ill", "silent", "punished")
    told = {
        "danger_now": now, "self": known.danger == "self", "punished": known.punished, "by_staff": known.by == "staff",
        "shared_unit": known.shared_unit, "named_staff": known.named, "hurt": known.hurt,
        "silent": known.silent, "child": known.child,
    }  # fmt: skip
    rules = (
        ("see_today", ("danger_now", "self", "silent"), ()),
        ("health", ("self", "hurt"), ()),
        ("films", ("hurt", "by_staff", "danger_now"), ()),
        ("keep_apart", ("shared_unit",), ("hurt", "by_staff", "punished")),
        ("watch", ("punished", "by_staff", "hurt"), ()),
        ("family", ("child",), ()),
    )
    found = []
    for what, any_of, besides in rules:
        because = [code for code in any_of if told[code]]
        also = [code for code in besides if told[code]]
        if because and (also or not besides):
            found.append(Advice(what, tuple(because + also)))
    return found


def otherwise(what: str, notes: Sequence[Said]) -> Said | None:
    """The note that says why this advice is not followed, the newest first (R-46)."""
    return next((each for each in reversed(notes) if each.body.get("about") == NOT_FOLLOWED + what), None)
