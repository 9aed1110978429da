"""The list of letters, the newest first. At a kiosk a few to a screen, those with something new before all others."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.wrappers import Response

from portal.web.mailbox.address import blueprint
from portal.web.mailbox.known import known
from portal.web.mailbox.open_mailbox import complainant, emblem, how_many
from portal.web.mailbox.other_side import all_joined
from portal.web.mailbox.people import has_people
from portal.web.mailbox.row import row
from portal.web.mailbox.screens import Screen, screens_of
from portal.web.shared import at_kiosk, door, page
from portal.web.shared.board import name_of


@blueprint.get("/messages")
@door("mailbox", audience="complainant")
def letters() -> Response:
    mark = emblem()
    found: dict[str, Any] = {
        "rows": [row(ref) for ref in reversed(range(how_many()))],
        "along": all_joined(),
        "known": known(complainant()),
        "people": has_people(),
        "emblem": mark,
        "emblem_name": name_of(mark) if mark else "",
    }
    return _screen(found) if at_kiosk() else page("mailbox/list.html", **found)


def _screen(found: dict[str, Any]) -> Response:
    screens = screens_of(
        found["rows"], found["along"], known=bool(found["known"]), people=found["people"], emblem=bool(found["emblem"])
    )
    part = min(max(request.args.get("part", 0, type=int), 0), len(screens) - 1)
    shown = screens[part]
    now = {"rows": shown.rows, "along": shown.along, "known": found["known"] if shown.known else None}
    empty = len(screens) == 1 and shown == Screen()
    return page(
        "mailbox/screen.html", **(found | now), ways=shown.ways, part=part, more=part + 1 < len(screens), empty=empty,
        filer=found["rows"][0].filer if found["rows"] else "",
    )  # fmt: skip
