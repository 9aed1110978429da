"""Records at the desk: the form, the page of one, each next step; nothing of it where it does not belong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from portal import create_app
from portal.cases.listing import desk_list
from portal.cases.rows import ref_of
from portal.web.desk import record_words
from portal.web.shared.edge import Application
from tests.casework.records import CENTRAL, DIRECTOR, DOCTOR, INSPECTOR, SAID, later, record, ward
from tests.web.desks import Desk, desk, hidden, name_of, words
from tests.world import World

__all__ = ["ward"]
pytestmark = pytest.mark.engines(1)
TIME = "2026-10-05T08:20"


@pytest.fixture
def app(ward: World) -> Iterator[Application]:
    app = create_app(ward.settings)
    app.testing = True
    yield app
    app.portal.engine.dispose()


@pytest.fixture
def director(app: Application) -> Desk:
    return desk(app, DIRECTOR)


def made(world: World, kind: str, at: Desk, holder: str = DIRECTOR) -> str:
    """The address of a record made by its form, for whoever holds it."""
    form = at.get(f"/desk/records/{kind}")
    answer = at.post(
        "/desk/records", kind=kind, once=hidden(form, "once"), happened=TIME, text="What I saw.", **SAID[kind]
    )
    assert answer.status_code == 303, words(answer.text)
    with world.reading() as session:
        row = desk_list(session, world.site, world.viewer(holder), today=world.now.date(), now=world.now).rows[0]
    return f"/desk/cases/{row.ref}"


def opened(address: str, at: Desk) -> str:
    assert at.post(f"{address}/openings").status_code == 303
    return words(at.get(address).text)


@pytest.mark.parametrize("kind", list(SAID))
def test_a_form_makes_a_record_that_stands_in_the_list_with_why(ward: World, app: Application, kind: str) -> None:
    login = {"signs": INSPECTOR, "confinement": DOCTOR}.get(kind, DIRECTOR)
    holder = desk(app, login)
    address = made(ward, kind, desk(app, DOCTOR if kind in ("medical", "signs", "environment") else DIRECTOR), login)
    (row,) = holder.list()
    assert (row["kind"], row["state"]) == ("record", "new")
    assert row["why"] == ("today" if kind == "restraint" else "new")
    assert record_words.KINDS[kind] in row.text
    assert SAID[kind].get("person", "") in row.text
    page = opened(address, holder)
    assert "What I saw." in page
    assert "Written down" in page
    assert "Your answer" not in page
    assert "time limit not confirmed" in page and "How this date came about" in page
    (row,) = holder.list()
    assert row["state"] == "open"


def test_what_is_missing_is_said_and_what_was_typed_stays(director: Desk) -> None:
    page = director.post("/desk/records", kind="force", once="1", happened="", text="He fell.", person="A. Moreau")
    assert page.status_code == 422
    assert name_of(page) == "desk.record_new"
    for says in ("Say when: a day and an hour that have passed.", "Say by what means.", "Say who used force."):
        assert says in words(page.text)
    assert "He fell." in page.text
    assert 'value="A. Moreau"' in page.text


def test_the_doctor_asked_then_the_end(ward: World, director: Desk) -> None:
    address = made(ward, "restraint", director)
    assert "Ask a doctor" in opened(address, director)
    assert director.post(f"{address}/consultations", at=TIME, who="").status_code == 422
    assert director.post(f"{address}/consultations", at=TIME, who="Dr S. Iyer", text="").status_code == 303
    page = words(director.get(address).text)
    assert "Goes up again" in page
    assert "Dr S. Iyer" in page
    assert director.post(f"{address}/endings", at="yesterday", text="").status_code == 422
    assert director.post(f"{address}/endings", at="2026-10-05 08:25", text="Calm.").status_code == 303
    (row,) = director.list("answered")
    assert "Done." in row.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_is_locked_up_alone_is_visited_daily_or_the_inspectorate_reads_it(ward: World, app: Application) -> None:
    director, doctor = desk(app, DIRECTOR), desk(app, DOCTOR)
    said = {**SAID["confinement"], "certified": "2026-10-05T23:00"}
    wrong = director.post("/desk/records", kind="confinement", once="1", happened=TIME, text="x", **said)
    assert "It must be before it began." in words(wrong.text)
    address = made(ward, "confinement", director, DOCTOR)
    page = opened(address, doctor)
    assert "A doctor must visit" in page and "2026-10-05T" not in page.partition("When the doctor wrote it")[2][:40]
    unsaid = doctor.post(f"{address}/attendances", at="2026-10-05 08:30", who="Dr S. Iyer", fit="no", text="")
    assert "Say why not." in words(unsaid.text)
    said = {"at": "2026-10-05 08:30", "who": "Dr S. Iyer", "fit": "no", "text": "He does not eat."}
    assert doctor.post(f"{address}/attendances", **said).status_code == 303
    assert "Fit for it Not fit for it: it should end" in words(doctor.get(address).text)
    later(ward, days=2)
    ward.sweep()
    assert "Northgate: no doctor visited someone who is locked up alone." in words(
        desk(app, INSPECTOR).get("/desk").text
    )
    assert "not fit to be locked up alone" in words(desk(app, CENTRAL).get("/desk/records").text)
    doctor = desk(app, DOCTOR)
    opened(address, doctor)
    assert doctor.post(f"{address}/endings", at="2026-10-07 08:00", text="Back.").status_code == 303


def test_the_office_above_reads_on_its_page_that_a_restraint_is_open(ward: World, app: Application) -> None:
    record(ward, "restraint", ago=timedelta(hours=2))
    ward.sweep()
    central = desk(app, CENTRAL)
    for address in ("/desk", "/desk/records"):
        page = words(central.get(address).text)
        assert "Northgate: someone is restrained for 2 hours now." in page
        assert "Northgate: no doctor was asked about a restraint." in page


def test_a_record_among_letters_is_not_told_that_we_have_it(ward: World, director: Desk) -> None:
    address = made(ward, "force", director)
    ref = address.rpartition("/")[2]
    assert director.post("/desk/batches", act="acknowledge", ref=ref).status_code == 303
    assert 'name="ref"' not in director.get("/desk").text


def test_i_agree_says_what_by_whom_until_when_and_i_do_not_goes_up(ward: World, app: Application) -> None:
    director = desk(app, DIRECTOR)
    address = made(ward, "medical", desk(app, DOCTOR))
    page = opened(address, director)
    assert "If you do not decide in time, it goes to Central administration by itself." in page
    assert "What I saw." not in director.get(address).text.partition('action="')[2].partition("</form>")[0]
    wrong = director.post(f"{address}/decisions", decision="concur", text="Yes.")
    assert "Say what you will do." in words(wrong.text)
    assert director.post(f"{address}/decisions", decision="forward", text="").status_code == 422
    assert director.post(f"{address}/decisions", decision="forward", text="No staff.").status_code == 303
    assert director.get(address).status_code == 404
    central = desk(app, CENTRAL)
    page = opened(address, central)
    assert "No staff." in page
    assert "The director did not agree with the doctor. You decide." in page
    said = {"decision": "concur", "remedy": "Two guards more.", "remedy_due": "2026-10-08", "text": ""}
    assert central.post(f"{address}/decisions", **said).status_code == 303
    page = words(central.get(address).text)
    assert "Two guards more." in page
    assert central.post(f"{address}/conclusions", text="They came.").status_code == 303


def test_the_family_told_with_proof(ward: World, director: Desk) -> None:
    address = made(ward, "death", director)
    opened(address, director)
    said = {"who": "His mother", "how": "By telephone", "at": TIME}
    wrong = director.post(f"{address}/tellings", outcome="nobody", text="", **said)
    assert "Say what you do next to reach them." in words(wrong.text)
    assert director.post(f"{address}/tellings", outcome="all", text="", **said).status_code == 303
    page = words(director.get(address).text)
    assert "Everyone who should know was told" in page
    assert "His mother" in page


def test_a_move_nobody_proved_was_told_proposes_a_complaint(ward: World, app: Application) -> None:
    address = made(ward, "transfer", desk(app, DIRECTOR))
    ward.pass_days(1)
    ward.sweep()
    page = opened(address, desk(app, CENTRAL))
    assert "Ask the person if they want to complain" in page


def test_a_letter_has_no_steps_of_a_record_and_a_record_no_answer(ward: World, director: Desk) -> None:
    letter = f"/desk/cases/{director_ref(ward)}"
    address = made(ward, "force", director)
    opened(address, director)
    unknown = director.post("/desk/cases/aaaa/answers").text
    for there, noun in (
        (letter, "conclusions"),
        (letter, "endings"),
        (address, "endings"),
        (address, "answers"),
        (address, "questions"),
    ):
        page = director.post(f"{there}/{noun}", text="x", decision="no", language="en")
        assert page.status_code == 404, noun
        assert page.text == unknown
    assert director.get("/desk/records/medical").status_code == 404
    assert director.get("/desk/records/magic").status_code == 404


def director_ref(world: World) -> str:
    return ref_of(world.lodge("director-northgate").case)


def test_sent_twice_it_is_one(ward: World, director: Desk) -> None:
    form = director.get("/desk/records/force")
    for _ in range(2):
        answer = director.post(
            "/desk/records", kind="force", once=hidden(form, "once"), happened=TIME, text="x", **SAID["force"]
        )
        assert answer.status_code == 303
    assert len(director.list()) == 1
    assert "Force was used, on page" in words(director.get("/desk/records").text)
