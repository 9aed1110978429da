"""Word of punishment, told apart from the wish that somebody looks for signs of it. Both mark a letter."""

from __future__ import annotations

from portal.cases import Opened
from portal.questions import kind_of, one


def only_asked(opened: Opened) -> bool:
    """Whether a marked letter says no more than that somebody should look for signs. In doubt, not."""
    said, docket = opened.statement.body.get("said") or {}, opened.docket
    told = any(
        each.kind == "punishment" or (each.kind == "checkin" and each.body["how"] == "worse")
        for each in opened.envelopes
    )
    retaliation = "retaliation" in (docket.kind, kind_of(said))
    return one(said, "watch") == "yes" and not (told or retaliation or docket.review)
