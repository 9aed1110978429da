"""What hangs on a screen on a wing for everybody: whoever stands there may be reading what there is to eat."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from portal.languages import LOCALES, SOURCE

LINES = 7
"""On one screen, which nobody has to scroll."""
LONGEST, MOST = 60, 70
"""Characters of a line, and lines of a text: what is more is not shown."""


@dataclass(frozen=True)
class Notice:
    language: str
    """The tag of the language it is really written in."""
    lines: list[str]
    more: bool = False


def notice(folder: Path | None, name: str, locale: str, part: int) -> Notice | None:
    """Screen `part` (from 1) of `<folder>/<name>.<locale>.txt`, or of the text in a language beside it.

    UTF-8, a line for each thing. None where nothing hangs, or nothing that can be read.
    """
    for code in dict.fromkeys((locale, LOCALES[locale].fallback, SOURCE)):
        with suppress(OSError, UnicodeDecodeError):
            text = (folder / f"{name}.{code}.txt").read_text(encoding="utf-8") if folder else ""
            lines = [line.strip()[:LONGEST] for line in text.splitlines() if line.strip()][:MOST]
            shown = lines[(part - 1) * LINES : part * LINES]
            if shown:
                return Notice(LOCALES[code].tag, shown, more=len(lines) > part * LINES)
    return None
