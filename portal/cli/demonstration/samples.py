"""Invented letters and what was answered to them, from letters/*.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

LANGUAGES = ("en", "fr", "ar")


class Sample(NamedTuple):
    topic: str
    language: str
    kind: str
    text: str
    decision: str
    reply: str
    at: str = ""
    """Code of the one prison it fits."""

    def fits(self, prison: str) -> bool:
        return self.at in ("", prison)


@cache
def samples() -> tuple[Sample, ...]:
    found: list[Sample] = []
    for language in LANGUAGES:
        text = (Path(__file__).parent / "letters" / f"{language}.toml").read_text(encoding="utf-8")
        for topic, letters in tomllib.loads(text).items():
            found += (Sample(topic, language, **letter) for letter in letters)
    return tuple(found)
