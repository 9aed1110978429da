"""Nothing is written to a consulate without this case's consent: some flee their own state."""

from __future__ import annotations

from portal.directory import OfficeEntry
from portal.questions import Answers, many


def consented(office: OfficeEntry, said: Answers) -> bool:
    """Whether an office may be given a case, by what the person said in that very case. Every verb asks this."""
    return office.kind != "consul" or "yes" in many(said, "consul")
