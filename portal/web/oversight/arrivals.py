"""Who came into a prison and was told nothing on the first day, as far as the prison's own lists say."""

from __future__ import annotations

from flask import Response

from portal.casework.dates import place_of
from portal.protection.arrivals import arrivals
from portal.protection.segments import feeds
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.oversight.address import ARRIVALS, blueprint
from portal.web.oversight.seat import overseer
from portal.web.shared import database, here, now, page


@blueprint.get(ARRIVALS)
@overseer()
def untold(seat: Seat) -> Response:
    """Worked out in this session and kept nowhere: a person told since stands here no more."""
    found = arrivals(
        feeds(database(), here().site, seat.officer.rings), now(),
        lambda prison: place_of(prison, seat.directory, zone=here().settings.zone).zone_info,
    )  # fmt: skip
    lines = [
        (each.number, each.unit, words.prison_name(each.prison, seat.directory), words.day(each.day), each.day)
        for each in found.untold
    ]
    return page("oversight/arrivals.html", seat=seat, lines=lines, came=found.came)
