"""Help because of a disability is a request, and something must be said soon, before the answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from inspect import signature
from typing import Any

from portal import policy
from portal.casework.acknowledge import acknowledge
from portal.casework.correct import correct
from portal.casework.measure import measure
from portal.questions import QUESTIONS, kind_of, leaf_of, urgency_of
from tests.world import World

ORDERED = {"what": "staff_shift", "review": date(2026, 10, 8)}
HELP = {"kind": "help", "topic": "cell", "prison": "NGT"}


def test_it_is_a_request_about_that_and_lowers_nothing() -> None:
    assert (kind_of(HELP), leaf_of(HELP), leaf_of({"kind": "help"})) == ("request", "cell", "disability")
    assert kind_of({**HELP, "topic": "hurt"}) == "report"
    assert kind_of({**HELP, "danger": "punished"}) == "retaliation"
    assert kind_of({**HELP, "topic": "hurt", "happened": "beaten"}) == "report"
    assert urgency_of({**HELP, "danger": "ill"}) == urgency_of({"danger": "ill"})


def test_everyone_but_staff_is_offered_it() -> None:
    for filer in ("prisoner", "family"):
        assert "help" in [each.value for each in QUESTIONS["kind"].asked({"filer": filer}).options]


def test_an_interim_clock_runs_beside_that_of_the_answer_and_ends_before_it(world: World) -> None:
    case = world.lodge("inspectorate", **HELP).case
    docket = world.read(world.viewer("inspector.adeyemi"), case).docket
    (interim,) = [each for each in docket.clocks.others if each.id == "interim"]
    assert interim.late_from < docket.late_from
    other = world.lodge("inspectorate", kind="request", topic="cell", prison="NGT").case
    others = world.read(world.viewer("inspector.adeyemi"), other).docket.clocks.others
    assert "interim" not in [each.id for each in others]


def test_looking_does_not_meet_it_a_word_to_the_person_does(world: World) -> None:
    case = world.lodge("inspectorate", **HELP).case
    world.open("inspector.adeyemi", case)
    for verb, said in ((acknowledge, {}), (correct, {"topic": "food"}), (measure, ORDERED)):
        _do(world, verb, case, said)
        assert [each.met for each in _interim(world, case)] == [False], verb
    world.ask("inspector.adeyemi", case, "What do you need for now?")
    assert [each.met for each in _interim(world, case)] == [True]


def test_every_pack_has_it() -> None:
    for path in policy.path_of("floor").parent.glob("*.toml"):
        pack = policy.pack(path.stem)
        assert "interim" in [each.id for each in pack.clocks_for("request", topic="disability")], pack.id


def _do(world: World, verb: Callable[..., Any], case: bytes, said: dict[str, Any]) -> None:
    """By the inspector, with whatever else the verb asks for."""
    with world.stage() as stage:
        officer, sight = stage.desk("inspector.adeyemi", case, world.now)
        given = {"site": world.site, "directory": world.directory, "now": world.now, "language": "en", "text": ""}
        given |= {"owner": officer.id, **said}
        asked = signature(verb).parameters
        verb(stage.session, sight, officer, **{name: each for name, each in given.items() if name in asked})


def _interim(world: World, case: bytes) -> list:  # type: ignore[type-arg]
    clocks = world.read(world.viewer("inspector.adeyemi"), case).docket.clocks
    return [each for each in clocks.others if each.id == "interim"]
