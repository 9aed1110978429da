"""What is said about signs that fade, by the pack of the prison."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from portal import policy
from portal.casework.dates import place_of
from portal.questions import Answers, one
from portal.questions.fading import fading
from portal.web.shared import here

HOURS = 120
"""Where a pack names no other: how long a doctor may still find signs (R-61)."""


def fading_words(answers: Answers) -> str:
    """Empty for whoever says nothing of being hurt, or of long ago."""
    place = place_of(one(answers, "prison"), here().directory, zone=here().settings.zone)
    named: Any = policy.pack_or_default(place.pack).facts.get("abuse.evidence_hours", HOURS)
    says = fading(answers, named if isinstance(named, int) else HOURS)
    return gettext(says) if says else ""
