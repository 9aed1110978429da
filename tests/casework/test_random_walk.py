"""Any order of acts by anyone: nothing closed too early or seen by the wrong office, no refusal without a name."""

from random import Random

from tests.casework.records import ward
from tests.casework.walking import MOVES, Walk, missing, step, whole
from tests.counts import count
from tests.world import World

__all__ = ["ward"]
LOOKED_AT = 500
"""Steps after which everything is looked at, and other cases begin."""


def test_every_act_of_a_person_has_its_line_in_the_walk() -> None:
    assert missing() == set()


def test_acts_in_any_order_break_no_promise(ward: World) -> None:
    walk, steps = Walk(ward, Random(20261005)), count("walk") // 2
    for number in range(1, steps + 1):
        step(walk)
        if number % LOOKED_AT == 0 or number == steps:
            assert whole(walk).ok
            walk.cases.clear()
    print(sum(walk.done.values()), walk.done.most_common(), walk.refused.most_common())
    if steps >= 10_000:
        assert len(set(MOVES) & set(walk.done)) >= 0.9 * len(MOVES), set(MOVES) - set(walk.done)
