"""Who said yes to a doctor gets a time; on the prison's list it is an appointment like every other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from portal import create_app
from portal.cases.rows import ref_of
from portal.casework.appoint import appoint
from portal.casework.refusals import OutsideOnly, ReferralWithoutConsent, TimeWrong
from portal.protection.appointments import Appointment, list_of
from portal.protection.consents import OFFERED
from portal.web.shared.edge import Application
from tests.protection.test_consent import LOGIN, agree
from tests.web.desks import desk
from tests.web.person import Person
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TIME = {"to": "health", "at": "2026-10-12T14:00", "who": "N1042", "where": "Room 3"}


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


def make(world: World, case: bytes, login: str = LOGIN, **other: Any) -> int:
    with world.stage() as stage:
        officer, sight = stage.desk(login, case, world.now)
        return appoint(
            stage.session, sight, officer, **{**TIME, **other}, language="en", site=world.site,
            directory=world.directory, now=world.now,
        )  # fmt: skip


def test_only_after_a_yes_from_outside_and_for_a_time_to_come(world: World) -> None:
    case, inside = world.lodge("inspectorate", danger="hurt").case, world.lodge("director-northgate").case
    with pytest.raises(ReferralWithoutConsent):
        make(world, case)
    agree(world, case, to="health", parts=("appointment",))
    with pytest.raises(ReferralWithoutConsent):
        make(world, case, to="counsellor")
    for wrong in ({"at": "2026-10-05T08:00"}, {"at": "2027-10-05T08:00"}, {"at": "then"}, {"who": " "}, {"where": ""}):
        with pytest.raises(TimeWrong):
            make(world, case, **wrong)
    with pytest.raises(OutsideOnly):
        make(world, inside, login="director.northgate")
    make(world, case)
    agree(world, case, to="health", answer="no")
    with pytest.raises(ReferralWithoutConsent):
        make(world, case)


def test_the_list_of_the_prison_says_no_more_than_an_appointment(app: Application, world: World) -> None:
    case = world.lodge("inspectorate", danger="hurt").case
    agree(world, case, to="health", parts=("appointment",))
    officer, director = desk(app, LOGIN), desk(app, "director.northgate")
    officer.post(f"/desk/cases/{ref_of(case)}/openings")
    typed = {"day": "2026-10-12", "hour": "14:00", "where": "Room 3"}
    sent = officer.post(f"/desk/cases/{ref_of(case)}/appointments", to="health", who="N1042", **typed)
    assert sent.status_code == 303, sent.text
    director.post("/desk/appointments", who="N1077", **typed)
    viewer = world.viewer("director.northgate")
    with world.reading() as session:
        found = list_of(session, world.site, viewer.rings, world.now.date())
    assert found == [Appointment("2026-10-12T14:00", who, "Room 3") for who in ("N1042", "N1077")]
    page = director.get("/desk/appointments").text
    rows = page.split("<tr data-appointment>")[1:]
    assert rows[0].split("</tr>")[0] == rows[1].split("</tr>")[0].replace("N1077", "N1042")
    assert "doctor" not in page.casefold() and "inspect" not in page.casefold()
    assert officer.get("/desk/appointments").status_code == 404
    for start, kiosk in (("/en/read", False), ("/en/read?kiosk=1", True)):
        person = Person(app)
        person.go(start)
        person.press("/read", code=world.codes[case])
        said = person.press("/openings").said
        assert "An appointment: " in said
        assert ("With: A doctor." in said) is not kiosk


@pytest.mark.parametrize("filer", ["staff", "freed"])
def test_help_for_who_is_not_inside_is_told_to_them_alone(app: Application, world: World, filer: str) -> None:
    """An officer of the prison, or who is out again: the same three offers, and no line on the prison's list."""
    case = world.lodge("inspectorate", filer=filer, topic="hurt", by="staff", kind="report").case
    person, officer, director = Person(app), desk(app, LOGIN), desk(app, "director.northgate")
    person.go("/en/read")
    person.press("/read", code=world.codes[case])
    page = person.press("/openings")
    for to in OFFERED:
        assert "Do you want" in page.said and "The prison hears nothing of it." in page.said, to
        assert "In the prison" not in page.said
        page = person.press(f"/consents?offer={to}", ("answer", "yes"))
    officer.post(f"/desk/cases/{ref_of(case)}/openings")
    assert 'id="appoint-who"' not in officer.get(f"/desk/cases/{ref_of(case)}").text
    typed = {"day": "2026-10-12", "hour": "14:00", "where": "12 High Street"}
    assert officer.post(f"/desk/cases/{ref_of(case)}/appointments", to="counsellor", **typed).status_code == 303
    assert "<tr data-appointment>" not in director.get("/desk/appointments").text
    person.go("/en/read/messages/0")
    assert "12 High Street. With: A counsellor." in person.press("/openings").said
