"""T-06: tables of cases, and those a verb writes, hold ids, tags and boxes only: no date, text, serial or default."""

import pytest
from sqlalchemy import LargeBinary, Table
from sqlalchemy import inspect as inspected

from portal.database import Base
from portal.tables import TABLES
from tests.world import World

SEALED = ("cases", "grants", "envelopes", "doors", "slots", "papers", "drafts", "tallies", "proposals", "head",
          "segments", "partings", "tellings", "jobs", "rounds", "companions", "supporters")  # fmt: skip
"""All that a verb writes, or that belongs to a case."""
ELSEWHERE = {"officers", "invites", "recoveries", "pages", "checkpoints", "facts", "posts", "shifts", "beats", "tasks"}


def table(name: str) -> Table:
    return Base.metadata.tables[name]


def test_every_table_is_on_one_of_the_two_lists() -> None:
    assert {each.__tablename__ for each in TABLES} == {*SEALED, *ELSEWHERE}


@pytest.mark.parametrize("name", SEALED)
def test_there_are_only_ids_tags_and_boxes(name: str) -> None:
    for column in table(name).columns:
        assert isinstance(column.type, LargeBinary), column
        assert (column.default, column.server_default, column.onupdate) == (None, None, None), column
        assert not column.primary_key or column.type.length == 16, column


def test_no_table_at_all_has_a_clock_a_serial_or_a_default() -> None:
    for each in Base.metadata.tables.values():
        for column in each.columns:
            assert column.type.__class__.__name__ in {"LargeBinary", "Text", "Integer"}, column
            assert (column.default, column.server_default) == (None, None), column
            assert column.autoincrement is not True, column


def test_the_database_itself_has_no_hidden_row_order_and_no_defaults(world: World) -> None:
    if world.engine.dialect.name == "sqlite":
        with world.engine.connect() as connection:
            for name in Base.metadata.tables:
                made = connection.exec_driver_sql(f"SELECT sql FROM sqlite_master WHERE name='{name}'").scalar_one()
                assert "WITHOUT ROWID" in made
    for name in Base.metadata.tables:
        for column in inspected(world.engine).get_columns(name):
            assert column["default"] is None, (name, column)


def test_every_box_of_every_case_has_a_size_from_the_list(world: World) -> None:
    """Whatever was said, by whom, to whom: sizes are fixed, or a padding class and 73 bytes."""
    world.lodge("director-northgate", text="x")
    case = world.lodge("inspectorate", text="y" * 3000, identity="office", name="A. N.", number="N1").case
    world.lodge("inspectorate", not_=[world.directory.officer_named("inspector.hale").id.hex()])  # type: ignore[union-attr]
    world.answer("inspector.adeyemi", case, "z" * 9000)
    fixed = {
        "cases": {16, 1865, 2121},
        "grants": {16, 256},
        "doors": {16, 105},
        "slots": {16, 176},
        "tallies": {16, 304},
    }
    classes = {73 + size for size in (2048, 8192, 32768, 131072)} | {16}
    with world.engine.connect() as connection:
        for name in ("cases", "grants", "doors", "slots", "tallies", "envelopes"):
            for row in connection.execute(table(name).select()):
                sizes = {len(value) for value in row}
                assert sizes <= fixed.get(name, classes), (name, sizes)
