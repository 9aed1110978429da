"""A story the demonstration can tell."""

from __future__ import annotations

from dataclasses import dataclass

from portal.cli.demonstration.script import Letter


@dataclass(frozen=True)
class Story:
    """`letter` is None for a mailbox without letters; `known`: its code is one of those printed in the contract."""

    id: str
    title: str
    letter: Letter | None = None
    known: bool = False
