"""Going through a list: where this case stands in it, and which comes next."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import session

from portal.cases.listing import DeskList

MOST_OPENED = 400
"""Cases a session remembers as opened; the oldest are asked for again."""


class Step(NamedTuple):
    """The n-th of a list, counted from 1."""

    n: int
    total: int
    list: str


def remember(name: str, shown: DeskList) -> None:
    """The order in which this officer goes through the list: *next* is the row below, whatever changes meanwhile."""
    refs = [row.ref for row in shown.rows if row.facts is not None]
    session["walk"] = {"list": name, "start": shown.start, "total": shown.total, "refs": refs}


def step(ref: str) -> Step | None:
    """Where a case stands in the list last looked at; None when it was not in it."""
    walk: dict[str, Any] = session.get("walk") or {}
    if ref not in walk.get("refs", ()):
        return None
    return Step(walk["start"] + walk["refs"].index(ref) + 1, walk["total"], walk["list"])


def after(ref: str) -> str | None:
    """The case below in the list last looked at."""
    refs: list[str] = (session.get("walk") or {}).get("refs", [])
    below = refs.index(ref) + 1 if ref in refs else len(refs)
    return refs[below] if below < len(refs) else None


def list_address(ref: str) -> str:
    """The list last looked at, if this case was in it."""
    at = step(ref)
    return f"/desk/lists/{at.list}" if at and at.list != "today" else "/desk"


def opened(ref: str) -> bool:
    """Whether this session has opened the case."""
    return ref in session.get("opened", ())


def remember_opened(ref: str) -> None:
    earlier = [each for each in session.get("opened", []) if each != ref]
    session["opened"] = [*earlier, ref][-MOST_OPENED:]
