"""T-08: told which cases are the director's own, nobody tells office, state or week of the others from the database."""

import random

from sqlalchemy import select

from portal.cases.case import Case
from portal.cases.grant import Grant
from tests.counts import count
from tests.world import World

CHANCE = 0.5


def features(world: World) -> dict[bytes, list[float]]:
    """Every byte of every column of a case and of its grants, in the order the database gives them."""
    found: dict[bytes, list[float]] = {}
    with world.reading() as session:
        for row in session.execute(select(Case.id, Case.queue, Case.docket, Case.particulars)):
            found[row.id] = [float(byte) for part in (row.id, row.queue, row.docket[:96], row.particulars[:96]) for byte in part]
        for place, (case, tag, sealed) in enumerate(session.execute(select(Grant.case_id, Grant.tag, Grant.sealed))):
            found[case] += [float(byte) for byte in tag[:4] + sealed[:8]] + [float(place)]
    return found


def nearest(known: list[tuple[list[float], str]], unknown: list[float]) -> str:
    return min(known, key=lambda each: sum((a - b) ** 2 for a, b in zip(each[0], unknown, strict=False)))[1]


def best_byte(known: list[tuple[list[float], str]], tested: list[tuple[list[float], str]]) -> float:
    """The best any single byte does with the threshold that did best on what is known."""
    sizes = min(len(each) for each, _ in known + tested)
    best, rule = 0.0, (0, 0.0, False)
    for place in range(sizes):
        middle = sorted(each[place] for each, _ in known)[len(known) // 2]
        right = sum((each[place] > middle) == (office == "inspectorate") for each, office in known) / len(known)
        if max(right, 1 - right) > best:
            best, rule = max(right, 1 - right), (place, middle, right < 0.5)
    place, middle, flipped = rule
    hits = sum(((each[place] > middle) == (office == "inspectorate")) != flipped for each, office in tested)
    return hits / len(tested)


def test_a_classifier_does_no_better_than_chance(world: World) -> None:
    drawn = random.Random(8)  # noqa: S311 which letters go where, repeatable
    code, offices = None, {}
    for number in range(max(80, count("cases") // 4)):
        office = drawn.choice(["director-northgate", "inspectorate"])
        receipt = world.lodge(office, f"Letter {number}", code=code if number % 8 else None)
        code = world.codes[receipt.case]
        offices[receipt.case] = office
    rows = [(found, offices[case]) for case, found in features(world).items()]
    drawn.shuffle(rows)
    half = len(rows) // 2
    known, tested = rows[:half], rows[half:]
    limit = CHANCE + 3 * (0.25 / len(tested)) ** 0.5
    assert sum(nearest(known, found) == office for found, office in tested) / len(tested) < limit
    assert best_byte(known, tested) < limit
