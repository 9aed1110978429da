"""`portal work --once --json`, in a whole small portal on both engines."""

import json
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from portal.cli import main, work
from tests.world import World


@pytest.fixture
def worked(world: World, environment: dict[str, str]) -> Any:
    """One round; its exit code and its document."""
    assert world.settings.root
    variables = environment | {
        "PORTAL_DATABASE_URL": world.settings.database_url,
        "PORTAL_ROOT": world.settings.root.hex(),
        "PORTAL_CLOCK": world.settings.clock,
        "PORTAL_ZONE": world.settings.zone,
    }

    def once() -> tuple[int, dict[str, Any]]:
        ended = CliRunner(env=variables).invoke(main, ["work", "--once", "--json"], catch_exceptions=False)
        return ended.exit_code, json.loads(ended.stdout)

    return once


def test_a_late_letter_climbs_once_and_once_only(world: World, worked: Any) -> None:
    world.lodge("director-northgate", chain="yes")
    assert worked() == (0, round_of(checkpoints=1))
    world.pass_days(20)
    assert worked() == (0, round_of(lapsed=1, escalated=1, checkpoints=1))
    assert worked() == (0, round_of())


def test_a_book_with_faults_is_not_signed(world: World, worked: Any) -> None:
    world.lodge()
    with world.engine.begin() as connection:
        connection.execute(text("DELETE FROM pages WHERE number = 1"))
    assert worked() == (1, round_of())


def test_the_rows_are_stirred_once_a_week(world: World, worked: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    stirred: list[object] = []
    monkeypatch.setattr(work, "stir", stirred.append)
    for days, times in ((0, 1), (1, 1), (6, 2), (0, 2)):
        world.pass_days(days)
        worked()
        assert len(stirred) == times


def test_what_is_kept_no_longer_is_erased_and_not_counted(world: World, worked: Any) -> None:
    case = world.lodge("inspectorate", kind="request").case
    world.answer("inspector.adeyemi", case, decision="no")
    world.collect(case)
    inspector = world.viewer("inspector.adeyemi")
    worked()
    assert world.sight(inspector, case)
    world.pass_days(800)
    code, done = worked()
    assert (code, done.keys()) == (0, round_of().keys())
    assert world.sight(inspector, case) is None


def round_of(**done: int) -> dict[str, Any]:
    nothing = {"lapsed": 0, "escalated": 0, "messages": 0, "checkpoints": 0, "rotated": 0}
    return {"schema": "portal.work/1", **nothing, **done}
