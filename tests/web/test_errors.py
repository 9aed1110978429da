"""When something is wrong: a page, in words, and nothing lost."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from werkzeug.test import encode_multipart

from portal.config import Settings
from portal.web.shared import edge
from portal.web.shared.edge import Application
from tests.web.frames import application, hidden


@pytest.fixture
def app(settings: Settings) -> Iterator[Application]:
    with application(settings) as app:
        yield app


@pytest.fixture
def client(app: Application) -> FlaskClient:
    return app.test_client()


def test_what_is_not_there_is_one_page_whatever_was_asked(client: FlaskClient) -> None:
    nothing = client.get("/en/nothing")
    for address in ("/", "/en/a/b/c", "/en/how/", "/en/write/%3Cscript%3E", "/en//", "/en/verify/8412", "/en/%00"):
        answer = client.post(address) if address == "/" else client.get(address)
        assert (answer.status_code, answer.data) == (404, nothing.data)
        assert answer.headers.to_wsgi_list() == nothing.headers.to_wsgi_list()


def test_it_is_the_same_page_with_a_session_and_without(client: FlaskClient) -> None:
    nothing = client.get("/en/nothing")
    client.post("/en/trial/begin")
    answer = client.get("/en/nothing")
    assert (answer.data, answer.headers.to_wsgi_list()) == (nothing.data, nothing.headers.to_wsgi_list())


def test_it_speaks_the_language_of_the_address_or_of_the_browser(client: FlaskClient) -> None:
    assert 'lang="en"' in client.get("/xx/", headers={"Accept-Language": "en"}).text
    assert client.get("/xx/").status_code == 404


def test_a_wrong_method_is_not_there_either(client: FlaskClient) -> None:
    assert client.delete("/en/how").data == client.get("/en/nothing").data
    assert client.options("/en/how").status_code == 404


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "a b", "", "localhost:x", "[::1", "\u00ff"])
def test_another_host_name_gets_a_page_and_no_more(client: FlaskClient, host: str) -> None:
    answer = client.get("/en/", environ_overrides={"HTTP_HOST": host})
    assert answer.status_code == 400
    assert 'data-page="error.400"' in answer.text
    assert not host.strip() or host not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1:8000", "localhost:443"])
def test_our_own_names_are_heard_at_any_port(client: FlaskClient, host: str) -> None:
    assert client.get("/en/", environ_overrides={"HTTP_HOST": host}).status_code == 200


def test_what_the_server_dropped_as_too_large_gets_a_page(client: FlaskClient) -> None:
    answer = client.post("/en/trial/told", environ_overrides={"portal.too_large": True})
    assert answer.status_code == 413
    assert 'data-page="error.413"' in answer.text


def test_a_body_larger_than_allowed_gets_the_same_page(app: Application, client: FlaskClient) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 1000
    assert client.post("/en/trial/told", data={"told": "x" * 2000}).status_code == 413
    assert client.post("/en/nothing", data={"kiosk": "x" * 2000}).status_code == 404


def test_our_own_mistake_keeps_what_was_typed_and_says_nothing_about_itself(
    client: FlaskClient, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = client.post("/en/trial/broken", data={"told": "kept <b>words"})
    assert answer.status_code == 500
    assert "kept &lt;b&gt;words" in answer.text
    assert 'action="/en/trial/broken"' in answer.text
    assert "8412" not in answer.text
    said = json.loads(capfd.readouterr().err.strip().splitlines()[-1])
    assert said["exception"] == "builtins.RuntimeError"
    assert "8412" not in json.dumps(said)
    assert "kept" not in json.dumps(said)
    assert set(said) == {"hour", "level", "event", "exception", "place"}


def test_a_busy_database_is_asked_again_and_then_says_so(
    client: FlaskClient, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    class Locked(Exception):
        sqlite_errorcode = 5

    def locked() -> None:
        tries.append(1)
        raise OperationalError("INSERT", {}, Locked("database is locked"))

    monkeypatch.setattr(edge.time, "sleep", lambda _: None)

    monkeypatch.setitem(app.view_functions, "trial.broken", locked)
    answer = client.post("/en/trial/broken", data={"told": "kept words"})
    assert len(tries) == edge.ATTEMPTS
    assert answer.status_code == 503
    assert 'data-page="error.busy"' in answer.text
    assert "kept words" in answer.text


def test_a_view_that_is_tried_again_finds_the_session_as_it_was(
    client: FlaskClient, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flask import session

    class Locked(Exception):
        sqlite_errorcode = 5

    def once() -> tuple[str, int]:
        session["times"] = session.get("times", 0) + 1
        seen.append(session["times"])
        if len(seen) < 3:
            raise OperationalError("INSERT", {}, Locked("database is locked"))
        return "", 204

    seen: list[int] = []
    monkeypatch.setattr(edge.time, "sleep", lambda _: None)
    monkeypatch.setitem(app.view_functions, "trial.broken", once)
    assert client.post("/en/trial/broken").status_code == 204
    assert seen == [1, 1, 1]


def test_another_database_fault_is_not_repeated(
    client: FlaskClient, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        tries.append(1)
        raise OperationalError("INSERT", {}, Exception("no such table"))

    tries: list[int] = []
    monkeypatch.setitem(app.view_functions, "trial.broken", broken)
    assert client.post("/en/trial/broken").status_code == 500
    assert len(tries) == 1


def test_a_get_cannot_write(client: FlaskClient, app: Application) -> None:
    with app.portal.engine.begin() as connection:
        connection.execute(text("CREATE TABLE kept (told TEXT)"))
    assert client.get("/en/trial/writes").status_code == 500
    with app.portal.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM kept")).scalar() == 0


BAD = [
    {"told": "nul \0 inside"},
    {"told": "x" * 2_000_000},
    {"told": "'; DROP TABLE kept; -- <script>alert(1)</script>"},
    {f"extra{number}": "x" for number in range(2000)},
    {"told": "\u202e\ud7ff\ufffe"},
    {"csrf_token": "x" * 5000},
]


@pytest.mark.parametrize("fields", BAD, ids=["nul", "long", "script", "many", "odd", "token"])
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_strange_forms_get_a_clear_answer(
    client: FlaskClient, app: Application, fields: dict[str, str], kind: str
) -> None:
    with app.portal.engine.begin() as connection:
        connection.execute(text("CREATE TABLE kept (told TEXT)"))
    client.post("/en/trial/begin")
    token = hidden(client.get("/en/trial/told"))
    data: dict[str, str] | bytes = {"csrf_token": token, **fields}
    if kind.startswith("multipart"):
        boundary, data = encode_multipart(data)  # type: ignore[arg-type]
        kind += f"; boundary={boundary}"
    answer = client.post("/en/trial/told", data=data, content_type=kind)
    assert answer.status_code in (303, 422)


@pytest.mark.parametrize("body", [b"\xff\xfe=\xff", b"told=%ff%00%", b"&&&&====", b"told", b"\x00" * 100])
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data", "x", "text/plain"])
def test_bytes_that_are_no_form_get_a_clear_answer(
    client: FlaskClient, app: Application, body: bytes, kind: str
) -> None:
    with app.portal.engine.begin() as connection:
        connection.execute(text("CREATE TABLE kept (told TEXT)"))
    assert client.post("/en/trial/told", data=body, content_type=kind).status_code in (303, 400, 422)
    assert client.post("/en/leave", data=body, content_type=kind).status_code == 303
