"""A story the demonstration can tell."""

from __future__ import annotations

from dataclasses import dataclass

from portal.cli.demonstration.script import Letter


@dataclass(frozen=True)
class Story:
    """`code`: of a mailbox without a letter of its own. `known`: its code is one of those printed in the contract."""

    id: str
    title: str
    letter: Letter | None = None
    known: bool = False
    code: str = ""

    @property
    def door(self) -> str:
        """The code that opens it."""
        return self.letter.code if self.letter else self.code
