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
        assert "1 Example Street" in text and "+00 555 0101" in text, "where people outside can be reached"
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


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_protects_refugees_stands_apart_from_a_consulate(world: World) -> None:
    as_is = [replace(each, kind="refuge") if each.id == "ombudsman" else each for each in world.directory.offices]
    as_is = [replace(each, kind="consul") if each.id == "inspectorate" else each for each in as_is]
    new = replace(world.directory, version=world.directory.version + 1, offices=tuple(as_is))
    world.settings.directory_file.write_bytes(sign(world.root, new))
    with doors(world.settings, "public", "kiosk") as app:
        text = app.test_client().get("/en/admission/NGT").text
        parts = [app.test_client().get(f"/en/kiosk/rules/NGT?part={part}").text for part in range(1, 12)]
    outside, _, more = text.partition("Do you come from another country?")
    consul, _, refuge = more.partition("Some people cannot turn to their own country.")
    assert [name in refuge for name in ("Ombudsman", "Inspectorate", "Your country is not told.")] == [1, 0, 1]
    assert "Inspectorate" in consul and "Ombudsman" not in outside
    assert [1 for each in parts if "Some people cannot turn" in each and "Ombudsman" in each and "12 Example" in each]


def test_a_prison_that_is_not_there_has_none(app: Flask) -> None:
    assert app.test_client().get("/en/admission/XXX").status_code == 404
