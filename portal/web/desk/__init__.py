"""The desk door: an office's list for today, and each of its cases as an exchange of letters."""

from portal.web.desk import (
    account,
    acknowledge,
    answer,
    ask,
    batch,
    case,
    close,
    colleagues,
    correct,
    extend,
    forward,
    hand_over,
    issue,
    lists,
    note,
    promising,
    take,
)
from portal.web.desk.address import blueprint

__all__ = [
    "account",
    "acknowledge",
    "answer",
    "ask",
    "batch",
    "blueprint",
    "case",
    "close",
    "colleagues",
    "correct",
    "extend",
    "forward",
    "hand_over",
    "issue",
    "lists",
    "note",
    "promising",
    "take",
]
