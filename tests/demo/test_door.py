"""The demo's door and the bar on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import create_app
from tests.demo.looking import Demo

pytestmark = pytest.mark.engines(1)


@pytest.fixture
def app(demo: Demo) -> Iterator[Flask]:
    """Demo in everything but the strength of the slow step."""
    app = create_app(replace(demo.place.settings, env="demo", hosts=("localhost",)))
    yield app
    app.portal.close()  # type: ignore[attr-defined]


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    return app.test_client()


def token_in(page: str, action: str) -> str:
    found = re.search(
        rf'action="{re.escape(action)}[^>]*>\s*<input type="hidden" name="form_token" value="(\w+)"', page
    )
    assert found
    return found[1]


@pytest.mark.parametrize("path", ["/en/", "/en/how", "/signin", "/en/read", "/nowhere"])
def test_the_bar_stands_on_every_page(browser: FlaskClient, path: str) -> None:
    page = browser.get(path).text
    assert "Monday 5 October" in page
    assert "Next day" in page
    assert "+ 5 days" in page
    assert "Be someone else" in page


def test_the_sign_stands_left_of_the_number_from_right_to_left_too(browser: FlaskClient) -> None:
    assert "\u2066+ 5\u2069 " in browser.get("/ar/").text


def test_at_the_kiosk_it_has_nothing_to_tap(browser: FlaskClient) -> None:
    page = browser.get("/en/kiosk").text
    assert "Monday 5 October" in page
    assert "/demo" not in page


def test_an_unknown_address_reads_like_any_other(browser: FlaskClient) -> None:
    assert browser.get("/nowhere").data == browser.get("/en/nowhere/else").data


@pytest.mark.parametrize(("days", "shown"), [("1", "Tuesday 6 October"), ("5", "Saturday 10 October")])
def test_the_clock_moves_and_one_is_back_where_one_was(browser: FlaskClient, days: str, shown: str) -> None:
    token = token_in(browser.get("/en/how").text, "/demo/clock")
    moved = browser.post("/demo/clock", data={"form_token": token, "days": days, "back": "/en/how"})
    assert (moved.status_code, moved.location) == (303, "/en/how")
    assert shown in browser.get("/en/how").text


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", "/nowhere", "", "\\\\example.org"])
def test_nobody_is_led_away(browser: FlaskClient, back: str) -> None:
    token = token_in(browser.get("/demo").text, "/demo/clock")
    assert browser.post("/demo/clock", data={"form_token": token, "days": "1", "back": back}).location == "/demo"


@pytest.mark.parametrize("typed", [{"days": "1"}, {"days": "1", "form_token": "0" * 32}, {"days": "900"}])
def test_a_form_that_is_not_ours_does_not_move_it(browser: FlaskClient, typed: dict[str, str]) -> None:
    assert browser.post("/demo/clock", data=typed).status_code == 303
    assert "Monday 5 October" in browser.get("/en/").text


def test_ten_people_are_one_button_each(browser: FlaskClient) -> None:
    page = browser.get("/demo").text
    assert 'data-page="demo.doors"' in page
    assert len(re.findall(r">Be (?:the|Mr) ", page)) == 10


def test_be_the_director(browser: FlaskClient) -> None:
    page = browser.get("/demo").text
    form = re.search(r'<form method="post" action="(/signin[^"]*)">(.*?)director\.northgate(.*?)</form>', page, re.S)
    assert form
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[0].rpartition("<form")[2]))
    answer = browser.post(form[1], data=fields, follow_redirects=True)
    assert answer.request.path == "/desk"
    assert "Director, Northgate" in answer.text


def test_be_the_man_they_are_punishing(browser: FlaskClient) -> None:
    page = browser.get("/demo").text
    form = next(each for each in page.split("<form")[1:] if "6666777788889998" in each)
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    sent = browser.post("/demo", data=fields)
    assert (sent.status_code, sent.location) == (307, "/en/read")
    opened = browser.post(sent.location, data=fields, follow_redirects=True)
    assert "Inspectorate" in opened.text


def test_outside_the_demo_its_addresses_are_unknown(demo: Demo) -> None:
    app = create_app(demo.place.settings)
    browser = app.test_client()
    unknown = browser.get("/nowhere")
    for answer in (browser.get("/demo"), browser.post("/demo/clock"), browser.post("/demo")):
        assert (answer.status_code, answer.data) == (404, unknown.data)
    assert "Next day" not in browser.get("/en/").text
    app.portal.close()  # type: ignore[attr-defined]
