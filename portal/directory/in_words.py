"""What is written by language in the signed file, in the language that is asked for or the nearest there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

Said = TypeVar("Said")


def in_language(written: Mapping[str, Said], locale: str, *, otherwise: Said) -> Said:
    """What stands there for `locale`, else its base language, else English, else any."""
    wanted: Iterable[str] = (locale, locale.split("_")[0], "en", *sorted(written))
    return next((written[each] for each in wanted if each in written), otherwise)
