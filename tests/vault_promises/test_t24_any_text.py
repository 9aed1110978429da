"""T-24: any text arrives to the byte, and its stored size is one of the classes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from portal.cases.envelope import Envelope
from tests.counts import count
from tests.world import World

CLASSES = {73 + size for size in (2048, 8192, 32768, 131072)}


def arrives(world: World, text: str) -> None:
    case = world.lodge("inspectorate", text=text).case
    assert world.read(world.viewer("inspector.adeyemi"), case).statement.text == text
    assert world.read(world.mailbox(world.codes[case]), case).statement.text == text
    with world.reading() as session:
        sizes = {len(box) for box in session.scalars(select(Envelope.box).where(Envelope.case_id == case))}
    assert all(size in CLASSES or (size - 73) % 131072 == 0 for size in sizes)


@settings(
    max_examples=count("examples"),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_any_text_arrives_to_the_byte(world: World, text: str) -> None:
    arrives(world, text)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        " ",
        "\r\n\r\n  leading and trailing \t",
        "\u0000 NUL",
        "\u202e turned round",
        "'; DROP TABLE cases; --<script>alert(1)</script>",
        "ضربني حارس في الممر 🕊️",
        "a" * 1940,
        "é" * 65_000,
        "🕊" * 2_000_000,
    ],
    ids=["one", "space", "lines", "nul", "bidi", "attack", "arabic", "class edge", "long", "two million"],
)
def test_texts_that_break_other_systems_arrive_to_the_byte(world: World, text: str) -> None:
    arrives(world, text)
