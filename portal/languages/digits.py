"""Numbers as people type them, in any script."""

from __future__ import annotations

import unicodedata


def digits(text: str) -> str:
    """The text with every decimal digit of any script turned into 0–9; everything else stays as it is."""
    return "".join(_plain(character) for character in text)


def _plain(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)
