"""What no page sends: acts on what was not opened, numbers and days that are none, records among letters."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest

from portal import create_app
from portal.cases.issue import issues
from portal.cases.rows import ref_of
from portal.web.shared.edge import Application
from tests.casework.records import ward
from tests.casework.test_groundless import allowed
from tests.web.desks import address_of, desk, name_of
from tests.world import World

__all__ = ["allowed", "ward"]
pytestmark = pytest.mark.engines(1)
DIRECTOR, DOCTOR = "director.northgate", "health.northgate"


@pytest.fixture
def app(ward: World) -> Iterator[Application]:
    app = create_app(ward.settings)
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


@pytest.mark.parametrize("noun", ["proposals", "agreements"])
def test_nothing_is_read_before_the_book_says_who_opened_it(ward: World, app: Application, noun: str) -> None:
    receipt = ward.lodge("director-northgate", "A long beginning. " * 30 + "The words inside.")
    seated = desk(app, DIRECTOR)
    page = seated.post(address_of(receipt, noun), text="No ground.", agree="yes")
    assert name_of(page) == "desk.unopened"
    assert "The words inside." not in page.text
    opened = seated.post(address_of(receipt, "openings"), text="No ground.", noun="proposals")
    assert "Your words are still here." in opened.text


def test_a_count_in_raised_digits_is_no_count(ward: World, app: Application) -> None:
    receipt = ward.lodge("director-northgate", "The shower.")
    seated = desk(app, DIRECTOR)
    page = seated.post("/desk/batches", ref=ref_of(receipt.case), act="join", title="Showers")
    sent = seated.post(
        f"{page.location}/answers", decision="no", text="No.", language="en", **{f"seen-{ref_of(receipt.case)}": "²"}
    )
    assert sent.status_code == 303
    assert ward.read(ward.viewer(DIRECTOR), receipt.case).docket.answered is None


@pytest.mark.parametrize("moment", ["0001-01-01T00:00+23:59", "9999-12-31T23:59-23:59", "٠٠٠١-٠١-٠١T00:00"])
@pytest.mark.parametrize("kind", ["death", "transfer"])
def test_a_moment_at_the_end_of_the_calendar_is_refused_by_name(app: Application, kind: str, moment: str) -> None:
    said = {"person": "A. Moreau", "place": "Here", "moved": "To Eastwater", "text": "Words.", "once": "1"}
    page = desk(app, DIRECTOR).post("/desk/records", kind=kind, happened=moment, **said)
    assert page.status_code == 422
    assert "Words." in page.text


def test_a_record_among_letters_leaves_nothing_under_an_issue(ward: World, app: Application) -> None:
    doctor, director = desk(app, DOCTOR), desk(app, DIRECTOR)
    said = {"person": "A. Moreau", "recommendation": "Out for an hour.", "urgency": "day", "text": "He is ill."}
    made = doctor.post(
        "/desk/records", kind="medical", happened=ward.now.isoformat(timespec="minutes"), once=secrets.token_hex(16),
        **said,
    )  # fmt: skip
    assert made.status_code == 303, made.text
    record = next(row for row in director.list() if row["kind"] == "record")
    page = director.post("/desk/batches", ref=record["ref"], act="join", title="A record")
    assert page.location == "/desk"
    with ward.reading() as session:
        assert issues(session, ward.site, ward.viewer(DIRECTOR).rings) == {}
