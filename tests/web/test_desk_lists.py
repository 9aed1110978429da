"""The desk's lists: what each office sees, in which order, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from portal import create_app
from portal.cases.rows import ref_of
from portal.web.shared.edge import Application
from tests.web.desks import Desk, address_of, desk, name_of, words
from tests.world import World


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings, doors=["signin", "desk"])
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


@pytest.fixture(autouse=True)
def noise(world: World) -> None:
    """Other offices always have letters too: dangerous, flagged, plain."""
    world.lodge("ombudsman", "Noise of the ombudsman.", danger="hurt")
    world.lodge("ombudsman", "More noise of the ombudsman.", watch="yes", identity="all", name="N. Oise")
    world.lodge("director-northgate", "Noise of the director.")


@pytest.fixture
def inspector(app: Application, noise: None) -> Desk:
    return desk(app, "inspector.adeyemi")


def test_an_office_sees_its_own_alone(world: World, app: Application, inspector: Desk) -> None:
    own = world.lodge("inspectorate", "The shower is cold.")
    assert [row["ref"] for row in inspector.list()] == [ref_of(own.case)]
    page = inspector.get("/desk")
    assert "Noise" not in page.text
    director = desk(app, "director.northgate")
    assert ["Noise of the director." in row.text for row in director.list()] == [True]


def test_the_heading_is_the_day_and_the_counts_are_in_words(world: World, inspector: Desk) -> None:
    world.lodge("inspectorate", "One.")
    page = inspector.get("/desk")
    assert name_of(page) == "desk.today"
    assert "<h1>Monday 5 October</h1>" in page.text
    assert "0 today" in words(page.text)
    world.pass_days(14)
    said = words(inspector.get("/desk").text)
    assert "Monday 19 October" in said
    assert "1 today" in said
    world.pass_days(1)
    said = words(inspector.get("/desk").text)
    assert "1 late" in said
    assert "Late since Monday." in said


def test_danger_then_punished_then_late_then_the_day(world: World, inspector: Desk) -> None:
    late = world.lodge("inspectorate", "Late.", chain="no")
    world.pass_days(15)
    plain = world.lodge("inspectorate", "Plain.")
    punished = world.lodge("inspectorate", "Punished.", danger="punished")
    danger = world.lodge("inspectorate", "In danger.", danger="hurt")
    world.sweep()
    found = inspector.list()
    assert [row["ref"] for row in found][-2:] == [ref_of(late.case), ref_of(plain.case)]
    assert {row["ref"] for row in found[:2]} == {ref_of(danger.case), ref_of(punished.case)}
    assert [row["why"] for row in found][2:] == ["late", "new"]
    assert found[2]["late"] == "yes"
    assert "They say they are being punished." in next(row.text for row in found if row["ref"] == ref_of(punished.case))
    asked = ref_of(world.lodge("inspectorate", "Look for signs.", watch="yes").case)
    says = next(row.text for row in inspector.list() if row["ref"] == asked)
    assert "They asked that someone looks for signs of punishment." in says and "being punished" not in says
    assert "Someone may be in danger." in next(row.text for row in found if row["ref"] == ref_of(danger.case))


def test_a_flag_heads_the_list_at_the_next_load_and_an_answer_leaves_it_there(world: World, inspector: Desk) -> None:
    world.lodge("inspectorate", "Older and plain.")
    world.pass_days(1)
    told = world.lodge("inspectorate", "Told of it.")
    assert inspector.list()[0]["ref"] != ref_of(told.case)
    world.punished(told.case, "They took my job.")
    top = inspector.list()[0]
    assert (top["ref"], top["flag"], top["state"]) == (ref_of(told.case), "retaliation", "new")
    inspector.open(told)
    inspector.answer(told, "We look into it.", "no")
    top = inspector.list()[0]
    assert (top["ref"], top["flag"], top["state"]) == (ref_of(told.case), "retaliation", "answered")


def test_what_nobody_answered_comes_up_and_leaves_the_office_below(world: World, app: Application) -> None:
    inspector, ombudsman = desk(app, "inspector.adeyemi"), desk(app, "ombudsman")
    climbing = world.lodge("inspectorate", "Nobody answers me.")
    world.pass_days(15)
    world.sweep()
    assert ref_of(climbing.case) not in [row["ref"] for row in inspector.list()]
    assert "A letter you had went up on Tuesday 20 October 2026" in words(inspector.get("/desk").text)
    row = next(row for row in ombudsman.list() if row["ref"] == ref_of(climbing.case))
    assert "Came up because nobody answered." in row.text
    assert inspector.get(address_of(climbing)).status_code == 404


def test_each_list_has_its_own_page(world: World, inspector: Desk) -> None:
    asked = world.lodge("inspectorate", "Asked.")
    answered = world.lodge("inspectorate", "Answered.")
    world.lodge("inspectorate", "Waiting.")
    world.ask("inspector.adeyemi", asked.case)
    world.answer("inspector.adeyemi", answered.case, decision="no")
    assert [row["state"] for row in inspector.list("theirs")] == ["waiting_for_person"]
    assert [row["state"] for row in inspector.list("answered")] == ["answered"]
    assert [row["state"] for row in inspector.list("ours")] == ["new"]
    assert inspector.list("late") == inspector.list("promises") == []
    assert len(inspector.list("book")) == 3
    for name in ("late", "theirs", "ours", "answered", "promises", "book"):
        assert name_of(inspector.get(f"/desk/lists/{name}")) == f"desk.{name}"


def test_the_book_names_the_pages(world: World, inspector: Desk) -> None:
    receipt = world.lodge("inspectorate", "One.")
    page = world.answer("inspector.adeyemi", receipt.case)
    (row,) = inspector.list("book")
    assert f"{receipt.page} and {page}" in row.text


def test_a_long_list_has_pages(world: World, inspector: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.web.desk.lists.EACH_PAGE", 2)
    for number in range(5):
        world.lodge("inspectorate", f"Letter {number}.")
    pages = [inspector.get(f"/desk?page={page}") for page in (1, 2, 3)]
    assert ["Page 1 of 3" in words(pages[0].text), 'rel="next"' in pages[2].text] == [True, False]
    refs = [row for page in pages for row in page.text.split('data-ref="')[1:]]
    assert len({row[:26] for row in refs}) == 5
    assert inspector.get("/desk?page=4").status_code == 404


@pytest.mark.parametrize("address", ["/desk?page=0", "/desk?page=-1", "/desk?page=x", "/desk?page=99999999999",
                                     "/desk/lists/none", "/desk/lists/today", "/desk/lists/", "/desk/"])  # fmt: skip
def test_no_such_list_is_no_such_page(inspector: Desk, address: str) -> None:
    assert inspector.get(address).status_code == 404


def test_without_a_session_the_desk_leads_to_the_sign_in(app: Application) -> None:
    client = app.test_client()
    assert client.get("/desk").location == "/signin"
    assert client.get("/desk/lists/late").location == "/signin"


def test_a_title_is_text_and_turns_nothing_around_it(world: World, inspector: Desk) -> None:
    world.lodge("inspectorate", "<script>alert(1)</script> \u202egnihtemos\u202c & http://example.org")
    page = inspector.get("/desk")
    assert "<script>alert" not in page.text
    assert "\u202e" not in page.text
    assert "example.org</a>" not in page.text.replace("</bdi>", "") or 'href="http' not in page.text
    assert 'href="http' not in page.text


def test_a_full_page_is_at_most_thirty_kilobytes(world: World, inspector: Desk) -> None:
    for number in range(45):
        world.lodge("inspectorate", f"A letter of a usual length with a title of many words, number {number}. " * 2)
    page = inspector.get("/desk")
    assert len(inspector.list()) == 40
    assert len(page.data) <= 30_000


def test_the_day_is_the_prisons_own(world: World, app: Application) -> None:
    director = desk(app, "director.northgate")
    world.now += timedelta(hours=15)  # 23:30 in London, Monday still
    assert "<h1>Monday 5 October</h1>" in director.get("/desk").text
    world.now += timedelta(hours=1)
    assert "<h1>Tuesday 6 October</h1>" in director.get("/desk").text
