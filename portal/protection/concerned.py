"""The child a letter is about: told apart, opened for its good alone, and by no prison unless that was allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from portal.cases.chain import Said
from portal.cases.child_key import LAST
from portal.cases.docket import Docket
from portal.directory import OfficeEntry
from portal.protection.consents import HOLDER
from portal.questions import Answers, one
from portal.questions.child import FIELD

PURPOSES = ("safe", "contact", "care", "heard", "release")
"""What it may be opened for (R-36): each is for the child. `release`: so that it can be passed on, as they agreed."""
FIELDS = ("name", "age", "where")


def details_in(answers: Answers) -> dict[str, str]:
    """What a filing told of a child; empty where it told nothing."""
    return tidied({each: one(answers, FIELD[each]) for each in FIELDS})


def tidied(given: Mapping[str, str]) -> dict[str, str]:
    """Only what was told, and nothing that was not asked for."""
    return {each: given[each].strip() for each in FIELDS if given.get(each, "").strip()}


def boxes_in(said: Sequence[Said]) -> list[tuple[int, str]]:
    """What was told of children, one each, oldest first: the number of the key, and the box."""
    told = (each.body for each in said if each.kind in ("statement", "child") and each.body.get("child"))
    return [(int(body.get("key", 0)), str(body["child"])) for body in told]


def key_number(said: Sequence[Said], docket: Docket) -> int:
    """Which key locks what is told now, and is the one an office holds: another each time that one is taken away."""
    taken = [each for each in said if each.body.get("to") == HOLDER and each.body.get("answer") == "no"]
    return min(len(taken) + len(docket.went), LAST)


def may_have(said: Sequence[Said], office: OfficeEntry) -> bool:
    """Whether this office may open it: one outside unless they said no, one of a prison only if they said yes."""
    given = (each.body for each in said if each.kind == "consent" and each.body.get("to") == HOLDER)
    spoken = [body["answer"] for body in given if body.get("office") == office.id]
    return spoken[-1] == "yes" if spoken else office.outside


def released(said: Sequence[Said], office: str) -> bool:
    """Whether somebody of that office opened it so that it can be passed on."""
    found = (each.body for each in said if each.kind == "disclosure")
    return any(body.get("purpose") == "release" and body.get("office") == office for body in found)
