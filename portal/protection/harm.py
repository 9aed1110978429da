"""Whether a letter says that somebody was hurt, whatever its kind is: the one question before help and a watch."""

from __future__ import annotations

from collections.abc import Set


def harmed(kind: str, flags: Set[str]) -> bool:
    """Who was beaten for telling, or asks to talk alone about it, is owed what an abuse report is owed (R-28)."""
    return kind == "report" or "harm" in flags
