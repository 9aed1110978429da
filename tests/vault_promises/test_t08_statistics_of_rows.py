"""T-08: told which cases are the director's own, nobody tells office, state or week of the other rows.

Rows that lie under one tag do look alike (VAULT 3 says so); what the tag stands for does not show. So each guesser
names an office for every other row, and over many sites it is right about as often as a coin.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import select

from portal.cases import docket_box
from portal.cases.case import Case
from portal.cases.docket import Docket
from portal.cases.queue import STATES, iso_week, queue_tag, tag_of
from portal.vault import Site
from tests.counts import count
from tests.world import MONDAY, World

SITES = max(60, count("examples"))
EACH = 12


class Row(NamedTuple):
    queue: bytes
    docket: bytes


Guess = Callable[[list[Row], list[Row], Row, bytes], bool]
"""(the director's own rows, all other rows, one of these, the inspectorate's ring) → whether it is the inspectorate's.

The ring's id is no secret: it stands in the directory.
"""


def anyones_tags(ring: bytes) -> set[bytes]:
    """The tags of a ring as someone without the site file would make them."""
    nobody = Site((bytes(32),), (8, 1, 1))
    weeks = range(iso_week(MONDAY.date()), iso_week(MONDAY.date()) + 5)
    return {queue_tag(nobody, ring, state, week) for state in STATES for week in weeks}


def distance(one: bytes, two: bytes) -> int:
    return abs(int.from_bytes(one[:8], "big") - int.from_bytes(two[:8], "big"))


GUESSES: dict[str, Guess] = {
    "nearest to the director's tags": lambda own, rest, row, ring: (
        min(distance(row.queue, each.queue) for each in own)
        < sorted(min(distance(every.queue, each.queue) for each in own) for every in rest)[len(rest) // 2]
    ),
    "first half in the order of tags": lambda own, rest, row, ring: (
        sorted(each.queue for each in rest).index(row.queue) < EACH
    ),
    "tag shares a first byte with the director's": lambda own, rest, row, ring: (
        row.queue[0] in {each.queue[0] for each in own}
    ),
    "larger class of equal tags": lambda own, rest, row, ring: sum(each.queue == row.queue for each in rest) > 2,
    "a tag anyone can make": lambda own, rest, row, ring: row.queue in anyones_tags(ring) or sum(row.queue) % 2 == 0,
    "docket's bits": lambda own, rest, row, ring: sum(row.docket[25:]) % 2 == 0,
    "docket like the director's": lambda own, rest, row, ring: abs(row.docket[40] - own[0].docket[40]) < 64,
}


def world_of_rows(drawn: random.Random, docket: Docket) -> tuple[list[Row], list[tuple[Row, bool]], bytes]:
    """A site of its own: the director's rows, and as many of inspectorate and ombudsman in random states and weeks."""
    site = Site((drawn.randbytes(32),), (8, 1, 1))
    rings = [drawn.randbytes(16) for _ in range(3)]

    def row(ring: bytes) -> Row:
        today = docket.filed.date()
        due = today + timedelta(weeks=drawn.randrange(4))
        kept = replace(docket, ring=ring, due=due, opened=drawn.random() < 0.5)
        if drawn.random() < 0.3:
            kept = replace(kept, answered=today, turn="person")
        return Row(tag_of(site, kept, today), docket_box.shut(site, drawn.randbytes(16), kept))

    own = [row(rings[0]) for _ in range(EACH)]
    return own, [(row(rings[1 + place % 2]), place % 2 == 0) for place in range(2 * EACH)], rings[1]


def test_no_guess_over_many_sites_beats_a_coin(world: World) -> None:
    drawn = random.Random(8)
    case = world.lodge("director-northgate").case
    with world.reading() as session:
        row = session.scalars(select(Case).where(Case.id == case)).one()
        docket = docket_box.opened(world.site, case, row.docket)
    won = dict.fromkeys(GUESSES, 0.0)
    for _ in range(SITES):
        own, rest, ring = world_of_rows(drawn, docket)
        rows = [row for row, _ in rest]
        for name, guess in GUESSES.items():
            won[name] += sum(guess(own, rows, row, ring) == truth for row, truth in rest) / len(rest)
    limit = 4 * 0.5 / SITES**0.5
    for name, right in won.items():
        assert abs(right / SITES - 0.5) < limit, (name, right / SITES)


def test_a_guesser_who_holds_the_site_file_is_always_right(world: World) -> None:
    """The rows do carry it: the test above would notice a tag that shows its office."""
    drawn = random.Random(9)
    office = world.directory.office("inspectorate").ring.id
    for _ in range(3):
        receipt = world.lodge(drawn.choice(["inspectorate", "director-northgate"]))
        with world.reading() as session:
            row = session.get_one(Case, receipt.case)
            docket = docket_box.opened(world.site, row.id, row.docket)
            assert (docket.ring == office) == (receipt.office == "inspectorate")
            assert row.queue == tag_of(world.site, docket, world.now.date())
