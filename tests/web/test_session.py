"""The cookie, and what lies behind it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from portal.config import Settings
from portal.sessions import Body
from portal.web.shared.edge import Application
from tests.web.frames import application, cookie_of


@pytest.fixture
def app(settings: Settings) -> Iterator[Application]:
    with application(settings) as app:
        yield app


@pytest.fixture
def client(app: Application) -> FlaskClient:
    return app.test_client()


def content(client: FlaskClient) -> dict[str, object]:
    found: dict[str, object] = client.get("/en/trial/session").json
    return found


def begin(client: FlaskClient, **put: object) -> str:
    """A session; its token."""
    return cookie_of(client.post("/en/trial/begin", data={"put": json.dumps(put)}))


def rows(app: Application) -> int:
    with app.portal.store.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM sessions")).scalar_one())


def age(app: Application, token: str, seconds: int) -> None:
    """As if nothing was pressed for so long."""
    store, site = app.portal.store, app.portal.site
    body = store.open(token, site, datetime.now(UTC))
    assert body is not None
    store.drop(token, site)
    store.make(token, site, Body(body.kind, body.seen - seconds, body.data), owner=bytes(16))


@pytest.mark.parametrize("address", ["/", "/en/", "/en/how", "/en/kiosk", "/en/trial/told", "/nothing", "/en/left"])
def test_no_cookie_and_no_row_before_the_first_post(client: FlaskClient, app: Application, address: str) -> None:
    assert "Set-Cookie" not in client.get(address).headers
    assert rows(app) == 0


def test_a_post_that_keeps_nothing_sets_none_either(client: FlaskClient, app: Application) -> None:
    for address in ("/en/leave", "/en/nothing", "/en/how"):
        assert "Set-Cookie" not in client.post(address).headers
    assert rows(app) == 0


def test_the_cookie_holds_32_random_bytes_and_no_script_or_other_site_sees_it(client: FlaskClient) -> None:
    said = client.post("/en/trial/begin").headers["Set-Cookie"]
    value = said.partition("=")[2].partition(";")[0]
    assert len(value) == 43
    assert said == f"portal={value}; HttpOnly; Path=/; SameSite=Strict"


def test_behind_https_the_cookie_is_bound_to_the_host(client: FlaskClient) -> None:
    said = client.post("/en/trial/begin", base_url="https://localhost").headers["Set-Cookie"]
    assert said.startswith("__Host-portal=")
    assert "; Secure;" in said
    assert "Domain" not in said


def test_what_is_kept_comes_back_on_the_next_page(client: FlaskClient) -> None:
    begin(client, nested={"list": [1, {"deep": "é"}]})
    assert content(client)["nested"] == {"list": [1, {"deep": "é"}]}


def test_entering_a_mailbox_gives_a_new_token(client: FlaskClient, app: Application) -> None:
    first = begin(client)
    second = cookie_of(client.post("/en/trial/enter"))
    assert second not in ("", first)
    assert rows(app) == 1
    client.set_cookie("portal", first)
    assert content(client) == {}


def test_leaving_ends_the_session_here_and_in_the_browser(client: FlaskClient, app: Application) -> None:
    token = begin(client)
    answer = client.post("/en/leave")
    assert (answer.status_code, answer.location) == (303, "/en/left")
    assert "portal=;" in answer.headers["Set-Cookie"]
    client.set_cookie("portal", token)
    assert content(client) == {}
    assert rows(app) == 0


def test_another_site_cannot_make_anyone_leave(client: FlaskClient) -> None:
    begin(client, kept="yes")
    client.post("/en/leave", headers={"Sec-Fetch-Site": "cross-site"})
    assert content(client)["kept"] == "yes"


def test_a_letter_in_hand_waits_an_hour_and_no_longer(client: FlaskClient, app: Application) -> None:
    token = begin(client, kept="yes")
    age(app, token, 3590)
    assert content(client)["kept"] == "yes"
    age(app, token, 3601)
    assert content(client) == {}


def test_an_open_mailbox_waits_five_minutes(client: FlaskClient, app: Application) -> None:
    begin(client)
    token = cookie_of(client.post("/en/trial/enter"))
    age(app, token, 301)
    assert content(client) == {}


def test_every_page_starts_the_wait_anew(client: FlaskClient, app: Application) -> None:
    token = begin(client, kept="yes")
    age(app, token, 3000)
    client.get("/en/how")
    body = app.portal.store.open(token, app.portal.site, datetime.now(UTC))
    assert body is not None
    assert datetime.now(UTC).timestamp() - body.seen < 60


@pytest.mark.parametrize("cookie", ["x", "", "k.", "x" * 43, "x" * 5000, "\u00e9", "'; DROP TABLE sessions"])
def test_a_cookie_nobody_gave_opens_nothing(client: FlaskClient, cookie: str) -> None:
    answer = client.get("/en/trial/session", headers={"Cookie": f"portal={cookie}"})
    assert answer.status_code in (200, 303)
    assert answer.status_code == 303 or answer.json == {}


def test_people_and_officers_never_share_a_cookie(client: FlaskClient) -> None:
    token = begin(client, kept="yes")
    assert client.get("/signin").status_code == 404
    client.set_cookie("desk", token)
    client.delete_cookie("portal")
    assert content(client) == {}


def test_a_page_that_fails_leaves_the_session_as_it_was(client: FlaskClient) -> None:
    begin(client, kept="yes")
    client.post("/en/trial/broken")
    assert content(client)["kept"] == "yes"
