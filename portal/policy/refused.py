"""A text that is not a pack."""

from __future__ import annotations


class PackRefused(ValueError):
    """Says which field of the closed schema is wrong, and why."""

    def __init__(self, says: str, *, field: str = "") -> None:
        super().__init__(f"{field}: {says}" if field else says)
        self.field = field
        self.says = says
        self.pack = ""
        """Whose text it is, where several build on each other."""
