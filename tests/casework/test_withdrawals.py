"""Asking to stop: seven days to take it back, and never the end of what must be looked at all the same."""

from typing import Any

import pytest

from portal.casework.withdraw import withdraw
from tests.world import MONDAY, World


def stop(world: World, case: bytes, said: str = "yes") -> None:
    mailbox = world.mailbox(world.codes[case])
    sight = world.sight(mailbox, case)
    assert sight is not None
    with world.writing() as session:
        withdraw(
            session, sight, mailbox, stop=said, language="en", site=world.site, directory=world.directory, now=world.now
        )
        session.commit()


def docket(world: World, case: bytes) -> Any:
    return world.read(world.mailbox(world.codes[case]), case).docket


def test_after_seven_days_the_worker_closes_it_with_an_act(world: World) -> None:
    world.lodge(text="Somebody else's.", chain="no")
    case = world.lodge(text="The shower is cold.").case
    stop(world, case)
    world.pass_days(7)
    world.sweep()
    assert docket(world, case).closed is None
    world.pass_days(1)
    world.sweep()
    world.sweep()
    opened = world.read(world.mailbox(world.codes[case]), case)
    assert opened.docket.closed == world.now.date()
    assert [line.name for line in opened.trail].count("stopped") == 1


def test_until_then_it_can_be_taken_back_and_the_clock_is_as_before(world: World) -> None:
    case = world.lodge(text="The shower is cold.").case
    due = docket(world, case).due
    stop(world, case)
    world.pass_days(6)
    stop(world, case, "no")
    world.pass_days(7)
    world.sweep()
    assert (docket(world, case).closed, docket(world, case).stop, docket(world, case).due) == (None, None, due)


def test_who_writes_more_does_not_want_it_to_stop(world: World) -> None:
    case = world.lodge(text="The shower is cold.").case
    stop(world, case)
    world.add(case, "It is cold again.")
    assert docket(world, case).stop is None


@pytest.mark.parametrize(
    "about",
    [
        {"topic": "hurt", "by": "staff"}, {"topic": "touching"}, {"topic": "child"}, {"danger": "self"},
        {"danger": "punished"}, {"kind": "report"}, {"watch": "yes"},
    ],
)  # fmt: skip
def test_ill_treatment_retaliation_self_harm_and_children_stay_open(world: World, about: dict[str, str]) -> None:
    case = world.lodge("inspectorate", "I do not want it any more.", chain="no", **about).case
    stop(world, case)
    world.pass_days(30)
    world.sweep()
    assert (docket(world, case).stop, docket(world, case).closed) == (None, None)
    said = world.read(world.viewer("inspector.adeyemi"), case).envelopes[-1]
    assert (said.kind, said.body["stays"]) == ("withdrawal", "yes")
    watch = docket(world, case).watch
    assert docket(world, case).unsure, "somebody may have made them: they are asked alone (C-15)"
    assert watch is None or watch.check == MONDAY.date(), "and in their letters, that day"
    stop(world, case, "no")
    assert not docket(world, case).unsure


def test_a_request_about_health_may_be_taken_back(world: World) -> None:
    case = world.lodge("inspectorate", "Not needed any more.", topic="health", kind="request").case
    stop(world, case)
    assert docket(world, case).stop == world.now.date()


def test_twice_is_once(world: World) -> None:
    case = world.lodge(text="The shower is cold.").case
    stop(world, case)
    stop(world, case)
    assert docket(world, case).envelopes == 2
