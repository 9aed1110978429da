"""R-29 at every door: whoever worked in that prison does not read what is protected, unless the person let them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from portal import create_app
from portal.cases import read_case
from portal.cases.listing import LISTS, desk_list
from portal.cases.rows import ref_of
from portal.casework.begin import begin
from portal.casework.correct import correct
from portal.casework.destinations import destinations
from portal.casework.forward import forward
from portal.casework.hand_over import colleagues, hand_over
from portal.casework.refusals import NoColleague
from portal.casework.review import next_offices
from tests.casework.records import record
from tests.casework.test_appeals import go_on
from tests.casework.walking import docket_of
from tests.officers.test_leaving_alone import newcomer
from tests.web.desks import desk
from tests.world import HALE, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ADEYEMI, DIRECTOR, NOVAK = "inspector.adeyemi", "director.northgate", "inspector.novak"
HURT = {"topic": "hurt", "by": "staff", "kind": "report", "let_in": False}


def sees(world: World, login: str, case: bytes, *, by_key: bool = False) -> bool:
    """`by_key`: whatever the rule says, whether a key of theirs opens it."""
    viewer = world.viewer(login)
    return world.sight(replace(viewer, kept_from=()) if by_key else viewer, case) is not None


def gone_up(world: World) -> bytes:
    """From head office to the inspectorate, because nobody answered."""
    central, *others = sorted(world.directory.offices, key=lambda each: each.id != "central")
    world.directory = replace(world.directory, offices=(replace(central, above=("inspectorate",)), *others))
    case = world.lodge("central", chain="yes", **HURT).case
    world.now = docket_of(world, case).late_from + timedelta(hours=1)
    world.sweep()
    return case


def listed(world: World, login: str, case: bytes) -> bool:
    """In any list; and every count is of what stands in them."""
    viewer, found = world.viewer(login), False
    with world.reading() as session:
        for name in LISTS:
            shown = desk_list(session, world.site, viewer, name, today=world.now.date(), now=world.now)
            assert shown.total == len(shown.rows) == shown.counts[name]
            found = found or ref_of(case) in [row.ref for row in shown.rows]
    return found


def test_nobody_has_to_be_told_to_take_them_off(world: World) -> None:
    off = world.lodge(**HURT).case
    others = ({"let_in": True}, {"prison": "EWT"}, {"kind": "complaint", "topic": "food", "by": "other"})
    seen = [world.lodge(**{**HURT, **each}).case for each in others]
    assert not sees(world, HALE, off, by_key=True) and all(sees(world, HALE, each) for each in seen)
    assert sees(world, ADEYEMI, off)
    able = colleagues(docket_of(world, off), off, site=world.site, directory=world.directory, now=world.now)
    assert HALE not in [each.login for each in able] and ADEYEMI in [each.login for each in able]


def test_what_an_officer_begins_or_a_prison_records_is_not_theirs(world: World) -> None:
    with world.stage() as stage:
        begun = begin(
            stage.session, stage.viewer(HALE, world.now), origin="death", said={"prison": "NGT", "by": "staff"},
            text="He died.", once="x", language="en", zone="UTC", site=world.site, directory=world.directory,
            now=world.now,
        )  # fmt: skip
    copy = record(world, "death").cases[1]
    for case in (begun.case if begun else b"", copy):
        assert sees(world, ADEYEMI, case) and not sees(world, HALE, case, by_key=True)


def test_what_goes_up_is_kept_from_them_by_the_rule_and_from_the_first_opening_by_the_key(world: World) -> None:
    case = gone_up(world)
    assert docket_of(world, case).office == "inspectorate", "who worked there stops no letter from going up"
    assert sees(world, HALE, case, by_key=True)
    assert not sees(world, HALE, case) and not listed(world, HALE, case) and listed(world, ADEYEMI, case)
    world.open(ADEYEMI, case)
    assert not sees(world, HALE, case, by_key=True) and docket_of(world, case).apart
    assert sees(world, ADEYEMI, case) and sees(world, "inspector.castellanos", case)


def test_whoever_is_admitted_later_does_not_read_yesterdays_letters(world: World) -> None:
    case = world.lodge(**{**HURT, "let_in": True}).case
    world.pass_days(1)
    newcomer(world, worked_at=("NGT",))
    assert sees(world, NOVAK, case, by_key=True)
    assert not sees(world, NOVAK, case) and not listed(world, NOVAK, case)
    world.open(ADEYEMI, case)
    assert not sees(world, NOVAK, case, by_key=True) and sees(world, HALE, case), "the person let him"


def test_where_nobody_else_is_there_they_read_it_so_that_somebody_does(world: World) -> None:
    case = gone_up(world)
    until = world.now.date() - timedelta(days=1)
    there = (
        replace(each, until=until if each.office == "inspectorate" and each.login != HALE else None)
        for each in world.directory.officers
    )
    world.directory = replace(world.directory, officers=tuple(there))
    assert sees(world, HALE, case) and listed(world, HALE, case)


def test_going_on_says_who_can_open_it_and_they_cannot(world: World) -> None:
    case = world.lodge("central", **{**HURT, "let_in": True}).case
    world.answer("central", case, "No.", "no")
    mailbox = world.mailbox(world.codes[case])
    opened = world.read(mailbox, case)
    found = next_offices(opened, case, site=world.site, directory=world.directory, now=world.now)
    (there,) = [each for each in found if each.office == "inspectorate"]
    assert there.readers == ("B. Adeyemi", "L. Castellanos")
    put_right = world.lodge("central", kind="complaint", topic="cell", by="other").case
    with world.stage() as stage:
        stage.act("central", put_right, correct, language="en", now=world.now, topic="hurt")
    world.answer("central", put_right, "No.", "no")
    for each in (case, put_right):
        review = go_on(world, each, "inspectorate")
        assert sees(world, ADEYEMI, review) and not sees(world, HALE, review, by_key=True)


def test_not_ours_reaches_the_inspectorate_and_no_other_director(world: World) -> None:
    case = world.lodge("director-northgate", kind="complaint", topic="cell", by="other").case
    world.open(DIRECTOR, case)
    with world.stage() as stage:
        stage.act(DIRECTOR, case, correct, language="en", now=world.now, topic="hurt")
        opened = read_case(stage.session, world.directory, stage.desk(DIRECTOR, case, world.now)[1])
        found = destinations(opened, case, site=world.site, directory=world.directory, now=world.now)
        assert "inspectorate" in found.allowed
        assert len(found.few["inspectorate"]) == 2
        stage.act(DIRECTOR, case, forward, to="inspectorate", text="Theirs.", language="en", now=world.now)
    assert sees(world, ADEYEMI, case) and not sees(world, HALE, case, by_key=True)
    world.open(ADEYEMI, case)
    world.answer(ADEYEMI, case, "We look.", "no")
    assert world.read(world.mailbox(world.codes[case]), case).envelopes[-1].text == "We look."


def test_not_ours_is_refused_where_nobody_is_left(world: World) -> None:
    others = ["inspector.adeyemi", "inspector.castellanos"]
    case = world.lodge("director-northgate", kind="complaint", topic="cell", by="other", not_=others).case
    world.open(DIRECTOR, case)
    with world.stage() as stage:
        stage.act(DIRECTOR, case, correct, language="en", now=world.now, topic="hurt")
        opened = read_case(stage.session, world.directory, stage.desk(DIRECTOR, case, world.now)[1])
        found = destinations(opened, case, site=world.site, directory=world.directory, now=world.now)
    assert "inspectorate" in found.refused and "ombudsman" in found.allowed


def test_in_a_large_office_the_ninth_is_not_off_but_gets_the_key_with_the_letter(world: World) -> None:
    first, *others = sorted(world.directory.officers, key=lambda each: each.login != ADEYEMI)
    many = [replace(first, id=bytes([n]) * 16, login=f"inspector.{n}") for n in range(20)]
    world.directory = replace(world.directory, officers=(first, *many, *others))
    case = world.lodge(**HURT).case
    assert not sees(world, "inspector.castellanos", case) and sees(world, ADEYEMI, case)
    castellanos = world.viewer("inspector.castellanos").id
    with world.stage() as stage:
        stage.act(ADEYEMI, case, hand_over, now=world.now, to=castellanos)
        with pytest.raises(NoColleague):
            stage.act(ADEYEMI, case, hand_over, now=world.now, to=stage.viewer(HALE, world.now).id)
    assert sees(world, "inspector.castellanos", case)


def test_the_desk_offers_them_neither_as_owners_nor_as_colleagues(world: World) -> None:
    case = world.lodge(**HURT)
    hale = next(each.id.hex() for each in world.directory.officers if each.login == HALE)
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    page = desk(app, ADEYEMI).open(case).text
    assert hale not in page and "data-obligation" in page
    app.portal.close()
