"""The same questions on paper and on the telephone, in each language, with a picture beside every box."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def test_family_is_asked_in_its_own_words(client: FlaskClient) -> None:
    assert "Are they in danger today?" in client.get("/en/paper?filer=family").text
    assert client.get("/en/paper?filer=%00nobody").status_code == 200
