"""What is not right yet on a page, and what to do about it: (id of the field, one sentence)."""

from __future__ import annotations

from flask_babel import gettext

from portal import routing
from portal.casework.advice import left_out
from portal.casework.refusals import (
    NoConsent,
    NoOffice,
    NoReader,
    OfficeClosed,
    OfficeNotAllowed,
    ReadersChanged,
    RefusedAct,
)
from portal.directory import NotInDirectory
from portal.questions import Screen, one
from portal.vault.codes import digits
from portal.web.filing.offices import emptied_by
from portal.web.filing.reasons import refused
from portal.web.filing.writing import Writing

Problem = tuple[str, str]


def wrong(writing: Writing, place: Screen) -> list[Problem]:
    """Nearly nothing can be wrong: only where it goes, and that the number was kept."""
    match place.page:
        case "to" if place.question == "office" and emptied_by(writing, one(writing.answers, "office")):
            return []  # at a kiosk who reads it is a screen further on
        case "to" if place.question in ("", "office"):
            return addressee_wrong(writing)
        case "to" | "readers":
            return readers_wrong(writing)
        case "keep":
            return number_wrong(writing)
    return []


def addressee_wrong(writing: Writing) -> list[Problem]:
    office = one(writing.answers, "office")
    if not office:
        return [("office", gettext("Pick who should get this."))]
    route = writing.route
    if all(each.office != office for each in route.allowed):
        return [("office", _why_not(writing, route, office))]
    if not routing.consented(writing.directory.office(office), writing.answers):
        return [("office", sentence(NoConsent()))]
    return readers_wrong(writing)


def readers_wrong(writing: Writing) -> list[Problem]:
    office, off = one(writing.answers, "office"), left_out(writing.answers, writing.directory, writing.today)
    if not office:
        return []
    if not writing.shown_still(office):
        return [("office", sentence(ReadersChanged()))]
    if not routing.readers(office, writing.directory, writing.today, not_=off):
        return [("office", sentence(NoReader()))]
    return []


def number_wrong(writing: Writing) -> list[Problem]:
    code = writing.draft["code"]
    if code is None or digits(one(writing.answers, "last4")) == code[-4:]:
        return []
    return [("last4", gettext("These are not the last four numbers. Look at each group again."))]


def sentence(refusal: RefusedAct) -> str:
    """A refusal at the moment of sending, in words."""
    match refusal:
        case OfficeNotAllowed():
            return gettext(refused(refusal.code))
        case OfficeClosed():
            return gettext("This office takes no letters now. Nothing was sent. Pick another one.")
        case ReadersChanged():
            return gettext("Other people can open it now. Nothing was sent. Look at them again.")
        case NoConsent():
            return gettext("Your country's consulate will know that you are in prison. If you want that, say yes.")
        case NoReader():
            return gettext(refused("taken_off"))
        case NoOffice():
            return gettext("Pick who should get this.")
    return gettext("This did not work. Nothing was sent. Try again.")


def _why_not(writing: Writing, route: routing.Route, office: str) -> str:
    try:
        if not writing.directory.office(office).open:
            return sentence(OfficeClosed())
    except NotInDirectory:
        return gettext("Pick who should get this.")
    code = next((each.code for each in route.excluded if each.office == office), "")
    return gettext(refused(code))
