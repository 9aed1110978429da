"""The number of a person, as numbers are compared however they were typed."""

from __future__ import annotations

import unicodedata


def tidy(number: str) -> str:
    """Any script's digits, no blanks or dashes, capitals."""
    folded = unicodedata.normalize("NFKC", number).upper()
    digits = (str(unicodedata.decimal(each)) if each.isdecimal() else each for each in folded)
    return "".join(each for each in digits if each.isalnum())
