"""Plan a visit: whom an inspector asks to see in a prison, hidden among others, on a list that tells of no letter."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date, datetime
from random import SystemRandom

from sqlalchemy.orm import Session

from portal.access import OfficerViewer, visible_to
from portal.cases import CaseInSight, particulars, read_case
from portal.cases.alone import may_lack_key
from portal.casework.child import may_open
from portal.casework.day import day_there
from portal.casework.hand_over import colleagues
from portal.casework.open_name import open_name
from portal.casework.refusals import NobodyToSee, NotAlong
from portal.directory import Directory, OfficerEntry
from portal.protection.crowd import crowd
from portal.protection.feed import PRISONERS
from portal.protection.population import Population
from portal.protection.segments import feeds
from portal.protection.third import inside
from portal.protection.visits import MOST, Person, Visit, keep_visit
from portal.protection.whose import numbers_of
from portal.vault import Site

SHUFFLED = SystemRandom()


def plan_visit(
    session: Session, officer: OfficerViewer, *, prison: str, day: date, cases: Iterable[bytes],
    landings: Iterable[str], language: str, site: Site, directory: Directory, now: datetime, along: bytes = b"",
) -> Visit:  # fmt: skip
    """A name given to one office alone is opened for it, `meet`, and the person reads so. `along`: a colleague's id.

    Raises NotAlong, NobodyToSee, TooFewPeople, Interfered.
    """
    population = known_people(session, site, officer, prison)
    wanted: dict[str, CaseInSight] = {}
    colleague = _along(officer, along, directory, day) if along else None
    for case in dict.fromkeys(cases):
        sight = visible_to(session, site, officer, case)
        if sight is not None:
            if colleague is not None and not _reads(colleague, sight, site, directory, now):
                raise NotAlong
            number = _number(session, sight, officer, language, site, directory, now)
            wanted |= {number: sight} if number else {}
    secret = {number: (sight.keys.seed, sight.docket.filed.date()) for number, sight in wanted.items()}
    units = crowd(population, prison, secret, landings=landings, today=day)
    if not units or len(units) > MOST:
        raise NobodyToSee
    people = [Person(number, unit, wanted[number].id if number in wanted else b"") for number, unit in units.items()]
    SHUFFLED.shuffle(people)
    made = Visit(secrets.token_bytes(16), prison, day, tuple(people), tuple(sorted(set(landings))),
                 (officer.id, *([colleague.id] if colleague else [])))  # fmt: skip
    keep_visit(session, site, officer, made, along=colleague.box if colleague else b"")
    return made


def may_go_along(officer: OfficerViewer, directory: Directory, today: date) -> list[OfficerEntry]:
    """Everyone else of the office, by name."""
    found = [each for each in directory.members(officer.office, today) if each.id != officer.id]
    return sorted(found, key=lambda each: each.name.casefold())


def known_people(session: Session, site: Site, officer: OfficerViewer, prison: str) -> Population:
    """The prisoners of a prison whom the feeds of this officer's rings know."""
    return Population((line for line in feeds(session, site, officer.rings) if line.kind in PRISONERS), prison)


def _along(officer: OfficerViewer, along: bytes, directory: Directory, day: date) -> OfficerEntry:
    """Raises NotAlong."""
    found = next((each for each in may_go_along(officer, directory, day) if each.id == along), None)
    if found is None:
        raise NotAlong
    return found


def _reads(colleague: OfficerEntry, sight: CaseInSight, site: Site, directory: Directory, now: datetime) -> bool:
    """Whether the letter opens for the colleague too, who would otherwise see from the list that there is one."""
    docket = sight.docket
    able = colleagues(docket, sight.id, site=site, directory=directory, now=now)
    known = any(each.id == colleague.id for each in able)
    known = known and not may_lack_key(docket, sight.id, colleague, site=site, directory=directory)
    facts = particulars.opened(sight.keys, sight.row.particulars)
    return known and (not facts.get("child") or may_open(colleague.id, directory, day_there(docket, now)))


def _number(
    session: Session, sight: CaseInSight, officer: OfficerViewer, language: str, site: Site, directory: Directory,
    now: datetime,
) -> str:  # fmt: skip
    """Whom to ask for; nothing where nobody said who it is, and for who works there: no list could hide them."""
    opened = read_case(session, directory, sight)
    found = numbers_of(opened) if inside(opened.docket) else []
    if found and opened.docket.named == "office":
        open_name(
            session, sight, officer, purpose="meet", language=language, site=site, directory=directory, now=now
        )  # fmt: skip
    return found[0] if found else ""
