"""What a person wrote, as it may stand on another person's page: text, and nothing that acts on what is around it."""

from __future__ import annotations

import re

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows, also outside the text they stand in: U+202A-202E, U+2066-2069."""
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
"""Control characters, other line ends, tags: what no reader sees and no keyboard types."""


def written(text: str) -> str:
    """Every line as it was typed, without what could make it read as something else. The template escapes the rest."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return UNSEEN.sub("", TURNING.sub("", lines))
