"""A letter and what was answered to it."""

from __future__ import annotations

from typing import NamedTuple


class Sample(NamedTuple):
    kind: str
    text: str
    decision: str
    reply: str
    at: str = ""
    """Code of the one prison it fits; Northgate is for men, Eastwater for women."""
