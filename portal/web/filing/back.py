"""Back, and Listen where there is no script: buttons of the page's own form, so that nothing typed is lost."""

from __future__ import annotations

from flask import request

from portal.casework.draft import Draft
from portal.questions import Screen
from portal.web.filing.address import address, home
from portal.web.filing.writing import Writing
from portal.web.shared import at_kiosk, locale
from portal.web.shared.leaving import set_aside


def leads_away() -> bool:
    """Whether one of the two was pressed."""
    return "back" in request.form or bool(listened())


def before(draft: Draft, place: Screen) -> str:
    """Where Back leads from here, by what is answered now. From the first screen of a kiosk it is like Leave: for some
    seconds the letter can be brought back."""
    found = Writing(draft).walk.before(place.page, place.question)
    if found is None and at_kiosk():
        set_aside(address(place))
    return address(found) if found else home()


def listened() -> str:
    """The page of a kiosk that says this one; nothing else that a form names."""
    page = request.form.get("listen", "")
    ours = page.startswith(f"/{locale()}/kiosk/listen?") and not set(page) & set("\\\r\n") and len(page) < 400
    return page if ours and at_kiosk() else ""
