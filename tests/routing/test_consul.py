"""A consulate gets a letter only if the person picks it and says yes in that very case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.casework.destinations import destinations
from portal.casework.prepare import prepare
from portal.casework.record_kinds import open_above
from portal.casework.refusals import NoConsent
from portal.casework.review import next_offices
from portal.directory import Directory, OfficeEntry, OfficerEntry, PlanRefused, planned, sign
from portal.routing import consented, route
from tests.routing.conftest import OFFICES, TODAY, directory_of, officer
from tests.web.letters import app, begin, person, sent, walk
from tests.web.person import Person
from tests.world import World, world

__all__ = ["app", "person", "world"]

CONSUL = OfficeEntry("consul", "consul", names={"en": "Consulate of Elsewhere"})
PROTECTION = OfficeEntry("protection", "protection", above=("consul", "ombudsman"))


def with_consul() -> Directory:
    """Every office has the consulate above it, which no chain may follow."""
    below = tuple(replace(office, above=("consul", *office.above)) for office in OFFICES)
    people = {"amari": officer("amari", "consul"), "child": officer("child", "protection")}
    return directory_of((*below, CONSUL, PROTECTION), **people)


def of(world: World) -> Directory:
    """The world's directory with a consulate: its keys are the ombudsman's, its one officer a copy of theirs."""
    old, after = world.directory, world.directory.version + 1
    other = old.office("ombudsman")
    new = replace(CONSUL, rings=other.rings, identity_ring=None)
    member = next(each for each in old.officers if each.office == "ombudsman")
    consul = OfficerEntry(b"c" * 16, "consul.elsewhere", "A. Amari", "consul", member.box, member.sign, member.from_)
    changed = {"offices": (*old.offices, new), "officers": (*old.officers, consul), "version": after}
    return replace(old, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["request", "complaint", "report", "retaliation", "interview"])
@pytest.mark.parametrize("topic", ["food", "health", "hurt", "child", "dark"])
@pytest.mark.parametrize("filer", ["prisoner", "family", "staff"])
def test_it_is_never_recommended_shown_or_climbed_to_by_itself(kind: str, topic: str, filer: str) -> None:
    found = route(kind=kind, topic=topic, filer=filer, prison="NGT", directory=with_consul(), today=TODAY)
    assert found.recommended != "consul"
    shown = [each.only_if_asked for each in found.allowed if each.office == "consul"]
    assert shown == ([True] if filer == "prisoner" else []), "nobody says yes for somebody else"
    assert not any("consul" in chain for chain in found.chains.values())


def test_it_is_not_climbed_to_even_when_everyone_else_is_taken_off() -> None:
    off = ("adeyemi", "castellanos", "hale", "bakker", "silva", "okafor", "brandt", "child", "iyer")
    found = route(kind="report", prison="NGT", directory=with_consul(), today=TODAY, not_=off)
    assert found.recommended is None
    assert found.allows("consul")


def test_a_protection_body_stands_beside_the_inspectors_where_someone_is_hurt() -> None:
    hurt = route(kind="report", topic="child", prison="NGT", directory=with_consul(), today=TODAY)
    food = route(kind="request", topic="food", prison="NGT", directory=with_consul(), today=TODAY)
    assert [each.only_if_asked for each in hurt.allowed if each.office == "protection"] == [False]
    assert [each.only_if_asked for each in food.allowed if each.office == "protection"] == [True]


def test_consent_is_a_yes_in_this_case_and_nothing_else() -> None:
    for said in ({}, {"consul": []}, {"consul": "no"}, {"kind": "request"}):
        assert not consented(CONSUL, said)
        assert consented(PROTECTION, said)
    assert consented(CONSUL, {"consul": ["yes"]})


def test_the_verb_refuses_by_name_and_with_a_yes_the_statement_holds_it(world: World) -> None:
    directory = of(world)

    def prepared(**answers: object) -> dict[str, object]:
        draft = world.draft("consul", prison="NGT", **answers)
        bundle = prepare(draft, directory=directory, now=world.now, zone="Europe/London", language="en")
        assert bundle.holder.office == "consul"
        assert bundle.above == ()
        said: dict[str, object] = bundle.body["said"]
        return said

    with pytest.raises(NoConsent):
        prepared()
    with pytest.raises(NoConsent):
        prepared(consul=[])
    assert prepared(consul=["yes"])["consul"] == ["yes"]


def test_at_the_door_the_first_pick_says_who_will_know_and_only_a_yes_sends(world: World, person: Person) -> None:
    directory = of(world)
    world.settings.directory_file.write_bytes(sign(world.root, directory))
    begin(person, person.client.application)
    walk(person, until="to")
    assert "consulate" not in person.page.html.partition("Show me more")[0]
    page = person.press(office="consul")
    assert page.status == 422
    assert "consulate will know that you are in prison" in page.html
    assert ("consul", "yes") not in page.form().fields
    person.press(office="consul", consul="yes")
    code = walk(person, until="keep").code
    assert walk(person).name == "filing.sent", person.page.html
    world.directory = directory
    assert sent(world, code).statement.body["said"]["consul"] == ["yes"]


def test_a_yes_does_not_stay_when_another_office_is_picked(world: World, person: Person) -> None:
    world.settings.directory_file.write_bytes(sign(world.root, of(world)))
    begin(person, person.client.application)
    walk(person, until="to")
    person.press(office="consul", consul="yes")
    person.go("/en/write/to")
    person.press(office="ombudsman")
    code = walk(person, until="keep").code
    walk(person)
    assert "consul" not in sent(world, code).statement.body["said"]


def test_on_a_kiosk_the_second_tap_is_the_yes(world: World, person: Person) -> None:
    world.settings.directory_file.write_bytes(sign(world.root, of(world)))
    begin(person, person.client.application, kiosk="1")
    person.go("/en/write/to?ask=office")
    first = person.press(office="consul")
    assert first.status == 422
    assert "consulate will know" in first.said
    assert ("consul", "yes") in first.form().fields
    second = person.press(office="consul")
    assert second.status == 200
    assert second.name == "filing.readers"


def test_no_plan_puts_a_consulate_above_an_office() -> None:
    plan = {
        "offices": [
            {"id": "consul", "kind": "consul", "names": {"en": "Consulate"}},
            {"id": "central", "kind": "central", "names": {"en": "Central"}, "above": ["consul"]},
        ]
    }
    with pytest.raises(PlanRefused, match="nothing climbs to a consulate"):
        planned(directory_of(()), plan)


def test_sending_on_a_second_look_and_copies_of_records_pass_it_over(world: World) -> None:
    """Even where a directory of an older version has it above an office."""
    directory = of(world)
    offices = tuple(replace(office, above=("consul", *office.above)) for office in directory.offices)
    world.directory = directory = replace(directory, offices=offices)
    case = world.lodge("director-northgate", "A visit.", kind="request", topic="calls").case
    opened = world.read(world.viewer("director.northgate"), case)
    found = destinations(opened, case, site=world.site, directory=directory, now=world.now)
    assert "consul" not in found.allowed
    assert "consul" in found.refused
    assert not any("consul" in chain for chain in found.chains.values())
    assert all(each.office != "consul" for each in opened.docket.waiting)
    world.answer("director.northgate", case, "No visit.", "no")
    opened = world.read(world.viewer("director.northgate"), case)
    above = next_offices(opened, case, site=world.site, directory=directory, now=world.now)
    assert above
    assert "consul" not in [each.office for each in above]
    assert "consul" not in [each.id for each in open_above(directory.office("director-northgate"), directory)]
