"""What is told on the first day comes from the pack in force in that very prison."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from portal import create_app
from portal.policy import pack_or_default
from portal.policy.reports import mandatory_reports
from tests.world import World


@pytest.fixture
def app(world: World) -> Iterator[Flask]:
    app = create_app(world.settings, doors=("public",))
    app.testing = True
    yield app
    app.portal.close()


def test_each_prison_has_its_own_from_its_own_pack(app: Flask, world: World) -> None:
    client = app.test_client()
    listed = client.get("/en/admission").text
    for prison in world.directory.prisons:
        assert f"/en/admission/{prison.code}" in listed
        text = client.get(f"/en/admission/{prison.code}").text
        assert f'data-hash="{pack_or_default(prison.pack).hash}"' in text
        assert prison.name("en") in text
        assert "Inspectorate" in text
        assert "Nobody may punish you for it" in text
        theirs = [each for each in world.directory.offices if each.prison == prison.code and each.kind == "director"]
        others = [each for each in world.directory.offices if each.kind == "director" and each not in theirs]
        assert all(each.name("en") in text for each in theirs)
        assert not any(each.name("en") in text for each in others)
        reports = mandatory_reports(pack_or_default(prison.pack))
        assert text.count("A law here") + text.count("The law here") >= len(reports) > 0, "what cannot stay secret"


def test_a_prison_that_is_not_there_has_none(app: Flask) -> None:
    assert app.test_client().get("/en/admission/XXX").status_code == 404
