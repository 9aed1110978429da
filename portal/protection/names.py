"""What a name that was given to one office alone may be opened for, and when it may leave that office."""

from __future__ import annotations

from collections.abc import Sequence

from portal.cases.chain import Said
from portal.directory import Directory

PURPOSES = ("meet", "protect", "investigate", "release")
"""`release`: so that it can be passed on. Another officer has to do that."""


def released_by_another(said: Sequence[Said], officer: bytes, login: str, directory: Directory) -> bool:
    """Whether somebody else, with another sign-in, opened the name so that it can be passed on."""
    openings = [each for each in said if each.kind == "unsealing" and each.body.get("purpose") == "release"]
    return any(each.author != officer.hex() and directory.officer(each.author).login != login for each in openings)
