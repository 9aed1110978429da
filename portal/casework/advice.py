"""Who is taken off a letter without being asked for: whoever worked in that prison, or has no training any more (R-29).

They stay off, by whatever door it comes, unless the person saw them taken off for these very answers and put them back.
"""

from __future__ import annotations

from datetime import date, datetime

from portal import questions
from portal.casework.child import is_child, not_trained
from portal.casework.dates import place_of
from portal.directory import Directory
from portal.questions import Answers, many, one
from portal.routing import Asked, readers
from portal.routing.conflict import advised_off

FIELDS = ("back", "back_for", "sheltered")
"""Answers that nobody is asked for: logins of who was put back, and for which other answers; `sheltered`: `yes` where
it goes on from what is kept from who worked there, whatever its own answers say."""


def asked_of(answers: Answers, directory: Directory, today: date) -> Asked:
    """What the routing table is asked for these answers."""
    return Asked(
        kind=questions.kind_of(answers), topic=questions.leaf_of(answers), by=one(answers, "by"),
        urgency=questions.urgency_of(answers), filer=questions.filer_of(answers), prison=one(answers, "prison"),
        directory=directory, today=today, not_=tuple(many(answers, "not")), child=is_child(answers, directory),
        sheltered=one(answers, "sheltered") == "yes",
    )  # fmt: skip


def about(answers: Answers) -> str:
    """Which answers somebody was put back for: others ask anew."""
    said = (questions.kind_of(answers), questions.leaf_of(answers), questions.urgency_of(answers))
    return "|".join((*said, questions.filer_of(answers), one(answers, "by"), one(answers, "prison")))


def advised(answers: Answers, directory: Directory, today: date) -> tuple[str, ...]:
    """Logins of who should not read it by these answers, put back or not, and whether the person named them or not."""
    asked = asked_of({**answers, "not": []}, directory, today)
    return tuple(dict.fromkeys(each.officer for each in advised_off(asked)))


def untrained(answers: Answers, directory: Directory, today: date) -> tuple[str, ...]:
    """Logins of who may not read a child's letter, or has no training any more."""
    asked = asked_of(answers, directory, today)
    over = (each.officer for each in advised_off(asked) if each.code == "training_expired")
    return (*not_trained(answers, directory, today), *over)


def put_back(answers: Answers) -> tuple[str, ...]:
    """Logins of whom the person put back for these answers."""
    return tuple(many(answers, "back")) if one(answers, "back_for") == about(answers) else ()


def left_out(answers: Answers, directory: Directory, today: date) -> tuple[str, ...]:
    """Logins or ids of whoever may not open it: whom the person took off, who is not trained for a child, who should
    not and was not put back."""
    back = put_back(answers)
    held = (each for each in advised(answers, directory, today) if each not in back)
    return tuple(dict.fromkeys((*many(answers, "not"), *not_trained(answers, directory, today), *held)))


def read_by_somebody(answers: Answers, directory: Directory, *, now: datetime, zone: str) -> dict[str, object]:
    """The answers; where nobody at the office would be left, and nobody can be asked, with those put back who should
    not read it."""
    today = place_of(one(answers, "prison"), directory, zone=zone).today(now)
    if readers(one(answers, "office"), directory, today, left_out(answers, directory, today)):
        return dict(answers)
    return {**answers, "back": list(advised(answers, directory, today)), "back_for": about(answers)}
