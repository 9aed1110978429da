"""Who can answer for a promise, and the promises of a case that are open."""

from __future__ import annotations

from flask_babel import gettext

from portal.cases import CaseInSight, Opened
from portal.casework.hand_over import colleagues
from portal.languages import before_the_end_of
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.shared import here, locale, now


def owners(seat: Seat, sight: CaseInSight | None = None) -> list[tuple[str, str]]:
    """(id, name) of this office's members who may read that letter, whoever sits here first."""
    members = seat.directory.members(seat.office.id, seat.today)
    if sight is not None:
        members = colleagues(sight.docket, sight.id, site=here().site, directory=seat.directory, now=now())
    return [(each.id.hex(), each.name) for each in sorted(members, key=lambda each: each.id != seat.officer.id)]


def promises_of(opened: Opened, seat: Seat) -> list[tuple[str, str, bool]]:
    """(what was promised, by whom and until when, whether its day has passed) for each that is open."""
    found = []
    for each in sorted(opened.docket.promises, key=lambda promise: promise.due):
        said = {"owner": each.owner.hex(), "remedy_due": each.due.isoformat()}
        texts = [one.body["remedy"] for one in opened.envelopes if said.items() <= one.body.items()]
        when = gettext(
            "%(name)s, %(day)s",
            name=words.officer_name(each.owner, seat.directory), day=before_the_end_of(each.due, locale()),
        )  # fmt: skip
        found.append((str(texts[-1]) if texts else "", when, seat.today > each.due))
    return found
