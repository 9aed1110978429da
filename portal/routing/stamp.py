"""Whether a letter may be stamped as outside a local time limit. Stamped or not, it is taken (V-16)."""

from __future__ import annotations

from collections.abc import Collection

from portal.policy import TimeBar


def may_be_stamped(kind: str, urgency: str, classes: Collection[str], bar: TimeBar | None) -> bool:
    """Never for who is hurt, punished or in danger, nor for a class the bar exempts (V-04)."""
    if bar is None or kind in ("report", "retaliation") or urgency != "none":
        return False
    return not set(classes) & set(bar.exempt)
