"""Visits: the list that a prison gets hides who wrote, and what an officer hears counts as a check-in."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from portal import create_app
from portal.cases.rows import ref_of
from portal.casework.bundle import Receipt
from portal.casework.wish import wish
from portal.protection.crowd import OTHERS, TooFewPeople, crowd
from portal.protection.feed import Line
from portal.protection.population import Population
from portal.protection.segments import SIZE, Segment
from portal.protection.visits import visits
from portal.web.shared.edge import Application
from tests.protection.test_watches_page import NAMED, TODAY, everybody, feed
from tests.web.desks import Desk, desk
from tests.web.person import Person
from tests.world import World

ADEYEMI, CASTELLANOS, VISITS = "inspector.adeyemi", "inspector.castellanos", "/oversight/visits"
one_engine = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    yield app
    app.portal.close()


def living(day: date = TODAY) -> list[Line]:
    return [Line("move", "NGT", day - timedelta(days=100), f"N{n:04}", f"{'ABC'[n % 3]}1", "") for n in range(850, 910)]


def known(lines: list[Line]) -> Population:
    return Population(lines, "NGT")


def test_lists_laid_over_one_another_leave_six_people_and_no_name() -> None:
    """A year of visits, while people move about and leave: the same others come along every time."""
    chance, lines, left = Random(4), living(), {f"N{n:04}" for n in range(850, 910)}
    secret, day = b"s" * 32, TODAY
    for _ in range(12):
        day += timedelta(days=30)
        lines += [Line("move", "NGT", day, f"N{n:04}", chance.choice(["A1", "B1", "C1"]), "m") for n in (851, 860, 877)]
        seen = set(crowd(known(lines), "NGT", {"N0877": (secret, TODAY)}, today=day))
        assert len(seen) > OTHERS
        left &= seen
    assert "N0877" in left and len(left) > OTHERS
    others = set(crowd(known(lines), "NGT", {"N0877": (b"t" * 32, TODAY)}, today=day))
    assert others != seen, "another letter has other company"


def test_the_others_are_of_the_same_wing_and_nobody_wanted_is_company() -> None:
    listed = crowd(known(living()), "NGT", {"N0877": (b"s" * 32, TODAY), "N0880": (b"t" * 32, TODAY)}, today=TODAY)
    assert set(listed.values()) == {"B1"}, "877 and 880 live there"
    assert len(listed) >= 2 + OTHERS
    assert list(listed) == sorted(listed)
    for drawn in range(40):
        alone = crowd(known(living()), "NGT", {"N0877": (bytes([drawn]) * 32, TODAY)}, today=TODAY)
        assert len(alone) == 1 + OTHERS and set(alone.values()) == {"B1"}, "nobody is company for himself"


def test_whoever_cannot_be_hidden_is_not_listed() -> None:
    with pytest.raises(TooFewPeople):
        crowd(known(living()[:5]), "NGT", {"N0851": (b"s" * 32, TODAY)}, today=TODAY)
    with pytest.raises(TooFewPeople):
        crowd(known(living()), "NGT", {"N4711": (b"s" * 32, TODAY)}, today=TODAY)


def plan(inspector: Desk, *people: Receipt, landings: tuple[str, ...] = ()) -> str:
    typed = {"prison": "NGT", "day": "2026-10-08", "person": [ref_of(each.case) for each in people]}
    made = inspector.client.post(
        VISITS, data={"csrf_token": inspector.token(), **typed, "landing": list(landings)}
    )  # fmt: skip
    assert made.status_code == 303, made.text
    return str(made.location)


def test_from_the_plan_to_the_sheet_to_the_check_in(world: World, app: Application) -> None:
    wrote = world.lodge("inspectorate", "They hit me.", watch="yes", **NAMED)
    world.lodge("inspectorate", "The water is cold.", watch="yes", unit="B1")
    feed(world, *living())
    world.pass_days(2)
    inspector = desk(app, ADEYEMI)
    planning = inspector.get(f"{VISITS}?prison=NGT").text
    assert f'value="{ref_of(wrote.case)}" checked' in planning and "data-nameless" in planning
    at = plan(inspector, wrote)
    shown = inspector.get(f"{at}/list").text
    numbers = re.findall(r'digits">(\w+)<', shown)
    assert "N0877" in numbers and len(set(numbers)) == len(numbers) >= 1 + OTHERS
    assert ref_of(wrote.case) not in shown and "hit" not in shown and "Demir" not in shown
    sheet = inspector.get(at).text
    assert f'data-ref="{ref_of(wrote.case)}"' in sheet and "Demir" not in sheet
    assert world.read(world.viewer(ADEYEMI), wrote.case).envelopes[-1].body["purpose"] == "meet", "they read why"
    done = inspector.post(f"/desk/cases/{ref_of(wrote.case)}/visits", how="worse", visit=at.split("/")[-1])
    assert (done.status_code, done.location) == (303, at)
    found = world.read(world.viewer(ADEYEMI), wrote.case)
    assert (found.envelopes[-1].kind, found.envelopes[-1].body["how"]) == ("visit", "worse")
    assert "retaliation" in found.docket.flags and found.docket.watch is not None
    assert not found.docket.watch.asks(world.now.date()), "it counts as a check-in"
    assert "data-heard" in inspector.get(at).text
    landing = plan(inspector, landings=("B1",))
    assert inspector.get(f"{landing}/list").text.count('digits">') == 20


@one_engine
def test_nobody_else_opens_a_visit_and_no_row_shows_one(world: World, app: Application) -> None:
    wrote = world.lodge("inspectorate", watch="yes", **NAMED)
    feed(world, *living(), *everybody())
    at = plan(desk(app, ADEYEMI), wrote)
    for login, status in ((CASTELLANOS, 404), ("ombudsman", 404), ("director.northgate", 404)):
        assert desk(app, login).get(at).status_code == desk(app, login).get(f"{at}/list").status_code == status
    with world.reading() as session:
        rows = session.query(Segment).all()
        assert {len(each.box) for each in rows} == {SIZE}
        assert len({each.ring for each in rows}) == 1, "it lies where the feeds lie"
        assert visits(session, world.site, world.viewer(CASTELLANOS)) == []
        assert len(visits(session, world.site, world.viewer(ADEYEMI))) == 1


@one_engine
def test_two_go_where_both_may_read_everything_and_it_is_said_whom_they_asked_for(
    world: World, app: Application
) -> None:
    wrote = world.lodge("inspectorate", "They hit me.", watch="yes", **NAMED)
    other, seconds = world.viewer(CASTELLANOS).id.hex(), world.viewer(ADEYEMI).id.hex()
    apart = world.lodge("inspectorate", "He too.", watch="yes", not_=[other], **{**NAMED, "number": "N0880"})
    feed(world, *living())
    with world.stage() as stage:
        him, sight = stage.in_mailbox(world.codes[wrote.case], wrote.case)
        wish(stage.session, sight, him, what="woman", language="en", site=world.site, directory=world.directory,
             now=world.now)  # fmt: skip
    inspector, typed = desk(app, ADEYEMI), {"prison": "NGT", "day": "2026-10-08"}
    for person, along in ((apart, other), (wrote, seconds), (wrote, "nobody")):
        refused = inspector.post(VISITS, **typed, person=ref_of(person.case), along=along)
        assert refused.status_code == 422 and "may not read all of these letters" in refused.text
    alone, both = (
        str(inspector.post(VISITS, **typed, person=ref_of(wrote.case), along=each).location) for each in ("", other)
    )
    her = desk(app, CASTELLANOS)
    assert her.get(alone).status_code == 404
    assert "No woman goes" in inspector.get(alone).text
    sheet = her.get(both).text
    assert "They want to talk to a woman." in sheet and f'data-ref="{ref_of(wrote.case)}"' in sheet
    assert "Castellanos" in sheet and "Castellanos" not in her.get(f"{both}/list").text.split("<main")[1]
    address, why = f"/desk/cases/{ref_of(wrote.case)}/visits", "She is ill. The head of the team decided."
    assert inspector.post(address, how="safe").status_code == 422, "somebody else came, and not a word why"
    assert 'id="why-1"' in inspector.get(alone).text and 'id="why-1"' not in her.get(both).text
    inspector.post(address, how="safe", why=why)
    said = world.read(world.viewer(ADEYEMI), wrote.case).envelopes[-1].body
    assert (said["asked"], said["came"], said["text"]) == ("woman", "man", why), "they read it"
    inspector.open(wrote)
    assert "A woman was asked for. A man came." in inspector.get(f"/desk/cases/{ref_of(wrote.case)}").text


@one_engine
def test_who_works_there_stands_on_no_list(world: World, app: Application) -> None:
    wrote = world.lodge("inspectorate", "He hit a man.", filer="staff", watch="yes", **NAMED)
    feed(world, *living())
    inspector = desk(app, ADEYEMI)
    assert f'data-staff="{ref_of(wrote.case)}"' in inspector.get(f"{VISITS}?prison=NGT").text
    typed = {"prison": "NGT", "day": "2026-10-08", "person": ref_of(wrote.case)}
    assert inspector.post(VISITS, **typed).status_code == 422


@one_engine
def test_who_cannot_be_hidden_is_said_and_nothing_is_kept(world: World, app: Application) -> None:
    wrote = world.lodge("inspectorate", watch="yes", **NAMED)
    inspector = desk(app, ADEYEMI)
    typed = {"prison": "NGT", "day": "2026-10-06", "person": ref_of(wrote.case)}
    refused = inspector.post(VISITS, **typed)
    assert refused.status_code == 422 and "Not enough people are known there" in refused.text
    assert world.read(world.viewer(ADEYEMI), wrote.case).envelopes[-1].kind == "statement", "no name was opened for it"
    assert inspector.post(VISITS, **(typed | {"day": "yesterday"})).status_code == 422
    assert inspector.post(VISITS, **(typed | {"person": ""})).status_code == 422
    assert inspector.post(VISITS, **(typed | {"prison": "XXX"})).status_code == 404


@one_engine
def test_a_woman_doctor_can_be_asked_for_in_a_letter_about_health(world: World, app: Application) -> None:
    """R-71: also where it is about no harm; who answers reads it."""
    receipt = world.lodge("inspectorate", "My back hurts.", topic="health")
    person, inspector = Person(app), desk(app, ADEYEMI)
    person.go("/en/read")
    person.press("/read", code=world.codes[receipt.case])
    person.press("/openings")
    person.press("/wishes", ("what", "woman"))
    assert "Asked for: To talk to a woman" in person.page.said
    assert "Whom they want to see" in inspector.open(receipt).text
