"""Cases nobody wrote about: of an office's own accord, from a medical sign, a death, or what others told (R-39)."""

from __future__ import annotations

import copy
from dataclasses import replace

import pytest

from portal import create_app
from portal.cases.docket import OBLIGATIONS
from portal.casework.begin import begin, begun_by
from portal.casework.bundle import Receipt
from portal.casework.refusals import NothingSaid, NotYourRecord, OutsideOnly
from portal.protection.beginnings import ORIGINS
from tests.casework.records import DIRECTOR, DOCTOR, INSPECTOR, record, ward
from tests.web.desks import desk, hidden
from tests.world import World

__all__ = ["ward"]
one_engine = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def begun(world: World, login: str = INSPECTOR, *, origin: str = "own", once: str = "1", **said: str) -> Receipt | None:
    with world.writing() as session:
        made = begin(
            session, world.viewer(login), origin=origin, said={"prison": "NGT", "unit": "B", **said},
            text="Three bodies with the same marks.", once=once, language="en", zone=world.settings.zone,
            site=world.site, directory=world.directory, now=world.now,
        )  # fmt: skip
        session.commit()
    return made


@one_engine
@pytest.mark.parametrize("origin", ORIGINS)
def test_each_origin_sets_the_three_things_going_and_no_prison_sees_it(ward: World, origin: str) -> None:
    receipt = begun(ward, origin=origin, person_number="N0877")
    assert receipt is not None
    opened = ward.read(ward.viewer(INSPECTOR), receipt.case)
    assert (opened.docket.kind, opened.docket.filer) == ("report", "office")
    assert len(opened.docket.obligations) == len(OBLIGATIONS)
    assert opened.particulars["origin"] == origin
    assert begun_by(opened.statement.body, ward.directory) == (origin, ward.viewer(INSPECTOR).id.hex())
    for login in (DIRECTOR, DOCTOR, "central"):
        assert ward.sight(ward.viewer(login), receipt.case) is None
    assert begun(ward, origin=origin) is None, "sent twice, it begins once"


@one_engine
def test_only_an_office_outside_begins_one_and_only_with_words(ward: World) -> None:
    with pytest.raises(OutsideOnly):
        begun(ward, DIRECTOR)
    with pytest.raises(NothingSaid):
        begun(ward, origin="gossip")


@one_engine
def test_nobody_begins_one_in_another_officers_name(ward: World) -> None:
    receipt = begun(ward)
    assert receipt is not None
    body = ward.read(ward.viewer(INSPECTOR), receipt.case).statement.body
    for field, value in (("officer", ward.viewer("inspector.hale").id.hex()), ("origin", "death"), ("sign", "AAAA")):
        forged = copy.deepcopy(body)
        forged["began"][field] = value
        assert begun_by(forged, ward.directory) is None
    assert begun_by({**body, "text": "Something else."}, ward.directory) is None


def test_a_death_goes_outside_at_once(ward: World) -> None:
    inside, outside = record(ward, "death").cases
    assert ward.sight(ward.viewer(INSPECTOR), outside) is not None
    assert ward.sight(ward.viewer(DIRECTOR), inside) is not None
    due = ward.read(ward.viewer(INSPECTOR), outside).docket.late_from
    assert (due - ward.now).total_seconds() <= 24 * 3600, "a clock of its own outside"


@one_engine
def test_what_a_doctor_saw_goes_outside_and_the_director_gets_none(ward: World) -> None:
    (case,) = record(ward, "signs").cases
    assert ward.sight(ward.viewer(INSPECTOR), case) is not None
    assert ward.sight(ward.viewer(DIRECTOR), case) is None and ward.sight(ward.viewer(DOCTOR), case) is None
    with pytest.raises(NotYourRecord):
        record(ward, "signs", by=DIRECTOR)


@one_engine
def test_at_the_desk_it_is_begun_from_a_record_and_closed_without_a_reader(ward: World) -> None:
    app = create_app(replace(ward.settings, locales=("en",)))
    record(ward, "signs")
    inspector = desk(app, INSPECTOR)
    assert desk(app, DIRECTOR).get("/desk/beginnings").status_code == 404
    form = inspector.get("/desk/beginnings?prison=NGT&origin=medical")
    assert 'value="medical" checked' in form.text
    typed = {"prison": "NGT", "origin": "medical", "once": hidden(form, "once"), "topic": "hurt", "by": "staff"}
    assert inspector.post("/desk/beginnings", **typed, text=" ").status_code == 422
    made = inspector.post("/desk/beginnings", **typed, text="Bruises on both wrists.")
    assert made.status_code == 303 and made.location.startswith("/desk/cases/")
    inspector.post(f"{made.location}/openings")
    page = inspector.get(made.location).text
    assert "began this on" in page and "A doctor or nurse saw signs" in page and "They wrote on" not in page
    assert inspector.post("/desk/beginnings", **typed, text="Bruises on both wrists.").location == "/desk"
    app.portal.close()
