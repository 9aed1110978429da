"""A new password, typed twice: what may be wrong with it, said plainly."""

from __future__ import annotations

from flask import request
from flask_babel import gettext

from portal import officers


def password_problems() -> list[tuple[str, str]]:
    """(id of the field, what to do) for the fields `password` and `again` of this POST."""
    match officers.weakness(request.form.get("password", "")):
        case "short":
            return [("password", gettext("Too short. Take four words, or at least 12 letters."))]
        case "long":
            return [("password", gettext("Too long. Take at most 1,000 letters."))]
    if request.form.get("password") != request.form.get("again"):
        return [("again", gettext("The two are not the same. Type the password again."))]
    return []
