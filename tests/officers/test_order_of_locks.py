"""Locks are always taken in one order: the case, the book, the officers. The other way round two would block."""

import hashlib
from typing import Any

from sqlalchemy import event

from portal.officers import publish_pending
from portal.officers.officer import LOCK
from tests.world import World


def number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def test_publishing_takes_the_book_before_the_officers(world: World) -> None:
    if world.engine.dialect.name != "postgresql":
        return
    taken: list[int] = []

    def look(_: Any, __: Any, statement: str, parameters: Any, *more: Any) -> None:
        if "pg_advisory_xact_lock" in statement:
            taken.append(parameters["number"])

    event.listen(world.engine, "before_cursor_execute", look)
    with world.writing() as session:
        publish_pending(
            session, site=world.site, directory=world.directory, root=world.root, settings=world.settings, now=world.now
        )
    assert list(dict.fromkeys(taken)) == [number("book"), number(LOCK)]
