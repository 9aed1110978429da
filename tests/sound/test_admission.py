"""What is told on the first day comes from the pack in force in that very prison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from portal import create_app
from portal.directory import sign
from portal.policy import pack_or_default
from tests.web.frames import doors
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


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_the_law_there_makes_us_report_is_told(world: World) -> None:
    prisons = (replace(world.directory.prisons[0], pack="demo-northgate"), *world.directory.prisons[1:])
    new = replace(world.directory, version=world.directory.version + 1, prisons=prisons)
    world.settings.directory_file.write_bytes(sign(world.root, new))
    with doors(world.settings, "public") as app:
        told = [app.test_client().get(f"/en/admission/{each.code}").text.count("The law here") for each in prisons]
    assert told == [1, 0]


def test_a_prison_that_is_not_there_has_none(app: Flask) -> None:
    assert app.test_client().get("/en/admission/XXX").status_code == 404
