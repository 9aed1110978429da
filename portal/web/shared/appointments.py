"""A time with somebody who helps, in the words of the letter; on a kiosk's screen and on every list, an appointment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_babel import gettext

from portal.languages import moment
from portal.web.shared.consents import recipient_words
from portal.web.shared.headers import at_kiosk
from portal.web.shared.locales import locale


def appointment_notice(kind: str, body: dict[str, Any]) -> str:
    """What an envelope about one says of itself; nothing for any other."""
    if kind != "appointment":
        return ""
    at, where = at_words(str(body["at"])), str(body["where"])
    if at_kiosk():
        return gettext("An appointment: %(time)s, %(place)s.", time=at, place=where)
    who = recipient_words(str(body["to"]))
    return gettext("An appointment: %(time)s, %(place)s. With: %(who)s.", time=at, place=where, who=who)


def at_words(at: str) -> str:
    return moment(datetime.fromisoformat(at), locale())
