"""A world with a doctor in it, and records made in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from portal.cases.paper import papers
from portal.casework.make_record import Made, make_record
from portal.config import Settings
from portal.vault import Keys
from tests.world import OFFICES, World, empty, found_world

SAID = {
    "force": {"person": "A. Moreau, 4411", "place": "Wing B", "by": "Two officers", "means": "Held by the arms"},
    "restraint": {"person": "A. Moreau, 4411", "ground": "doctor"},
    "medical": {"person": "A. Moreau, 4411", "recommendation": "Out of the cell an hour a day.", "urgency": "day"},
    "signs": {"person": "A. Moreau, 4411", "injuries": "Bruises on both wrists, two days old."},
    "death": {"person": "A. Moreau, 4411", "place": "Hospital"},
    "illness": {"person": "A. Moreau, 4411"},
    "injury": {"person": "A. Moreau, 4411", "place": "Workshop"},
    "confinement": {
        "person": "A. Moreau, 4411",
        "place": "Cell 3",
        "doctor": "Dr S. Iyer",
        "certified": "2026-10-05T07:30",
    },
    "environment": {"food": "good", "hygiene": "bad", "rooms": "poor", "clothing": "good", "exercise": "good"},
    "transfer": {"person": "A. Moreau, 4411", "moved": "To Eastwater"},
}
DIRECTOR, DOCTOR, CENTRAL, INSPECTOR = "director.northgate", "health.northgate", "central", "inspector.adeyemi"


@pytest.fixture
def ward(engine: Engine, database_url: str, settings: Settings, tmp_path: Path) -> World:
    """The small world, with a health office in the prison."""
    empty(engine)
    offices = (*OFFICES, "health-northgate", "interpreters")
    return found_world(engine, replace(settings, database_url=database_url), tmp_path, offices)


def record(
    world: World, kind: str, *, by: str = "", ago: timedelta = timedelta(), once: str = "1", **more: Any
) -> Made:
    """Made now, of what happened `ago`."""
    said = {**SAID[kind], **more.pop("said", {})}
    maker = by or (DOCTOR if kind in ("medical", "signs", "environment") else DIRECTOR)
    with world.writing() as session:
        made = make_record(
            session, world.viewer(maker), kind=kind, said=said, once=once,
            text=more.pop("text", "The words of whoever saw it."), happened=world.now - ago, language="en",
            site=world.site, directory=world.directory, now=world.now, **more,
        )  # fmt: skip
        session.commit()
    return made


def act(world: World, login: str, case: bytes, verb: Any, **said: Any) -> None:
    """Any verb of an officer on a record."""
    with world.stage() as stage:
        stage.act(login, case, verb, now=world.now, language="en", **said)


def told(world: World, login: str) -> list[str]:
    """What the papers of that officer's office say, in order of the words."""
    viewer = world.viewer(login)
    with world.reading() as session:
        found = [
            said["what"] for ring in viewer.rings if not ring.identity and ring.case is None
            for said in papers(session, world.site, ring.id, Keys(ring.seed))
        ]  # fmt: skip
    return sorted(found)


def later(world: World, **much: float) -> datetime:
    world.now += timedelta(**much)
    return world.now
