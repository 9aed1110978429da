"""More time, another office, another prison: the person is told what and why, and the day that was said is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from portal import create_app
from portal.cases.grant import Grant
from portal.casework.bundle import Receipt
from portal.config import Settings
from portal.web.shared.edge import Application
from tests.conftest import variables
from tests.web.desks import Desk, address_of, desk, words
from tests.web.person import Person
from tests.web.test_mailbox import opened
from tests.world import OFFICES, World, empty, found_world

pytestmark = pytest.mark.engines(1)

DIRECTOR = "director.northgate"


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings)
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


@pytest.fixture(autouse=True)
def noise(world: World) -> None:
    world.lodge("ombudsman", "Noise of the ombudsman.", danger="hurt")
    world.lodge("director-northgate", "Noise of the director.")


def at_the_desk(app: Application, login: str, receipt: Receipt) -> Desk:
    seated = desk(app, login)
    seated.open(receipt)
    return seated


def send_on(seated: Desk, receipt: Receipt, office: str, text: str = "The central office decides this.") -> str:
    page = seated.post(address_of(receipt, "forwardings"), office=office, text=text, language="en")
    return page.location or words(page.text)


def test_more_time_needs_a_reason_and_the_person_reads_both_days(world: World, app: Application) -> None:
    receipt = world.lodge("director-northgate", "My watch.")
    seated = at_the_desk(app, DIRECTOR, receipt)
    unsaid = seated.post(address_of(receipt, "extensions"), n="5", text=" ", language="en")
    assert unsaid.status_code == 422
    too_long = seated.post(address_of(receipt, "extensions"), n="900", text="Later.", language="en")
    assert "The rules do not allow so much more time." in words(too_long.text)
    assert "Later." in too_long.text
    given = seated.post(address_of(receipt, "extensions"), n="5", text="The store is shut.", language="en")
    assert given.status_code == 303
    docket = world.read(world.viewer(DIRECTOR), receipt.case).docket
    assert docket.due > receipt.due
    assert docket.promised == (receipt.due,)
    said = opened(Person(app), world, receipt.case).said
    assert "The store is shut." in said
    assert "The new day for the answer: before the end of" in said
    assert docket.due.strftime("%-d %B") in said


def test_more_time_is_not_taken_for_ever_nor_when_it_is_late(world: World, app: Application) -> None:
    receipt = world.lodge("ombudsman", "My watch.")
    seated = at_the_desk(app, "ombudsman", receipt)
    for n in range(2):
        assert (
            seated.post(address_of(receipt, "extensions"), n="1", text=f"Reason {n}.", language="en").status_code == 303
        )
    third = seated.post(address_of(receipt, "extensions"), n="1", text="Again.", language="en")
    assert "More time was taken already." in words(third.text)
    late = world.lodge("ombudsman", "My shoes.")
    while world.now.date() <= late.due:
        world.pass_days()
    seated = at_the_desk(app, "ombudsman", late)
    refused = seated.post(address_of(late, "extensions"), n="1", text="Again.", language="en")
    assert "It is late already." in words(refused.text)


def test_what_is_sent_on_is_gone_from_here_and_there_with_its_day_and_the_person_knows(
    world: World, app: Application
) -> None:
    receipt = world.lodge("director-northgate", "A transfer.", chain="yes")
    seated = at_the_desk(app, DIRECTOR, receipt)
    page = seated.get(address_of(receipt))
    assert "Not ours: send on" in page.text
    assert send_on(seated, receipt, "central") == "/desk"
    assert world.sight(world.viewer(DIRECTOR), receipt.case) is None
    assert seated.get(address_of(receipt)).status_code == 404
    there = world.read(world.viewer("central"), receipt.case)
    assert (there.docket.due, there.docket.office, there.docket.went) == (
        receipt.due,
        "central",
        ("director-northgate",),
    )
    assert "central" not in [each.office for each in there.docket.waiting]
    rows = desk(app, "central").list()
    assert "Sent on to you by another office." in next(row.text for row in rows if "A transfer." in row.text)
    said = opened(Person(app), world, receipt.case).said
    assert "The central office decides this." in said
    assert "did not answer in time" not in said
    with world.reading() as session:
        assert session.scalar(select(func.count()).where(Grant.case_id == receipt.case)) == 6


def test_a_letter_sent_on_still_goes_up_by_itself(world: World, app: Application) -> None:
    receipt = world.lodge("director-northgate", "A transfer.", chain="yes")
    send_on(at_the_desk(app, DIRECTOR, receipt), receipt, "central")
    above = world.read(world.viewer("central"), receipt.case).docket.waiting
    assert above
    while world.now.date() <= receipt.due:
        world.pass_days()
    world.sweep()
    went_to = above[0].office
    login = {"inspectorate": "inspector.hale", "ombudsman": "ombudsman"}[went_to]
    assert world.read(world.viewer(login), receipt.case).docket.office == went_to
    assert "did not answer in time" in opened(Person(app), world, receipt.case).said


def test_no_letter_goes_to_whoever_was_taken_off_nor_from_outside_back_inside(world: World, app: Application) -> None:
    off = next(each.id.hex() for each in world.directory.officers if each.office == "central")
    receipt = world.lodge("director-northgate", "About the centre.", not_=[off])
    seated = at_the_desk(app, DIRECTOR, receipt)
    offered = seated.get(address_of(receipt)).text.split('id="forward-office"')[1].split("</select>")[0]
    assert 'value="central"' not in offered
    told = send_on(seated, receipt, "central")
    assert "This office may not have this letter." in told
    assert "The central office decides this." in told
    outside = world.lodge("ombudsman", "My watch.")
    assert "It does not go back inside." in send_on(at_the_desk(app, "ombudsman", outside), outside, "central")
    hurt = world.lodge("inspectorate", "He hit me.", topic="hurt", by="staff")
    told = send_on(at_the_desk(app, "inspector.hale", hurt), hurt, "director-northgate")
    assert "This office may not have this letter." in told
    assert "Choose an office" in send_on(seated, receipt, "nobody")


def test_a_letter_is_not_passed_round(world: World, app: Application) -> None:
    receipt = world.lodge("director-northgate", "A transfer.")
    send_on(at_the_desk(app, DIRECTOR, receipt), receipt, "central")
    send_on(at_the_desk(app, "central", receipt), receipt, "ombudsman")
    assert "It was sent on twice already." in send_on(at_the_desk(app, "ombudsman", receipt), receipt, "inspectorate")


def test_a_correction_keeps_what_they_wrote_and_what_stood_there(world: World, app: Application) -> None:
    receipt = world.lodge("director-northgate", "Cold food.", topic="food")
    seated = at_the_desk(app, DIRECTOR, receipt)
    before = world.read(world.viewer(DIRECTOR), receipt.case).statement
    sent = seated.post(
        address_of(receipt, "corrections"), prison="NGT", topic="cell", kind="request", language="en"
    )  # fmt: skip
    assert sent.status_code == 303
    opened_again = world.read(world.viewer(DIRECTOR), receipt.case)
    assert opened_again.statement == before
    assert opened_again.docket.due == receipt.due
    assert (opened_again.particulars["topic"], opened_again.docket.kind) == ("cell", "request")
    assert opened_again.envelopes[-1].body["old"] == {"topic": "food", "kind": "complaint"}
    said = opened(Person(app), world, receipt.case).said
    assert "is now" in said
    nothing = seated.post(address_of(receipt, "corrections"), prison="NGT", topic="cell", kind="request", language="en")
    assert "Nothing was changed." in words(nothing.text)


def test_a_form_sent_as_it_is_changes_nothing_where_nothing_stood(world: World, app: Application) -> None:
    receipt = world.lodge("director-northgate", "No topic.")
    seated = at_the_desk(app, DIRECTOR, receipt)
    form = seated.get(address_of(receipt)).text.split('id="correction-topic"')[1].split("</select>")[0]
    assert form.index('value="" selected') < form.index('value="food"')


def test_a_correction_takes_no_protection_away(world: World, app: Application) -> None:
    receipt = world.lodge("inspectorate", "He hit me.", topic="hurt", by="prisoner")
    seated = at_the_desk(app, "inspector.hale", receipt)
    told = seated.post(address_of(receipt, "corrections"), prison="NGT", topic="food", kind="", language="en")
    assert "This letter is protected." in words(told.text)
    assert world.read(world.viewer("inspector.hale"), receipt.case).particulars["topic"] == "hurt"


@pytest.fixture
def two_prisons(engine: Engine, database_url: str, tmp_path: Path) -> World:
    empty(engine)
    folder = tmp_path / "two"
    folder.mkdir()
    settings = replace(Settings.from_environment(variables(folder)), database_url=database_url)
    return found_world(engine, settings, folder, (*OFFICES, "director-eastwater"))


def test_a_letter_about_another_prison_goes_to_its_director_with_its_day(two_prisons: World) -> None:
    world = two_prisons
    receipt = world.lodge("director-northgate", "The visits in Eastwater.")
    app = create_app(world.settings)
    seated = at_the_desk(app, DIRECTOR, receipt)
    assert send_on(seated, receipt, "director-eastwater", "It is about Eastwater.") == "/desk"
    there = world.read(world.viewer("director.eastwater"), receipt.case)
    assert (there.docket.prison, there.docket.due, there.docket.office) == ("EWT", receipt.due, "director-eastwater")
    assert there.envelopes[-2].body["old"] == {"prison": "NGT"}
    assert world.sight(world.viewer(DIRECTOR), receipt.case) is None
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


def test_the_office_that_was_late_is_not_offered_and_is_refused_by_name(world: World, app: Application) -> None:
    receipt = world.lodge("director-northgate", "My watch.")
    world.pass_days(30)
    world.sweep()
    seated = at_the_desk(app, "central", receipt)
    offered = seated.open(receipt).text.partition('id="forward"')[2].partition("</form>")[0]
    assert 'value="ombudsman"' in offered and 'value="director-northgate"' not in offered
    said = send_on(seated, receipt, "director-northgate", "Yours after all.")
    assert "It goes back only if the person agrees." in said
    theirs = opened(Person(app), world, receipt.case).said
    assert "Let somebody else see it" in theirs and "A counsellor" not in theirs
