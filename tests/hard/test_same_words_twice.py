"""The same words to the director and to the inspectorate, one after the other in one browser: nothing joins the two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from portal import create_app
from portal.database import Base
from tests.protection.test_approaches import without_tokens
from tests.web.desks import desk
from tests.web.letters import write
from tests.web.person import Person
from tests.world import World

TEXT = "He hit me behind the kitchen."


def rows(world: World) -> dict[str, list[tuple[Any, ...]]]:
    with world.engine.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(select(table))]
            for name, table in Base.metadata.tables.items()
        }


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_one_session_sends_twice_is_two_letters_of_nobody_in_particular(world: World) -> None:
    app = create_app(replace(world.settings, locales=("en",)))
    person, director = Person(app), desk(app, "director.northgate")
    said: dict[str, Any] = {"kind": "complaint", "topic": "cell", "text": TEXT}
    before = rows(world)
    one, first = write(person, app, **said, office="director-northgate")
    between = rows(world)
    seen = without_tokens(director.get("/desk").text)
    two, second = write(person, app, **said, office="inspectorate")
    after = rows(world)
    assert (one.name, two.name, len({first, second})) == ("filing.sent", "filing.sent", 2)
    assert without_tokens(director.get("/desk").text) == seen, "the director sees no trace of the other"
    for table in before:
        mine = [row for row in between[table] if row not in before[table]]
        other = [row for row in after[table] if row not in between[table]]
        if table in ("head", "checkpoints", "pages"):
            continue
        assert sorted(map(sizes, mine)) == sorted(map(sizes, other)), table
        secret = {value for row in mine for value in row if isinstance(value, bytes) and len(value) >= 8}
        assert not secret & {value for row in other for value in row if isinstance(value, bytes)}, table
    app.portal.close()


def sizes(row: tuple[Any, ...]) -> tuple[int, ...]:
    return tuple(len(value) if isinstance(value, bytes) else 0 for value in row)
