"""The tokens of forms: what was typed is never lost over one."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from portal.config import Settings
from portal.web.shared import firsts
from portal.web.shared.edge import Application
from portal.web.shared.firsts import form_token, token_ok
from tests.web.frames import application, hidden


@pytest.fixture
def app(settings: Settings) -> Iterator[Application]:
    with application(settings) as app:
        with app.portal.engine.begin() as connection:
            connection.execute(text("CREATE TABLE kept (told TEXT)"))
        yield app


@pytest.fixture
def client(app: Application) -> FlaskClient:
    client = app.test_client()
    client.post("/en/trial/begin")
    return client


def kept(app: Application) -> list[str]:
    with app.portal.engine.connect() as connection:
        return list(connection.execute(text("SELECT told FROM kept")).scalars())


def test_the_token_is_the_same_bytes_on_every_page_of_a_session(client: FlaskClient) -> None:
    assert len({hidden(client.get("/en/trial/told")) for _ in range(3)}) == 1


def test_a_fresh_token_is_accepted(client: FlaskClient, app: Application) -> None:
    answer = client.post("/en/trial/told", data={"csrf_token": hidden(client.get("/en/trial/told")), "told": "words"})
    assert answer.status_code == 303
    assert kept(app) == ["words"]


@pytest.mark.parametrize("token", ["", "stale", "x.y.z", "é" * 40])
def test_a_stale_token_keeps_the_words_and_commits_nothing(client: FlaskClient, app: Application, token: str) -> None:
    answer = client.post("/en/trial/told", data={"csrf_token": token, "told": "my <i>words"})
    assert answer.status_code == 422
    assert 'value="my &lt;i&gt;words"' in answer.text
    assert "What you wrote is still here" in answer.text
    assert "<title>Error: " in answer.text
    assert kept(app) == []
    assert "spoiled" not in client.get("/en/trial/session").json


def test_after_a_stale_token_pressing_again_works(client: FlaskClient, app: Application) -> None:
    answer = client.post("/en/trial/told", data={"csrf_token": "stale", "told": "words"})
    again = client.post("/en/trial/told", data={"csrf_token": hidden(answer), "told": "words"})
    assert again.status_code == 303
    assert kept(app) == ["words"]


def test_after_a_session_that_is_gone_pressing_again_works(app: Application) -> None:
    client = app.test_client()
    client.set_cookie("portal", "x" * 43)
    answer = client.post("/en/trial/told", data={"csrf_token": "from before", "told": "words"})
    assert answer.status_code == 422
    assert 'value="words"' in answer.text
    client.post("/en/trial/begin")
    assert client.post("/en/trial/told", data={"csrf_token": hidden(answer), "told": "words"}).status_code == 303


def test_a_token_of_another_session_is_not_accepted(client: FlaskClient, app: Application) -> None:
    other = app.test_client()
    other.post("/en/trial/begin")
    theirs = hidden(other.get("/en/trial/told"))
    assert client.post("/en/trial/told", data={"csrf_token": theirs, "told": "words"}).status_code == 422


def test_a_wrong_field_is_named_on_top_and_beside_it(client: FlaskClient) -> None:
    answer = client.post("/en/trial/told", data={"csrf_token": hidden(client.get("/en/trial/told")), "told": ""})
    assert answer.status_code == 422
    assert '<a href="#told">Write one word.</a>' in answer.text
    assert 'aria-invalid="true"' in answer.text


def first_is_ok(app: Flask, token: str, page: str = "write", **headers: str) -> bool:
    with app.test_request_context(
        "/en/write",
        method="POST",
        data={"form_token": token},
        headers={k.replace("_", "-"): v for k, v in headers.items()},
    ):
        return token_ok(page)


def first_token(app: Flask, page: str = "write") -> str:
    with app.test_request_context("/"):
        return form_token(page)


def test_the_token_of_a_first_form_is_good_for_its_page_and_some_hours(
    app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, now = first_token(app), time.time()
    assert first_is_ok(app, token)
    assert not first_is_ok(app, token, "read")
    assert not first_is_ok(app, "")
    monkeypatch.setattr(firsts.time, "time", lambda: now + 2 * 3600)
    assert first_is_ok(app, token)
    monkeypatch.setattr(firsts.time, "time", lambda: now + 3 * 3600)
    assert not first_is_ok(app, token)


@pytest.mark.parametrize(
    ("headers", "good"),
    [
        ({}, True),
        ({"Origin": "null"}, True),
        ({"Origin": "http://localhost"}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Sec_Fetch_Site": "same-origin", "Origin": "null"}, True),
        ({"Sec_Fetch_Site": "cross-site", "Origin": "null"}, False),
        ({"Sec_Fetch_Site": "same-site"}, False),
        ({"Sec_Fetch_Site": "none"}, True),
    ],
)
def test_only_our_own_pages_may_send_a_first_form(app: Application, headers: dict[str, str], good: bool) -> None:
    assert first_is_ok(app, first_token(app), **headers) is good
