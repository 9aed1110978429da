"""Somebody who was given every task and the truth about half of them, and guesses the other half. Plain Python."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from tests.duty.year import Told

Signs = tuple[str, ...]


def signs(tasks: Sequence[Told]) -> list[Signs]:
    """What a task shows: hour, weekday, lead time, how exact, its turn in the unit's day, how near the others are."""
    by_unit: dict[str, list[int]] = {}
    for number, task in enumerate(tasks):
        by_unit.setdefault(task.errand.spot[0], []).append(number)
    found: dict[int, Signs] = {}
    for numbers in by_unit.values():
        for turn, number in enumerate(numbers):
            before = tasks[numbers[turn - 1]] if turn else None
            after = tasks[numbers[turn + 1]] if turn + 1 < len(numbers) else None
            today = [
                n for n in numbers[max(0, turn - 15) : turn + 16] if tasks[n].when.date() == tasks[number].when.date()
            ]
            found[number] = _signs(tasks[number], before, after, today.index(number), len(today), _near(tasks, number))
    return [found[number] for number in range(len(tasks))]


def _signs(task: Told, before: Told | None, after: Told | None, turn: int, many: int, near: int) -> Signs:
    unit, place = task.errand.spot
    lead = task.errand.before - task.errand.told
    return (
        f"hour {task.when.hour}",
        f"day {task.when.weekday()}",
        f"lead {lead // 3}",
        f"minute {task.when.minute // 15} {task.when.hour in (6, 7)}",
        f"exact {bool(place)} {bool(unit)}",
        f"turn {min(turn, 6)}",
        f"many {min(many, 9)}",
        f"since {_step(before, task)}",
        f"until {_step(task, after)}",
        f"near {near}",
        f"health {task.errand.health}",
    )


def _near(tasks: Sequence[Told], number: int) -> int:
    """Minutes to the task before it, wherever that was, in steps."""
    if not number:
        return 0
    return int(math.log2(1 + tasks[number].errand.told - tasks[number - 1].errand.told))


def _step(first: Told | None, second: Told | None) -> int:
    return -1 if first is None or second is None else int(2 * math.log2(1 + second.errand.told - first.errand.told))


def by_counting(known: Sequence[tuple[Signs, bool]], asked: Sequence[tuple[Signs, bool]]) -> float:
    """Share guessed right (reports and planned checks counting alike) by who counts how often each sign occurs."""
    weights: dict[str, float] = {}
    for truth in (True, False):
        of_these = [each for each, report in known if report is truth]
        for place in range(len(of_these[0])):
            for sign in {each[place] for each, _ in known}:
                share = (1 + sum(each[place] == sign for each in of_these)) / (len(of_these) + 2)
                weights[sign] = weights.get(sign, 0.0) + math.log(share) * (1 if truth else -1)
    return right(asked, weights)


def by_weighing(known: Sequence[tuple[Signs, bool]], asked: Sequence[tuple[Signs, bool]], chance: Random) -> float:
    """The same by logistic regression."""
    reports = [each for each in known if each[1]]
    planned = [each for each in known if not each[1]]
    lesson = reports + chance.sample(planned, min(len(planned), len(reports)))
    weights: dict[str, float] = {}
    for step in range(12):
        chance.shuffle(lesson)
        for seen, report in lesson:
            guess = 1 / (1 + math.exp(-sum(weights.get(sign, 0.0) for sign in seen)))
            for sign in seen:
                weights[sign] = 0.999 * weights.get(sign, 0.0) + 0.1 / (1 + step) * (report - guess)
    return right(asked, weights)


def right(asked: Sequence[tuple[Signs, bool]], weights: dict[str, float]) -> float:
    scores = [(sum(weights.get(sign, 0.0) for sign in seen), report) for seen, report in asked]
    hits = [score > 0 for score, report in scores if report]
    spared = [score <= 0 for score, report in scores if not report]
    return (sum(hits) / len(hits) + sum(spared) / len(spared)) / 2
