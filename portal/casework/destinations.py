"""Where a letter that is not this office's may be sent on to, and why not to the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from portal import routing
from portal.cases import Docket, Opened
from portal.cases.off import is_off
from portal.casework.child import of_a_child
from portal.casework.day import day_there
from portal.companions.letter import is_sealed_to_one
from portal.directory import Directory, NotInDirectory, OfficeEntry, OfficerEntry, worked_in
from portal.protection.consents import consent_for
from portal.vault import Site

MOST_WENT = 2
"""A letter that lay with as many offices before is answered where it is, or goes up: it is not passed round."""


@dataclass(frozen=True)
class Destinations:
    """Ids of offices, the best first; `refused` says why others may not have it, in the codes of the routing table
    and `outside_stays_outside`, `sent_too_often`, `was_late`."""

    allowed: tuple[str, ...]
    refused: dict[str, str]
    chains: dict[str, tuple[str, ...]]
    few: dict[str, tuple[OfficerEntry, ...]] = field(default_factory=dict)
    """Who alone can open it, where one of the office was taken off or worked in that prison."""


def destinations(
    opened: Opened, case: bytes, *, site: Site, directory: Directory, now: datetime, prison: str = ""
) -> Destinations:
    """`prison`: the code of another prison, if the letter turns out to be about that one."""
    if is_sealed_to_one(opened.statement.body):
        return Destinations((), {}, {})
    docket, today = opened.docket, day_there(opened.docket, now)
    said, facts = opened.statement.body.get("said", {}), opened.particulars
    off = tuple(each.id.hex() for each in directory.officers if is_off(site, case, docket.off, each.id))
    route = routing.route(
        kind=docket.kind, topic=str(facts.get("topic", "")), by=str(said.get("by", "")), urgency=docket.urgency,
        filer=docket.filer, prison=prison or docket.prison, directory=directory, today=today, not_=off,
        chain=said.get("chain") != "no", child=of_a_child(facts),
    )  # fmt: skip
    refused: dict[str, str] = {each.office: str(each.code) for each in route.excluded if each.office}
    apart = (*off, *(each.officer for each in route.excluded if each.officer), *_kept_from(docket, directory))
    able = {each.office: routing.readers(each.office, directory, today, apart) for each in route.allowed}
    for each in route.allowed:
        if each.only_if_asked:
            refused.setdefault(each.office, "prison_not_in_set")
        elif not able[each.office]:
            refused[each.office] = "taken_off"
        elif code := _why_not(directory.office(each.office), opened, directory):
            refused[each.office] = code
    allowed = tuple(each.office for each in route.allowed if each.office not in refused)
    few = {name: able[name] for name in allowed if able[name] != routing.readers(name, directory, today)}
    return Destinations(tuple(name for name in allowed if name != docket.office), refused, dict(route.chains), few)


def _kept_from(docket: Docket, directory: Directory) -> Iterator[str]:
    """Logins of who worked in the prison that a case is about which is kept from them."""
    if docket.sheltered or docket.flags:
        yield from (each.login for each in directory.officers if worked_in(each, docket.prison))


def _why_not(office: OfficeEntry, opened: Opened, directory: Directory) -> str:
    """Whoever wrote to an office outside is not sent back into the prison service, nor round and round, nor down again
    to the office that let the time run out, unless they agreed to that since."""
    docket = opened.docket
    if len(docket.went) >= MOST_WENT:
        return "sent_too_often"
    if office.id in docket.went and not docket.sent_on and not _agreed(opened):
        return "was_late"
    try:
        below = directory.office(docket.office)
    except NotInDirectory:
        return ""
    return "outside_stays_outside" if below.outside and not office.outside else ""


def _agreed(opened: Opened) -> bool:
    """Whether they said, after it came up, that the prison may have what they wrote."""
    came = max((each.act for each in opened.docket.trail if each.name == "escalated"), default=0)
    given = consent_for("prison", "words", opened.envelopes)
    return given is not None and given.act > came
