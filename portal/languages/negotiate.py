"""Which language to begin in, before anyone has chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portal.languages.locales import SOURCE

_RANGE = re.compile(r"([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)(?:\s*;\s*q=([01](?:\.[0-9]{0,3})?))?")
_LONGEST = 1000


def negotiate(accept_language: str | None, offered: Sequence[str]) -> str:
    """The offered locale a browser's Accept-Language prefers; English, else the first offered, when none fits."""
    wanted = sorted(_ranges(accept_language or ""), key=lambda item: -item[1])
    for tag, quality in wanted:
        if quality > 0 and (found := _fitting(tag, offered)):
            return found
    return SOURCE if SOURCE in offered or not offered else offered[0]


def _ranges(header: str) -> list[tuple[str, float]]:
    found = (_RANGE.fullmatch(part.strip()) for part in header[:_LONGEST].split(","))
    return [(match[1].lower(), float(match[2] or 1)) for match in found if match]


def _fitting(tag: str, offered: Sequence[str]) -> str | None:
    if tag == "*":
        return None
    by_tag = {code.lower().replace("_", "-"): code for code in offered}
    parts = tag.split("-")
    shorter = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((by_tag[each] for each in shorter if each in by_tag), None)
