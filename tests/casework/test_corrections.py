"""A correction of the prison, the topic or the kind is held against who has the letter and where it goes up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portal.casework.correct import correct
from portal.casework.refusals import OfficeNotAllowed
from tests.casework.walking import docket_of
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ADEYEMI, HALE = "inspector.adeyemi", "inspector.hale"
LONG = date(2030, 1, 1)


def corrects(world: World, login: str, case: bytes, **given: str) -> None:
    with world.stage() as stage:
        stage.act(login, case, correct, language="en", now=world.now, **given)


def sees(world: World, login: str, case: bytes) -> bool:
    return world.sight(world.viewer(login), case) is not None


def test_whoever_worked_there_has_it_no_more_once_its_topic_is_ill_treatment(world: World) -> None:
    found, known, elsewhere = (
        world.lodge("inspectorate", topic="cell", by="other").case,
        world.lodge("inspectorate", topic="hurt", by="other", not_=[]).case,
        world.lodge("inspectorate", topic="cell", by="other", prison="EWT").case,
    )
    assert all(sees(world, HALE, each) for each in (found, known, elsewhere))
    for case, topic in ((found, "hurt"), (known, "child"), (elsewhere, "hurt")):
        corrects(world, ADEYEMI, case, topic=topic)
    assert [sees(world, HALE, each) for each in (found, known, elsewhere)] == [False, True, True], "they left him in"
    assert sees(world, ADEYEMI, found) and docket_of(world, found).apart


def test_what_turns_out_to_be_of_a_child_is_left_to_who_is_trained_and_due_sooner(world: World) -> None:
    officers = (replace(each, trained=LONG if each.login == ADEYEMI else None) for each in world.directory.officers)
    prisons = (replace(each, children=("*",)) if each.code == "EWT" else each for each in world.directory.prisons)
    world.directory = replace(world.directory, officers=tuple(officers), prisons=tuple(prisons))
    case, nobody = (world.lodge(office, topic="cell", by="other").case for office in ("inspectorate", "central"))
    first = docket_of(world, case).due
    corrects(world, ADEYEMI, case, prison="EWT")
    assert not sees(world, HALE, case) and docket_of(world, case).due < first
    opened = world.read(world.viewer(ADEYEMI), case)
    assert opened.particulars["child"] == "yes" and not opened.particulars.get("title")
    corrects(world, "central", nobody, prison="EWT")
    assert sees(world, "central", nobody), "nobody is trained there: they keep it"


def test_it_goes_up_to_no_director_once_it_is_about_health(world: World) -> None:
    above = {"central": ("director-northgate", "inspectorate", "ombudsman")}
    offices = (replace(each, above=above.get(each.id, each.above)) for each in world.directory.offices)
    world.directory = replace(world.directory, offices=tuple(offices))
    case = world.lodge("central", topic="cell", by="other", chain="yes").case
    waits = docket_of(world, case).waiting
    assert [each.office for each in waits] == ["director-northgate", "inspectorate"]
    corrects(world, "central", case, topic="health")
    after = docket_of(world, case).waiting
    assert [each.office for each in after] == ["inspectorate", "ombudsman"]
    assert [each.not_before for each in after] == [each.not_before for each in waits], "each place keeps its day"
    world.pass_days(60)
    world.sweep()
    assert docket_of(world, case).went and docket_of(world, case).office in ("inspectorate", "ombudsman")
    assert not sees(world, "director.northgate", case)


def test_staff_do_not_stay_with_the_office_their_own_prison_answers_to(world: World) -> None:
    officers = (
        replace(each, line="" if each.office == "director-eastwater" else each.line)
        for each in world.directory.officers
    )
    world.directory = replace(world.directory, officers=tuple(officers))
    case = world.lodge("central", filer="staff", prison="EWT", topic="cell", by="other").case
    with pytest.raises(OfficeNotAllowed):
        corrects(world, "central", case, prison="NGT")
    corrects(world, "central", case, topic="food")
    assert docket_of(world, case).prison == "EWT"


def test_a_prison_nobody_knows_stays_unknown_when_the_topic_is_put_right(world: World) -> None:
    case = world.lodge("inspectorate", topic="cell", by="other", prison="unknown").case
    corrects(world, ADEYEMI, case, topic="food")
    assert docket_of(world, case).prison == ""
