"""Under eighteen, as the directory or the roll knows it and never asked: who reads it, by when, in which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal import create_app, questions
from portal.casework.child import PURPOSES, child_in
from portal.casework.hand_over import colleagues
from portal.casework.open_child import open_child
from portal.casework.refusals import NoPurpose, NotTrained, OfficeNotAllowed
from portal.directory import Directory
from portal.protection.feed import lines_of, under_eighteen
from portal.protection.lists import watching
from portal.protection.segments import keep
from tests.casework.walking import docket_of
from tests.web.desks import address_of, desk
from tests.web.letters import begin, walk
from tests.web.person import Person
from tests.world import World

LOGIN = "inspector.adeyemi"
LONG = date(2030, 1, 1)


@pytest.fixture
def children(world: World) -> World:
    """Northgate has a unit for children, and one inspector is trained for them."""
    officers = (replace(each, trained=LONG if each.login == LOGIN else None) for each in world.directory.officers)
    prisons = (replace(each, children=("Y-Wing",)) if each.code == "NGT" else each for each in world.directory.prisons)
    world.directory = replace(world.directory, officers=tuple(officers), prisons=tuple(prisons))
    return world


def routed(world: World, directory: Directory, **answers: str) -> object:
    from portal.casework.prepare import route_of

    return route_of({"prison": "NGT", "kind": "complaint", **answers}, directory, world.now.date())


def test_the_unit_says_it_and_nothing_is_asked(children: World) -> None:
    prison = children.directory.prison("NGT")
    assert [prison.for_children(unit) for unit in ("y wing", "Y-WING 12", "y-wing", "B wing", "", "Y-Wings")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip
    assert replace(prison, children=("*",)).for_children("")
    asked = " ".join([*questions.QUESTIONS, *(str(each.prompt) for each in questions.QUESTIONS.values())]).lower()
    assert not any(word in asked for word in ("birth", "how old", "your age", "eighteen"))


def test_trained_officers_alone_hold_a_key_and_the_answer_is_due_sooner(children: World) -> None:
    world = children
    mine = world.lodge("inspectorate", "He hit me.", unit="Y-Wing 4", topic="cell")
    grown = world.lodge("inspectorate", "The shower is cold.", unit="B wing", topic="cell")
    trained, other = world.viewer(LOGIN), world.viewer("inspector.hale")
    assert world.sight(trained, mine.case) and not world.sight(other, mine.case)
    assert world.sight(other, grown.case)
    assert (mine.due - world.now.date(), grown.due - world.now.date()) == (timedelta(5), timedelta(14))
    docket = docket_of(world, mine.case)
    assert docket.clocks.answer == "under_18" and docket.apart
    able = colleagues(docket, mine.case, site=world.site, directory=world.directory, now=world.now)
    assert [each.login for each in able] == [LOGIN]
    sight = world.sight(trained, mine.case)
    assert sight and child_in(sight) and not child_in(world.sight(trained, grown.case))  # type: ignore[arg-type]
    assert world.read(trained, mine.case).particulars.get("title", "") == "", "no words of theirs in a list"
    with pytest.raises(OfficeNotAllowed) as refused:
        world.lodge("director-northgate", unit="Y-Wing", topic="cell")
    assert refused.value.code == "training_expired"
    assert docket.waiting == () or all(each.office != "director-northgate" for each in docket.waiting)


def test_where_nobody_is_trained_the_letter_is_taken_all_the_same(children: World) -> None:
    world = children
    world.directory = replace(
        world.directory, officers=tuple(replace(each, trained=None) for each in world.directory.officers)
    )
    case = world.lodge("inspectorate", unit="Y-Wing").case
    assert world.sight(world.viewer("inspector.hale"), case)


def test_those_who_protect_children_are_recommended(children: World) -> None:
    world = children
    court = next(each for each in world.directory.offices if each.id == "ombudsman")
    office = replace(court, id="children", kind="protection")
    officer = next(each for each in world.directory.officers if each.office == "ombudsman")
    there = replace(officer, id=b"c" * 16, login="children", office="children", trained=LONG)
    directory = replace(
        world.directory, offices=(*world.directory.offices, office), officers=(*world.directory.officers, there)
    )
    found = routed(world, directory, unit="Y-Wing", topic="food")
    assert (found.recommended, "children_first" in found.reasons) == ("children", True)  # type: ignore[attr-defined]
    assert routed(world, directory, unit="B", topic="food").recommended != "children"  # type: ignore[attr-defined]


def test_no_opening_without_training_and_a_purpose_that_stands_on_its_page(children: World) -> None:
    world = children
    case = world.lodge("inspectorate", unit="Y-Wing").case
    with world.stage() as stage:
        officer, sight = stage.desk(LOGIN, case, world.now)
        say = {"language": "en", "site": world.site, "directory": world.directory, "now": world.now}
        with pytest.raises(NoPurpose):
            open_child(stage.session, sight, officer, purpose="curious", **say)  # type: ignore[arg-type]
        pages = [open_child(stage.session, sight, officer, purpose=each, **say) for each in (*PURPOSES, "meet")]  # type: ignore[arg-type]
        assert pages[-1] == pages[0] and len(set(pages)) == len(PURPOSES)
        ended = replace(world.directory, officers=tuple(
            replace(each, trained=world.now.date() - timedelta(days=1) if each.login == LOGIN else LONG)
            for each in world.directory.officers
        ))  # fmt: skip
        with pytest.raises(NotTrained):
            open_child(stage.session, sight, officer, purpose="meet", **say | {"directory": ended})  # type: ignore[arg-type]
    said = world.read(world.mailbox(world.codes[case]), case).envelopes
    assert [each.body["purpose"] for each in said if each.kind == "purpose"] == list(PURPOSES)


def test_through_the_doors(children: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world = children
    app = create_app(replace(world.settings, locales=("en",)))
    monkeypatch.setattr(type(app.portal), "directory", world.directory)
    person = Person(app)
    begin(person, app)
    page = walk(person, until="told", unit="Y-Wing")
    assert "What happened? Say it in your own words." in page.said
    page = walk(person, until="to", unit="Y-Wing")
    assert "Not trained to read this letter." in page.html
    receipt = world.lodge("inspectorate", "He took my shoes.", unit="Y-Wing")
    inspector = desk(app, LOGIN)
    shut = inspector.get(address_of(receipt)).text
    assert "What do you open it for?" in shut and "shoes" not in inspector.get("/desk").text + shut
    refused = inspector.post(address_of(receipt, "openings"))
    assert refused.status_code == 422 and "Say what you open it for." in refused.text
    assert "shoes" not in inspector.get(address_of(receipt)).text
    assert inspector.post(address_of(receipt, "openings"), purpose="protect").status_code == 303
    assert "He took my shoes." in inspector.get(address_of(receipt)).text
    person.go("/en/read")
    person.press("/read", code=world.codes[receipt.case])
    person.press("/openings")
    assert "opened your letter on" in person.page.said and "To keep them safe" in person.page.said
    app.portal.close()


def test_the_roll_says_it_of_everybody_else_in_the_inspectorates_session_alone(children: World) -> None:
    world = children
    lines, bad = lines_of(
        "2026-09-01,N1,B2,2027-03-01\n2026-10-01,N1,B2,2027-03-01\n2026-10-01,N2,B2,\n2026-10-01,N3,B2,soon\n",
        kind="roll", prison="NGT", today=world.now.date(),
    )  # fmt: skip
    assert [(each.line, each.why) for each in bad] == [(4, "eighteen")]
    assert under_eighteen(lines, ["N1"], date(2027, 2, 28)) and not under_eighteen(lines, ["N1"], date(2027, 3, 1))
    assert not under_eighteen(lines, ["N2", "N9"], world.now.date())
    with world.writing() as session:
        keep(session, world.site, watching(world.directory, "NGT"), lines)
        session.commit()
    young, grown = (world.lodge("inspectorate", number=each, identity="all", topic="cell") for each in ("n-1", "N2"))
    inspector = desk(app := create_app(replace(world.settings, locales=("en",))), LOGIN)
    for receipt in (young, grown):
        assert inspector.post(address_of(receipt, "openings")).status_code == 303
    again = desk(app, LOGIN)
    assert again.post(address_of(young, "openings")).status_code == 422, "from now on for a purpose"
    docket, before = docket_of(world, young.case), docket_of(world, grown.case)
    assert (docket.due, docket.promised, docket.clocks.answer) == (young.due - timedelta(9), (young.due,), "under_18")
    assert before.due == grown.due == young.due and not before.apart
    assert [each.name for each in docket.trail] == ["recognised"]
    hale = world.viewer("inspector.hale")
    assert world.sight(hale, grown.case) and not world.sight(hale, young.case), "the others hold no key of it any more"
    third = world.lodge("inspectorate", "He hit me.", number="N1", identity="all")
    untrained = desk(app, "inspector.hale")
    gone = untrained.post(address_of(third, "openings"))
    assert (gone.status_code, gone.location) == (303, "/desk")
    assert untrained.get(address_of(third)).status_code == 404 and world.sight(world.viewer(LOGIN), third.case)
    assert again.post(address_of(young, "openings"), purpose="answer").status_code == 303
    assert again.post(address_of(grown, "openings")).status_code == 303
    app.portal.close()
