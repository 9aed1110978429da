"""What an envelope says of itself before its words, in one sentence that officer and person read alike."""

from __future__ import annotations

from typing import Any

from portal.directory import Directory
from portal.web.shared.appointments import appointment_notice
from portal.web.shared.consents import consent_notice
from portal.web.shared.findings import finding_notice
from portal.web.shared.interpreting import interpreting_notice
from portal.web.shared.measures import measure_notice
from portal.web.shared.names import name_notice
from portal.web.shared.notices import notice_of
from portal.web.shared.obligations import obligation_notice
from portal.web.shared.securing import securing_notice
from portal.web.shared.visits import visit_notice

NOTICES = (
    measure_notice, consent_notice, obligation_notice, name_notice, visit_notice, securing_notice, finding_notice,
    appointment_notice,
)  # fmt: skip
"""Each knows its own kinds, and says nothing of any other."""


def says_of_itself(kind: str, body: dict[str, Any], directory: Directory) -> str:
    """What it changed; and whose words these are, where an interpreter put them into a language."""
    changed = notice_of(kind, body, directory) or next(filter(None, (each(kind, body) for each in NOTICES)), "")
    return f"{changed} {interpreting_notice(kind, body, directory)}".strip()
