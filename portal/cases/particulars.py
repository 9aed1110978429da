"""Few structured facts for lists: kind, topic, place. Locked under the case's seed, always one size."""

from __future__ import annotations

from typing import Any

from portal.vault import Keys, canonical, case_id, derive, lock, pack, padded, parsed, unlock, unpadded

CLASS = (2048,)
FIELDS = (
    "kind",
    "topic",
    "by",
    "when",
    "prison",
    "place",
    "unit",
    "filer",
    "language",
    "danger",
    "origin",
    "title",
    "visit",
    "child",
    "ring",
)
"""`ring`: the public key of a one-time ring in hex, so that the person can seal to those readers later."""
LONGEST = 100
"""Characters kept of a typed field; its whole text stands in the statement."""


def shut(case: Keys, facts: dict[str, Any]) -> bytes:
    """The box for the row: 2,121 bytes whatever the facts."""
    kept: dict[str, Any] = {"v": 1}
    for field in FIELDS:
        value = facts.get(field)
        if isinstance(value, str) and value:
            kept[field] = " ".join(value.split())[:LONGEST]
    return lock(_key(case), padded(canonical(kept), CLASS, grows=False), _about(case))


def opened(case: Keys, box: bytes) -> dict[str, Any]:
    """The facts. Raises Refused."""
    return parsed(unpadded(unlock(_key(case), box, _about(case))))


def _key(case: Keys) -> bytes:
    return derive(case.seed, "particulars")


def _about(case: Keys) -> bytes:
    return pack("particulars", case_id(case.public))
