"""A roster: what people write down about posts, hours, units and places, laid into the tables.

    {"prisons": [{"prison": "NGT",
                  "posts": [{"office": "duty-northgate",
                             "hours": [{"days": ["mon", "tue"], "from": "06:00", "to": "22:00", "who": "M. Ito"}]}],
                  "units": [{"unit": "B", "places": ["B-1", "B-2"]}]}]}

Hours that end before they begin, or where they begin, run into the next morning. The posts stand in their order.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.directory import Directory
from portal.duty.beat import Beat
from portal.duty.post import Post, Shift
from portal.duty.rota import DAY, Hours

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST = 28
"""Bytes of a unit's or a place's name: a job has one size."""


class RosterRefused(Exception):
    """What in the roster cannot be used."""


@dataclass(frozen=True)
class Sitting:
    """Hours somebody sits at a post, and who, for people to read."""

    hours: Hours
    who: str


@dataclass(frozen=True)
class PrisonRoster:
    prison: str
    posts: tuple[tuple[str, tuple[Sitting, ...]], ...]
    units: tuple[tuple[str, tuple[str, ...]], ...]


def read_roster(plain: Mapping[str, Any], directory: Directory) -> list[PrisonRoster]:
    """Raises RosterRefused, naming what is wrong."""
    try:
        found = [_prison(each, directory) for each in plain["prisons"]]
    except (KeyError, TypeError, AttributeError) as wrong:
        raise RosterRefused(f"something is missing or is of another kind: {wrong}") from None
    if len({each.prison for each in found}) != len(found):
        raise RosterRefused("a prison stands there twice")
    return found


def enter_roster(session: Session, rosters: Sequence[PrisonRoster]) -> None:
    """In place of all that stood there for these prisons. Tasks stay."""
    for each in rosters:
        old = select(Post.id).where(Post.prison == each.prison)
        session.execute(delete(Shift).where(Shift.post.in_(old)))
        session.execute(delete(Post).where(Post.prison == each.prison))
        session.execute(delete(Beat).where(Beat.prison == each.prison))
        for turn, (office, sittings) in enumerate(each.posts, start=1):
            post = secrets.token_bytes(16)
            session.add(Post(id=post, prison=each.prison, office=office, turn=turn))
            session.add_all(_shift(post, sitting) for sitting in sittings)
        for unit, places in each.units:
            listed = json.dumps(places, ensure_ascii=False)
            session.add(Beat(id=secrets.token_bytes(16), prison=each.prison, unit=unit, places=listed))
    session.flush()


def _shift(post: bytes, sitting: Sitting) -> Shift:
    hours = sitting.hours
    return Shift(
        id=secrets.token_bytes(16), post=post, day=hours.day, starts=hours.starts, ends=hours.ends, who=sitting.who
    )


def _prison(given: Mapping[str, Any], directory: Directory) -> PrisonRoster:
    code = given["prison"]
    if all(each.code != code for each in directory.prisons):
        raise RosterRefused(f"the directory has no prison {code}")
    posts = tuple((_office(each["office"], directory), _sittings(each["hours"])) for each in given["posts"])
    units = tuple((_name(each["unit"]), tuple(map(_name, each.get("places", ())))) for each in given.get("units", ()))
    if len({unit for unit, _ in units}) != len(units):
        raise RosterRefused(f"{code}: a unit stands there twice")
    return PrisonRoster(code, posts, units)


def _office(name: str, directory: Directory) -> str:
    if all(each.id != name for each in directory.offices):
        raise RosterRefused(f"the directory has no office {name}")
    return name


def _sittings(given: Sequence[Mapping[str, Any]]) -> tuple[Sitting, ...]:
    found = []
    for each in given:
        starts, ends = _minute(each["from"]), _minute(each["to"])
        ends += DAY if ends <= starts else 0
        for day in each.get("days", DAYS):
            if day not in DAYS:
                raise RosterRefused(f"{day} is no day: {', '.join(DAYS)}")
            found.append(Sitting(Hours(DAYS.index(day), starts, ends), str(each.get("who", ""))))
    return tuple(found)


def _minute(clock: str) -> int:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d|24:00", clock):
        raise RosterRefused(f"{clock} is no time of day such as 06:30")
    return int(clock[:2]) * 60 + int(clock[3:])


def _name(given: str) -> str:
    if not 1 <= len(given.encode()) <= LONGEST:
        raise RosterRefused(f"{given!r}: a name has 1 to {LONGEST} bytes")
    return given
