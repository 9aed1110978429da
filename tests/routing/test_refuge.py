"""Who protects refugees and people without a country is picked by name, and no consulate learns of it (R-23)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.casework.destinations import destinations
from portal.casework.record_kinds import open_above
from portal.casework.review import next_offices
from portal.directory import Directory, OfficeEntry, PlanRefused, planned, sign
from portal.questions import QUESTIONS
from portal.routing import consented, route
from tests.routing.conftest import OFFICES, TODAY, directory_of, officer
from tests.web.letters import app, begin, person, sent, walk
from tests.web.person import Person
from tests.world import World, world

__all__ = ["app", "person", "world"]

CONSUL = OfficeEntry("consul", "consul", names={"en": "Consulate of Elsewhere"})
REFUGE = OfficeEntry(
    "refuge", "refuge", names={"en": "Protection of refugees"}, above=("consul", "ombudsman"), languages=("en",)
)


def both() -> Directory:
    """Every office has both above it, which no chain may follow."""
    below = tuple(replace(office, above=("refuge", "consul", *office.above)) for office in OFFICES)
    return directory_of((*below, CONSUL, REFUGE), amari=officer("amari", "consul"), lind=officer("lind", "refuge"))


def of(world: World) -> Directory:
    """The world's directory with both: their keys and people are copies of the ombudsman's."""
    old = world.directory
    other = old.office("ombudsman")
    member = next(each for each in old.officers if each.office == "ombudsman")
    new = [replace(each, rings=other.rings, identity_ring=None) for each in (CONSUL, REFUGE)]
    people = [
        replace(member, id=each.id.encode().ljust(16), login=f"one.{each.id}", name="T. Lind", office=each.id)
        for each in new
    ]  # fmt: skip
    offices = (*(replace(each, above=("refuge", *each.above)) for each in old.offices), *new)
    return replace(old, offices=offices, officers=(*old.officers, *people), version=old.version + 1)


@pytest.mark.parametrize("kind", ["request", "report", "retaliation", "interview"])
@pytest.mark.parametrize("filer", ["prisoner", "freed", "family", "staff"])
def test_it_is_offered_to_whoever_it_is_about_and_only_if_asked_for(kind: str, filer: str) -> None:
    found = route(kind=kind, topic="papers", filer=filer, prison="NGT", directory=both(), today=TODAY)
    own = filer in ("prisoner", "freed")
    assert [each.only_if_asked for each in found.allowed if each.office == "refuge"] == ([True] if own else [])
    assert found.recommended != "refuge"
    climbs = {each for chain in found.chains.values() for each in chain}
    assert not climbs & {"refuge", "consul"}, "nothing climbs to it, and from it nothing to a consulate"
    assert not own or found.chain_of("refuge") == (), "silence there sends it nowhere: they go on themselves"


def test_nobody_is_asked_where_they_come_from_or_whether_they_may_stay() -> None:
    said = [each.prompt + each.hint + "".join(o.label for o in each.options) for each in QUESTIONS.values()]
    assert not [each for each in said if "refugee" in each.lower() or "asylum" in each.lower()]
    assert consented(REFUGE, {}), "picking it is the yes: no sentence of a consulate stands there"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_at_the_door_it_stands_beside_the_consulate_and_a_pick_sends_it_there(world: World, person: Person) -> None:
    directory = of(world)
    world.settings.directory_file.write_bytes(sign(world.root, directory))
    begin(person, person.client.application)
    walk(person, until="to")
    first, _, more = person.page.html.partition("Show me more")
    assert "Protection of refugees" not in first and "Consulate of Elsewhere" not in first
    told = "Helps people who cannot turn to their own country. Your country is not told."
    assert told in more and "Consulate of Elsewhere" in more
    page = person.press(office="refuge")
    assert page.status == 200, page.html
    code = walk(person, until="keep").code
    assert walk(person).name == "filing.sent", person.page.html
    world.directory = directory
    letter = sent(world, code)
    assert letter.docket.office == "refuge" and "consul" not in letter.statement.body["said"]
    assert "consul" not in {each.office for each in letter.docket.waiting}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_officer_sends_a_letter_there_and_no_plan_puts_it_above(world: World) -> None:
    world.directory = directory = of(world)
    case = world.lodge("director-northgate", "A visit.", kind="request", topic="calls").case
    opened = world.read(world.viewer("director.northgate"), case)
    found = destinations(opened, case, site=world.site, directory=directory, now=world.now)
    assert "refuge" not in found.allowed and found.refused["refuge"]
    world.answer("director.northgate", case, "No visit.", "no")
    opened = world.read(world.viewer("director.northgate"), case)
    above = directory.office("director-northgate")
    later = next_offices(opened, case, site=world.site, directory=directory, now=world.now)
    assert "refuge" not in [each.id for each in open_above(above, directory)]
    assert later and not {each.office for each in later} & {"consul"}
    plan = {"offices": [{"id": "refuge", "kind": "refuge", "names": {"en": "R"}},
                        {"id": "central", "kind": "central", "names": {"en": "C"}, "above": ["refuge"]}]}  # fmt: skip
    with pytest.raises(PlanRefused, match="refuge"):
        planned(directory_of(()), plan)
