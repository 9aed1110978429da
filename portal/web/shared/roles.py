"""What somebody beside a person in prison is, in words."""

from __future__ import annotations

from flask_babel import gettext

from portal.languages.words import N_

ROLES = {
    "lawyer": N_("A lawyer"),
    "legal_aid": N_("Free legal help"),
    "doctor": N_("A doctor"),
    "counsellor": N_("A counsellor"),
    "supporter": N_("Somebody who supports people in prison"),
}


def role_words(role: str) -> str:
    return gettext(ROLES[role]) if role in ROLES else role
