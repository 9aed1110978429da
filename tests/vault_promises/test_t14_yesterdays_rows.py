"""T-14: one case is put back to yesterday's rows: whoever opens it next is told, and the check names the page."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete, insert, select

from portal.cases import Interfered
from portal.cases.case import Case
from portal.cases.envelope import Envelope
from portal.cases.grant import Grant
from portal.cli.db import found_faults
from portal.register import page_at
from tests.world import World

ROWS = ((Case, Case.id), (Grant, Grant.case_id), (Envelope, Envelope.case_id))


def copied(world: World, case: bytes) -> list[list[dict[str, Any]]]:
    with world.reading() as session:
        return [
            [dict(row) for row in session.execute(select(table.__table__).where(name == case)).mappings()]
            for table, name in ROWS
        ]


def put_back(world: World, case: bytes, rows: list[list[dict[str, Any]]]) -> None:
    with world.writing() as session:
        for (table, name), old in zip(ROWS, rows, strict=True):
            session.execute(delete(table).where(name == case))
            session.execute(insert(table), old)
        session.commit()


ACTS: dict[str, Callable[[World, bytes], object]] = {
    "answered": lambda world, case: world.answer("inspector.adeyemi", case),
    "asked": lambda world, case: world.ask("inspector.adeyemi", case),
    "added to": lambda world, case: world.add(case),
    "punished": lambda world, case: world.punished(case),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_a_case_put_back_says_so_to_both_sides_and_to_the_check(world: World, act: Callable[..., object]) -> None:
    world.lodge("director-northgate")
    case = world.lodge("inspectorate").case
    world.open("inspector.adeyemi", case)
    officer, person = world.viewer("inspector.adeyemi"), world.mailbox(world.codes[case])
    book, acts = docket_of(world, case)
    yesterday = copied(world, case)
    world.pass_days()
    act(world, case)
    put_back(world, case, yesterday)
    for viewer in (officer, person):
        with pytest.raises(Interfered):
            world.read(viewer, case)
    with world.reading() as session:
        page = page_at(session, book, acts)
        assert page is not None
        faults = list(found_faults(session, world.settings, world.site))
    assert {"kind": "rolled_back", "page": page.number} in faults


def test_left_alone_it_is_read_as_before(world: World) -> None:
    case = world.lodge("inspectorate").case
    put_back(world, case, copied(world, case))
    assert world.read(world.mailbox(world.codes[case]), case).statement.text


def docket_of(world: World, case: bytes) -> tuple[bytes, int]:
    """The case's book, and how many acts there were."""
    sight = world.sight(world.viewer("inspector.adeyemi"), case)
    assert sight is not None
    return sight.docket.book, sight.docket.acts
