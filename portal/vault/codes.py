"""The 16-digit code: fifteen random digits and a Damm check digit."""

from __future__ import annotations

import secrets
import unicodedata

LENGTH = 16

_NEXT = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
"""Damm's quasigroup (2004): finds every single wrong digit and every swap of neighbours."""


def check_digit(digits: str) -> str:
    """The digit to append; "0" exactly when the last digit of `digits` is already right."""
    row = 0
    for each in digits:
        row = int(_NEXT[row][int(each)])
    return str(row)


def new_code() -> str:
    """Sixteen digits, 49.8 random bits."""
    body = f"{secrets.randbelow(10 ** (LENGTH - 1)):0{LENGTH - 1}d}"
    return body + check_digit(body)


def digits(typed: str) -> str:
    """The digits in `typed`, of any script, as ASCII; spaces, dashes and marks fall away."""
    found = (unicodedata.decimal(each, None) for each in typed)
    return "".join(str(each) for each in found if each is not None)


def tidy(typed: str) -> str | None:
    """The code as typed in any script and spacing, or None when a number is wrong: before any costly step."""
    code = digits(typed)
    return code if len(code) == LENGTH and check_digit(code) == "0" else None


def grouped(code: str) -> str:
    """Four groups of four, as it is shown and read aloud."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))
