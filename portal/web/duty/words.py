"""A task in words: where, and before when. There are no other words for it, whatever it came from."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.duty import Line
from portal.languages import hour
from portal.web.shared import locale


@dataclass(frozen=True)
class Told:
    """What the template writes."""

    id: str
    state: str
    errand: str
    prison: str
    status: str
    look: str
    """Of the tag around `status`."""


def told(line: Line) -> Told:
    status, look = _status(line)
    return Told(line.task.id.hex(), line.state, errand(line), line.prison.name(locale()), status, look)


def errand(line: Line) -> str:
    before, prison = hour(line.before, locale()), line.prison.name(locale())
    unit, place = line.task.spot
    if place:
        return gettext("See the person in %(place)s before %(time)s", place=place, time=before)
    if unit:
        return gettext("See everyone in %(unit)s before %(time)s", unit=unit, time=before)
    return gettext("Walk through all units of %(prison)s before %(time)s", prison=prison, time=before)


def seen_at(line: Line, time: str) -> str:
    """The button, and what it will say afterwards."""
    if line.task.place:
        return gettext("I have seen the person at %(time)s", time=time)
    return gettext("I was there at %(time)s", time=time)


def _status(line: Line) -> tuple[str, str]:
    said = hour(line.said, locale()) if line.said else ""
    match line.state:
        case "seen":
            return gettext("Done at %(time)s", time=said), "done"
        case "late":
            return gettext("Late since %(time)s", time=hour(line.before, locale())), "late"
        case "going":
            return gettext("Somebody goes, since %(time)s", time=said), "soon"
    return gettext("Nobody goes yet"), ""
