"""Every combination of answers that can arise, and where it leads. What means the same is one row.

A row stands for all combinations of its values. `portal route table` writes it for a lawyer to read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from portal import policy
from portal.directory import Directory
from portal.policy import Pack
from portal.questions import (
    FILERS,
    QUESTIONS,
    RULES_OF_LEAF,
    URGENCY_OF_DANGER,
    classes_of,
    kind_of,
    urgency_of,
)
from portal.routing.model import DAY, PRISON, model
from portal.routing.route import Route, route
from portal.routing.stamp import may_be_stamped


class Asked(NamedTuple):
    """One combination."""

    kind: str
    topic: str
    by: str
    filer: str
    urgency: str
    pack: str


class Answer(NamedTuple):
    """Where it leads, in words that can be compared."""

    recommended: str
    allowed: str
    show_me_more: str
    excluded: str
    chain: str
    reasons: str
    looked_at_first: str
    """The clock that ends first."""
    late: str
    """What happens to a letter after a local time limit (V-16)."""


class Row(NamedTuple):
    asked: tuple[frozenset[str], ...]
    """For each field of Asked the values the row stands for."""
    answer: Answer


SAID_NOTHING = "nothing said"
COLUMNS = (*Asked._fields, *Answer._fields)
ORDER: dict[str, tuple[str, ...]] = {
    "kind": ("request", "complaint", "report", "retaliation", "interview"),
    "topic": (SAID_NOTHING, *RULES_OF_LEAF),
    "by": (SAID_NOTHING, "staff", "prisoner", "other", "unsaid"),
    "filer": FILERS,
    "urgency": ("none", "danger", "imminent", "life"),
}


def table(packs: Iterable[str] | None = None) -> list[Row]:
    """The rows, in the order of their first values."""
    names = list(packs) if packs is not None else [name for name in policy.ids() if not policy.pack(name).overlay]
    rows = [
        Row((*(frozenset({value}) for value in asked), frozenset(alike)), answer)
        for alike in _alike(names)
        for asked, answer in _answers(alike[0]).items()
    ]
    return sorted(_merged(rows), key=lambda row: [_place(row, field) for field in range(len(row.asked))])


def lines(rows: Iterable[Row]) -> list[list[str]]:
    """As the CSV has them: a heading and one line a row; `any` where a row holds for every value there is."""
    rows = list(rows)
    every = [frozenset[str]().union(*(row.asked[field] for row in rows)) for field in range(len(Asked._fields))]
    return [
        list(COLUMNS),
        *(
            [*(_said(values, every[field], field) for field, values in enumerate(row.asked)), *row.answer]
            for row in rows
        ),
    ]


@cache
def combinations() -> Iterable[tuple[str, str, str, str, str]]:
    """What can arise: the kind follows from topic and danger, so there is no mere request about abuse."""
    found: dict[tuple[str, str, str, str, str], None] = {}
    kinds = [option.value for option in QUESTIONS["kind"].options]
    for kind, topic, by, filer, danger in product(kinds, ORDER["topic"], ORDER["by"], FILERS, URGENCY_OF_DANGER):
        said = {"kind": kind, "topic": _plain(topic), "by": _plain(by), "filer": filer, "danger": danger}
        urgency = urgency_of(said)
        found[kind_of(said), topic, by, filer, urgency] = None
    return found


def answer_for(asked: Asked, pack: Pack) -> Answer:
    first = pack.clocks_for(asked.kind, asked.urgency)[0].id
    return _answer(_routed(asked._replace(pack=""), pack.climbs), first, _late(asked, pack))


@cache
def _routed(asked: Asked, climbs: tuple[str, ...]) -> Route:
    """Of a pack, only who climbs has a say in where a letter goes."""
    return route(
        kind=asked.kind,
        topic=_plain(asked.topic),
        by=_plain(asked.by),
        urgency=asked.urgency,
        filer=asked.filer,
        prison=PRISON,
        directory=_model(climbs),
        today=DAY,
    )


@cache
def _model(climbs: tuple[str, ...]) -> Directory:
    return model(next(name for name in policy.ids() if policy.pack(name).climbs == climbs))


def _answer(found: Route, first: str, late: str) -> Answer:
    return Answer(
        recommended=found.recommended or "",
        allowed=_list(each.office for each in found.allowed if not each.only_if_asked),
        show_me_more=_list(each.office for each in found.allowed if each.only_if_asked),
        excluded=_list(f"{each.office or each.officer} ({each.code})" for each in found.excluded),
        chain=" > ".join(found.chain),
        reasons=_list(found.reasons),
        looked_at_first=first,
        late=late,
    )


def _late(asked: Asked, pack: Pack) -> str:
    classes = classes_of({"topic": _plain(asked.topic), "by": _plain(asked.by)})
    stamped = may_be_stamped(asked.kind, asked.urgency, classes, pack.time_bar)
    return "taken, stamped late" if stamped else "taken"


def _answers(pack: str) -> dict[tuple[str, str, str, str, str], Answer]:
    rules = policy.pack(pack)
    return {each: answer_for(Asked(*each, pack), rules) for each in combinations()}


def _alike(packs: list[str]) -> list[list[str]]:
    """Packs with the same clocks, chains and bars lead every letter the same way."""
    groups: dict[Any, list[str]] = {}
    for name in packs:
        groups.setdefault(_means(name), []).append(name)
    return list(groups.values())


@cache
def _means(name: str) -> tuple[object, ...]:
    pack = policy.pack(name)
    bar = frozenset(pack.time_bar.exempt) if pack.time_bar else None
    firsts = tuple(pack.clocks_for(kind, urgency)[0].id for kind in ORDER["kind"] for urgency in ORDER["urgency"])
    return pack.climbs, bar, firsts


def _merged(rows: list[Row]) -> list[Row]:
    """One row for those that differ in one field only and lead the same way."""
    for field in range(len(Asked._fields)):
        groups: dict[Any, list[Row]] = {}
        for row in rows:
            groups.setdefault((row.asked[:field], row.asked[field + 1 :], row.answer), []).append(row)
        rows = [_joined(group, field) for group in groups.values()]
    return rows


def _joined(group: list[Row], field: int) -> Row:
    asked = list(group[0].asked)
    asked[field] = frozenset[str]().union(*(row.asked[field] for row in group))
    return Row(tuple(asked), group[0].answer)


def _place(row: Row, field: int) -> list[tuple[int, str]]:
    return sorted(_rank(field)(value) for value in row.asked[field])


def _rank(field: int) -> Callable[[str], tuple[int, str]]:
    order = ORDER.get(Asked._fields[field], ())
    return lambda value: (order.index(value) if value in order else 0, value)


def _said(values: frozenset[str], every: frozenset[str], field: int) -> str:
    return "any" if values == every else ", ".join(sorted(values, key=_rank(field)))


def _plain(value: str) -> str:
    return "" if value == SAID_NOTHING else value


def _list(values: Iterable[str]) -> str:
    return ", ".join(values)
