"""T-05: equal columns swapped between two rows: refused or named by the check, and no reader sees anything else."""

import itertools
from collections.abc import Iterator

import pytest
from sqlalchemy import LargeBinary, Table, select, update

from portal.cases import Interfered
from portal.casework.inspect import inspect
from portal.cli.demonstration.stage import NotInSight
from portal.database import Base
from portal.vault import Refused
from tests.world import World

TABLES = ("cases", "grants", "envelopes", "doors", "slots", "pages")


def columns(table: Table) -> list[str]:
    return [column.name for column in table.columns if isinstance(column.type, LargeBinary)]


def pairs(world: World, table: Table) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    with world.engine.connect() as connection:
        rows = [dict(row) for row in connection.execute(select(table)).mappings()]
    yield from itertools.islice(itertools.combinations(rows, 2), 12)


def swap(world: World, table: Table, column: str, one: dict[str, object], two: dict[str, object]) -> None:
    """Through a value in between, because names are unique."""
    key = next(iter(table.primary_key.columns)).name
    between = b"\xff" * len(bytes(one[column]))  # type: ignore[call-overload]
    names = [one[key], two[key]]
    steps = [(names[0], between), (names[1], one[column]), (between if column == key else names[0], two[column])]
    with world.engine.begin() as connection:
        for name, value in steps:
            connection.execute(update(table).where(table.c[key] == name).values({column: value}))


def swap_back(world: World, table: Table, column: str, one: dict[str, object], two: dict[str, object]) -> None:
    if column in (key.name for key in table.primary_key.columns):
        swap(world, table, column, one, two)
    else:
        swap(world, table, column, {**one, column: two[column]}, {**two, column: one[column]})


def seen(world: World, cases: list[bytes]) -> list[object]:
    """What the readers of three cases see: their texts, or that it was named, or nothing."""
    found: list[object] = []
    for login, case in itertools.product(("director.northgate", "inspector.adeyemi"), cases):
        found.append(_seen(world, login, case))
    for case in cases:
        try:
            viewer = world.mailbox(world.codes[case])
            found.append([said.text for said in world.read(viewer, case).envelopes])
        except (Interfered, Refused, NotInSight, AssertionError) as named:
            found.append(type(named).__name__)
    return found


def _seen(world: World, login: str, case: bytes) -> object:
    try:
        viewer = world.viewer(login)
        return [said.text for said in world.read(viewer, case).envelopes] if world.sight(viewer, case) else None
    except (Interfered, Refused, AssertionError) as named:
        return type(named).__name__


@pytest.mark.parametrize("name", TABLES)
def test_no_swap_changes_what_a_reader_sees_unnamed(world: World, name: str) -> None:
    texts = {"director-northgate": "About my watch.", "inspectorate": "He hit me.", "ombudsman": "Nobody answers."}
    cases = [world.lodge(office, text=text).case for office, text in texts.items()]
    world.answer("inspector.adeyemi", cases[1], "We read it.")
    before = seen(world, cases)
    table = Base.metadata.tables[name]
    for column in columns(table):
        for one, two in pairs(world, table):
            if one[column] == two[column]:
                continue
            swap(world, table, column, one, two)
            after = seen(world, cases)
            changed = [now for then, now in zip(before, after, strict=True) if then != now]
            assert all(isinstance(now, str) or now is None for now in changed), (name, column, changed)
            if name == "cases":
                with world.reading() as session:
                    assert list(inspect(session, world.site)) or changed, (name, column)
            swap_back(world, table, column, one, two)
    assert seen(world, cases) == before
