"""The same questions on paper and on the telephone, in each language, with a picture beside every box."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import create_app
from portal.questions import QUESTIONS
from tests.world import World


@pytest.fixture
def app(world: World) -> Iterator[Flask]:
    app = create_app(world.settings, doors=("public",))
    app.testing = True
    yield app
    app.portal.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def test_it_asks_what_the_pages_ask(client: FlaskClient) -> None:
    text = client.get("/en/paper").text
    for field in ("danger", "visit", "kind", "topic", "by", "when", "place", "text", "identity", "watch"):
        assert QUESTIONS[field].prompt in text, field
    for option in QUESTIONS["topic"].options:
        assert option.label in text
    boxes = re.findall(r"<li><span class=\"box\".*?</li>", text, re.DOTALL)
    pictured = [each for each in boxes if "<svg" in each]
    assert len(pictured) >= 40
    assert "complaint" not in re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL).lower()


def test_it_offers_no_office_of_the_prison_and_a_place_for_the_day(client: FlaskClient) -> None:
    text = client.get("/en/paper").text
    assert "Inspectorate" in text
    assert "Director, Northgate" not in text
    assert "Handed in on" in text


def test_on_the_telephone_somebody_reads_it_aloud(client: FlaskClient) -> None:
    assert "Read each question aloud" in client.get("/en/paper?for=telephone").text
    assert "Read each question aloud" not in client.get("/en/paper").text


def said(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL)).split())


def test_it_says_through_whose_hands_it_goes_and_who_must_not_see_it(client: FlaskClient) -> None:
    paper, telephone = (said(client.get(f"/en/paper{way}").text) for way in ("", "?for=telephone"))
    for text in (paper, telephone):
        assert "We tell you if anyone else can" not in text, "who types it in does"
        assert "Then it is sealed to the office that you pick." in text
        assert "Is there somebody who must not see it?" in text and "I speak another language" in text
    assert "Somebody in an office outside reads this and types it in." in paper
    assert "Whoever you talk to hears all of it" in telephone and "telephone may be listened to" in telephone
    assert "Inspectorate If they do not answer, this one is next: Ombudsman." in paper, paper[-2500:]
    assert "ask an inspector to read you the answer" in paper


def test_a_consulate_has_a_box_of_its_own_for_what_it_means(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = app.portal.directory
    offices = [replace(each, kind="consul") if each.id == "ombudsman" else each for each in there.offices]
    monkeypatch.setattr(type(app.portal), "directory", replace(there, offices=tuple(offices)))
    for way in ("", "?for=telephone"):
        text = client.get(f"/en/paper{way}").text
        assert text.count("data-agrees") == 1
        agrees = html.unescape(text.partition("data-agrees")[2].partition("</li>")[0])
        assert "Your country's consulate will know" in agrees


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_it_says_where_it_can_go_and_that_post_may_be_opened(client: FlaskClient) -> None:
    """Who has only paper knows whom to give it to, where to send it, and how the answer comes (D-14)."""
    paper, telephone = (said(client.get(f"/en/paper{way}").text) for way in ("", "?for=telephone"))
    for text in (paper, telephone):
        assert "1 Example Street 00000 Nowhere Telephone: +00 555 0101 Monday to Friday, 9 to 16" in text
    assert "You need not give it to staff of the wing." in paper and "may be opened in the prison" in paper
    assert "It works on the screen in the corridor, and on any phone." in paper
    assert "شارع المثال، رقم 1" in client.get("/ar/paper").text, "as on an envelope there"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_where_the_directory_does_not_say_nothing_stands_there(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = app.portal.directory
    offices = tuple(replace(each, reach=None) for each in there.offices)
    monkeypatch.setattr(type(app.portal), "directory", replace(there, offices=offices))
    text = client.get("/en/paper").text
    assert "data-reach" not in text and "Or send it to one of these offices" not in text


def test_family_is_asked_in_its_own_words(client: FlaskClient) -> None:
    assert "Are they in danger today?" in client.get("/en/paper?filer=family").text
    assert client.get("/en/paper?filer=%00nobody").status_code == 200
