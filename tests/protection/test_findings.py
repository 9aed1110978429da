"""What was found about staff stands under a number that only the office outside resolves; the person reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from portal import create_app
from portal.casework.find import find
from portal.casework.refusals import NamesStaff, NothingSaid, OutsideOnly
from portal.protection.staff_numbers import FINDINGS, FOLLOWS, named_in, names_in
from portal.web.shared import findings
from portal.web.shared.edge import Application
from tests.web.desks import address_of, desk, words
from tests.web.person import Person
from tests.world import World

ADEYEMI, CASTELLANOS = "inspector.adeyemi", "inspector.castellanos"
one_engine = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    yield app
    app.portal.close()


def found(world: World, case: bytes, staff: str = "Bernd Kane, S2210", login: str = ADEYEMI, **said: Any) -> str:
    given = {"finding": "proved", "follows": "", "text": "", "language": "en", **said}
    with world.stage() as stage:
        officer, sight = stage.desk(login, case, world.now)
        known = {"site": world.site, "directory": world.directory, "now": world.now}
        find(stage.session, sight, officer, staff=staff, **given, **known)
    return str(world.read(world.viewer(login), case).envelopes[-1].body["staff"])


def report(world: World, **more: str) -> bytes:
    return world.lodge("inspectorate", "He hit me.", topic="hurt", by="staff", kind="report", **more).case


def test_the_same_officer_has_one_number_and_only_the_office_can_say_whose(world: World) -> None:
    first, second, other = report(world), report(world), report(world)
    number = found(world, first)
    assert found(world, second, "s2210  bernd KANE", CASTELLANOS) == number, "a second case is seen"
    assert found(world, other, "Carla Voss") != number
    assert found(world, first, follows="left_prison") == found(world, first, follows="back") == number
    opened = world.read(world.viewer(CASTELLANOS), first)
    assert names_in(opened.notes) == {number: "Bernd Kane, S2210"}, "written down once"
    theirs = world.read(world.mailbox(world.codes[first]), first)
    assert theirs.notes == [] and all("Kane" not in str(said.body) for said in theirs.envelopes)


@one_engine
def test_neither_the_finding_nor_the_answer_names_the_officer(world: World, app: Application) -> None:
    case = report(world)
    with pytest.raises(NamesStaff):
        found(world, case, text="Mr Kane will not come back.")
    number = found(world, case, text="He will not come back.", follows="left_prison")
    receipt = type("Receipt", (), {"case": case})()
    inspector = desk(app, ADEYEMI)
    page = inspector.open(receipt).text
    assert f'data-staff="{number}"' in page and "Bernd Kane" in page
    refused = inspector.answer(receipt, "Kane hit you. That was wrong.", "no")
    assert refused.status_code == 422 and "These words name the officer." in refused.text
    sent = inspector.answer(receipt, "He hit you. That was wrong.", "no")
    assert sent.status_code in (303, 302)
    assert inspector.post(address_of(receipt, "findings"), staff="", finding="proved").status_code == 422
    person = Person(app)
    person.go("/en/read")
    person.press("/read", code=world.codes[case])
    person.press("/openings")
    said = person.page.said
    assert "We found that it happened." in said and "does not work in this prison any more" in said
    assert number in words(said) and "Kane" not in said and "S2210" not in said


@one_engine
def test_no_other_office_resolves_the_number(world: World) -> None:
    """Not the prison, which never sees the case; nor an office outside to which the person goes on with it."""
    case = report(world)
    found(world, case)
    for login in ("director.northgate", "ombudsman", "central"):
        assert world.sight(world.viewer(login), case) is None
    theirs = world.lodge("ombudsman", "He hit me.", topic="hurt", by="staff", kind="report").case
    assert found(world, theirs, login="ombudsman") != found(world, case), "another office has numbers of its own"


@one_engine
def test_only_an_office_outside_finds_anything(world: World) -> None:
    inside = world.lodge("director-northgate").case
    with pytest.raises(OutsideOnly):
        found(world, inside, login="director.northgate")
    for wrong in ({"finding": "?"}, {"follows": "?"}):
        with pytest.raises(NothingSaid):
            found(world, report(world), **wrong)
    with pytest.raises(NothingSaid):
        found(world, report(world), " ")


def test_every_finding_has_its_words_and_small_words_are_no_names() -> None:
    assert set(findings.FINDINGS) == set(FINDINGS) and set(findings.FOLLOWS) == set(FOLLOWS)
    assert not named_in("The officer went away.", ["the tall officer from wing B"])
    assert named_in("ask kane", ["B. Kane"]) and named_in("قال سليم", ["سليم"])
