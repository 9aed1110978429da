"""What those outside are told of a second number: that somebody was made to type it, and what came in under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext

from portal.cases.paper import papers
from portal.languages.words import N_
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.shared import database, here

SHOWN = timedelta(days=90)
OPENED = "opened"
SENT = {
    "added": N_("What came on %(day)s (page %(page)s) was written under it."),
    "punished": N_("That they are punished (%(day)s, page %(page)s) was said under it."),
    "checked_in": N_("How they are (%(day)s, page %(page)s) was said under it."),
    "appealed": N_("On %(day)s they went on to another office under it."),
    "consented": N_("That nothing may be passed on (%(day)s, page %(page)s) was said under it."),
    "came": N_("That nobody came to look (%(day)s, page %(page)s) was said under it."),
    "confirmed": N_("That a promise was not kept (%(day)s, page %(page)s) was said under it."),
}
NOT_DONE = {
    "not_withdrew": N_("On %(day)s they were made to ask to stop, or to take that back. Nothing was changed."),
    "not_declined": N_("On %(day)s they were made to take an interpreter off. Nothing was changed."),
    "not_undone": N_("On %(day)s they were made to end something that protects them. It was not ended."),
    "not_wished": N_("On %(day)s they were made to ask for something. It was not asked for."),
    "not_consented": N_("On %(day)s they were made to agree that something is passed on. It does not count."),
    "not_checked_in": N_("On %(day)s they were made to say how they are. It does not count."),
    "not_came": N_("On %(day)s they were made to say that somebody came. It does not count."),
    "not_confirmed": N_("On %(day)s they were made to say that a promise was kept. It does not count."),
}


@dataclass(frozen=True)
class Forced:
    """One thing that happened under a second number. `page` is 0 where nothing was entered."""

    day: date
    did: str
    page: int
    prison: str
    unit: str
    cases: frozenset[bytes]


def told_of_force(seat: Seat) -> list[Forced]:
    """The latest first. They lie in the officer's own tray: see casework/tell_forced.py."""
    if not seat.office.outside:
        return []
    found = sorted(set(_found(seat)), key=lambda each: (each.day, each.page), reverse=True)
    return [each for each in found if seat.today - each.day < SHOWN]


def forced_in(case: bytes, seat: Seat) -> list[str]:
    """Of one letter, in sentences, the latest first; nothing for most."""
    said = [_says(each) for each in told_of_force(seat) if case in each.cases]
    return list(dict.fromkeys(said))


def opened_by_force(seat: Seat) -> list[tuple[date, str, frozenset[bytes]]]:
    """(day, where, letters), the latest first: each day and place once."""
    opened: dict[tuple[date, str], frozenset[bytes]] = {}
    for each in told_of_force(seat):
        prison = words.prison_name(each.prison, seat.directory) if each.prison else ""
        where = ", ".join(filter(None, (prison, each.unit)))
        place = (each.day, where)
        opened[place] = opened.get(place, frozenset()) | each.cases
    return [(*place, cases) for place, cases in opened.items()]


def _found(seat: Seat) -> Iterator[Forced]:
    for said in papers(database(), here().site, seat.officer.id, seat.officer.keys):
        if said.get("what") == "forced":
            cases = frozenset(bytes.fromhex(each) for each in said["cases"].split(",") if each)
            day = date.fromisoformat(said["day"])
            yield Forced(day, said["did"], int(said["page"]), said["prison"], said["unit"], cases)


def _says(each: Forced) -> str:
    if each.did == OPENED:
        return gettext("On %(day)s somebody may have made them open this letter.", day=words.day(each.day))
    says = {**SENT, **NOT_DONE}[each.did]
    return gettext(says, day=words.day(each.day), page=each.page)
