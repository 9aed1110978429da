"""T-07: the same acts to the director and to the inspectorate make databases nobody can tell apart."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from portal.database import Base
from tests.counts import count
from tests.world import World

ACTS = st.lists(
    st.sampled_from(["lodge", "named", "apart", "answer", "ask", "add", "punished"]), min_size=1, max_size=6
)
OFFICES = {"director-northgate": "director.northgate", "inspectorate": "inspector.adeyemi"}


def shape(world: World) -> dict[str, Counter[tuple[int, ...]]]:
    """For each table how many rows there are of which sizes: all that someone without keys can measure."""
    found = {}
    with world.engine.connect() as connection:
        for name, table in Base.metadata.tables.items():
            if name in ("pages", "checkpoints", "head", "facts"):
                found[name] = Counter({(connection.scalar(select(func.count()).select_from(table)) or 0,): 1})
                continue
            rows = connection.execute(select(table))
            found[name] = Counter(tuple(len(v) if isinstance(v, bytes) else 0 for v in row) for row in rows)
    return found


def play(world: World, acts: list[str], office: str) -> dict[str, Counter[tuple[int, ...]]]:
    """The change a history makes, as sizes of rows."""
    before, login, case = shape(world), OFFICES[office], b""
    for act in acts:
        if act in ("lodge", "named", "apart") or not case:
            name = {"identity": "office", "name": "A. N."} if act == "named" else {}
            off = [world.directory.officer_named("inspector.hale").id.hex()] if act == "apart" else []  # type: ignore[union-attr]
            receiver = "inspectorate" if act == "apart" else office
            case, login = world.lodge(receiver, "Same words.", not_=off, **name).case, OFFICES[receiver]
        elif act == "answer" and world.read(world.viewer(login), case).docket.turn == "office":
            world.answer(login, case)
        elif act == "ask":
            world.ask(login, case)
        elif act == "add":
            world.add(case, f"More words, {len(acts)}.")
        elif act == "punished":
            world.punished(case)
    after = shape(world)
    return {name: after[name] - before[name] for name in after if name not in ("pages", "head", "checkpoints")}


@settings(
    max_examples=count("examples") // 5,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=ACTS)
def test_whither_a_letter_went_leaves_no_trace_in_rows_or_sizes(world: World, acts: list[str]) -> None:
    assert play(world, acts, "director-northgate") == play(world, acts, "inspectorate")


def test_the_shape_does_tell_two_different_histories_apart(world: World) -> None:
    """The comparison above is not blind."""
    assert play(world, ["lodge"], "inspectorate") != play(world, ["lodge", "answer"], "inspectorate")


@pytest.mark.parametrize("named", [True, False])
def test_a_name_or_none_leaves_the_same_rows(world: World, named: bool) -> None:
    assert play(world, ["named" if named else "lodge"], "inspectorate") == play(world, ["lodge"], "inspectorate")
