"""Stories in which nothing may be missed, read through by those they are told to. The database's kind cannot matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from portal import create_app
from portal.access import visible_to
from portal.cases.alone import alone_with
from portal.cli.demonstration.cast import PASSWORD
from portal.database import reading
from portal.web.shared import form_token
from tests.demo.looking import Demo
from tests.web.desks import Desk
from tests.web.person import Person

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True)


@pytest.fixture
def app(demo: Demo) -> Iterator[Flask]:
    app: Any = create_app(replace(demo.place.settings, env="demo", hosts=("localhost",)))
    yield app
    app.portal.close()


def signed_in(app: Flask, login: str) -> Desk:
    browser = app.test_client()
    with app.test_request_context("/signin"):
        token = form_token("signin")
    typed = {"name": login, "password": PASSWORD, "second": "000000", "form_token": token}
    assert browser.post("/signin", data=typed).status_code == 303
    return Desk(browser)


def test_who_asked_to_stop_stays_open_past_the_days_to_take_it_back(demo: Demo, app: Flask) -> None:
    desk = signed_in(app, "inspector.adeyemi")
    opened = desk.post(f"/desk/cases/{ref_of(demo, 'stop')}/openings")
    assert "They asked to stop" in desk.get(opened.location).text
    demo.move(14)
    docket = demo.docket("stop")
    assert (docket.closed, docket.stop) == (None, None)


def test_a_child_at_the_gate_is_for_the_people_for_children_alone(demo: Demo) -> None:
    logins = ("children.mensah", "inspector.adeyemi", "director.northgate", "central", "ombudsman")
    with reading(demo.engine) as session:
        case = demo.case("child")
        seen = [login for login in logins if visible_to(session, demo.site, demo.officer(login), case)]
    assert seen == ["children.mensah"]
    assert demo.docket("child").kind == "report"


def test_a_boys_letter_is_opened_by_who_is_trained_and_for_a_purpose(demo: Demo, app: Flask) -> None:
    desk = signed_in(app, "children.mensah")
    address = f"/desk/cases/{ref_of(demo, 'young')}"
    assert "A child&#39;s letter" in desk.get("/desk").text and "cold water" not in desk.get(address).text
    assert desk.post(f"{address}/openings").status_code == 422
    assert desk.post(f"{address}/openings", purpose="meet").status_code == 303
    page = desk.get(address).text
    assert "cold water" in page and "Reported to: Those who protect children." in page
    assert demo.docket("young").clocks.answer == "under_18"


def test_the_inspector_is_shown_the_wing_that_fell_silent(app: Flask) -> None:
    page = signed_in(app, "inspector.adeyemi").get("/oversight/visits?prison=NGT").text
    assert re.search(r"wing \W?Separation.*61 days", page), page


def ref_of(demo: Demo, story: str) -> str:
    return next(each["case"] for each in demo.says["stories"] if each["id"] == story)


def test_the_inspector_who_alone_can_open_a_letter_cannot_just_leave(demo: Demo) -> None:
    today = demo.place.settings.now().date()
    for login, alone in (("inspector.adeyemi", True), ("inspector.castellanos", False)):
        entry = demo.directory.officer_named(login)
        assert entry
        with reading(demo.engine) as session:
            found = alone_with(session, demo.site, entry, directory=demo.directory, today=today)
        assert (demo.case("leaver") in found) is alone


def test_a_mother_at_home_is_offered_no_doctor_and_no_other_cell(app: Flask) -> None:
    browser = app.test_client()
    with app.test_request_context("/en/read"):
        token = form_token("read")
    browser.post("/en/read", data={"form_token": token, "code": "2222333344445550"})
    page = browser.get("/en/read/messages/0").text
    csrf = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert csrf
    browser.post("/en/read/messages/0/openings", data={"csrf_token": csrf[1]})
    page = browser.get("/en/read/messages/0").text
    assert "Add something" in page
    assert "see a doctor" not in page and "for my safety" not in page


def test_his_second_number_shows_the_radio_alone(app: Flask) -> None:
    person = Person(app)
    person.go("/en/read")
    assert len(person.press("/read", code="3030404050506061").rows) == 1
    page = person.press("/openings")
    assert "a radio when she visits" in page.said and "meat" not in page.said
