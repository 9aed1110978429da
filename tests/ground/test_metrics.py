"""What those who run the portal may ask: whether the worker works, and nothing that grows with a letter."""

import os
from dataclasses import replace

import pytest
from click.testing import CliRunner
from werkzeug.test import Client

from portal.cli import main
from portal.cli.metrics import LATE, application, beside, mark_round
from tests.world import World


@pytest.fixture
def asked(world: World) -> Client:
    return Client(application(world.settings))


def figures(asked: Client) -> dict[str, float]:
    lines = asked.get("/metrics").text.splitlines()
    return {name: float(value) for name, value in (line.split() for line in lines if not line.startswith("#"))}


def test_the_worker_is_well_while_its_rounds_come(world: World, asked: Client) -> None:
    assert asked.get("/health/work").status_code == 503
    mark = mark_round(world.settings)
    assert asked.get("/health/work").json == {"status": "ok"}
    long_ago = mark.stat().st_mtime - LATE - 1
    os.utime(mark, (long_ago, long_ago))
    assert asked.get("/health/work").status_code == 503
    assert figures(asked)["portal_work_round_age_seconds"] > LATE


def test_no_figure_moves_with_a_letter(world: World, asked: Client) -> None:
    os.utime(mark_round(world.settings), (1, 1))
    before = figures(asked)
    world.lodge("inspectorate", danger="hurt", kind="report")
    after = figures(asked)
    assert before["portal_database_up"] == 1
    assert {**after, "portal_work_round_age_seconds": 0} == {**before, "portal_work_round_age_seconds": 0}


def test_nothing_else_is_there(asked: Client) -> None:
    assert {asked.get(path).status_code for path in ("/", "/en/", "/desk", "/health/ready")} == {404}


def test_it_never_stands_at_the_doors(world: World, environment: dict[str, str]) -> None:
    variables = environment | {"PORTAL_BIND": "127.0.0.1:8000", "PORTAL_METRICS_BIND": "127.0.0.1:8000"}
    refused = CliRunner(env=variables).invoke(main, ["work"])
    assert refused.exit_code != 0
    assert "PORTAL_METRICS_BIND" in refused.output
    assert beside(replace(world.settings, metrics_bind=None)) == []
