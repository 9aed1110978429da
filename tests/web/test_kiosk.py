"""A screen on a wing: nothing on it tells what anyone came for, and nobody finds what was there before."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from portal.config import Settings
from portal.web.shared.edge import Application
from tests.web.frames import application, cookie_of

PAGES = ["", "/food", "/notices", "/times", "/rules", "/rules?part=2", "/listen"]


@pytest.fixture
def app(settings: Settings) -> Iterator[Application]:
    with application(settings) as app:
        yield app


@pytest.fixture
def client(app: Application) -> FlaskClient:
    return app.test_client()


def begin(client: FlaskClient) -> str:
    answer = client.post("/en/trial/begin", data={"kiosk": "1", "put": json.dumps({"kiosk": True, "kept": "yes"})})
    return cookie_of(answer)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_the_same_bar_the_same_foot_and_goes_home_by_itself(client: FlaskClient, page: str) -> None:
    answer = client.get("/en/kiosk" + page)
    assert answer.status_code == 200
    assert "<title>Notices and messages</title>" in answer.text
    assert [name in answer.text for name in (">Back<", "Listen<", ">Leave<")] == [True] * 3
    assert answer.headers["Refresh"] == "60; url=/en/kiosk"
    assert "complaint" not in answer.text.lower()


def test_the_home_page_has_six_tiles_and_counts_nothing(client: FlaskClient) -> None:
    text = client.get("/en/kiosk").text
    tiles = re.findall(r'class="tile".*?<b>(.*?)</b>', text, re.DOTALL)
    assert tiles == ["Today’s food", "Notices", "Times and visits", "Ask or tell", "My messages", "Rules and rights"]
    main = text.partition("<main")[2].partition("</main>")[0]
    assert not re.search(r">[^<]*\d[^<]*<", re.sub(r"<svg.*?</svg>", "", main, flags=re.DOTALL))


def test_ask_or_tell_begins_a_letter_of_a_kiosk(client: FlaskClient) -> None:
    text = client.get("/en/kiosk").text
    assert '<form method="post" action="/en/write">' in text
    assert '<button class="tile" name="kiosk" value="1">' in text


def test_going_home_ends_what_was_open(client: FlaskClient) -> None:
    begin(client)
    client.get("/en/kiosk")
    answer = client.get("/en/trial/session")
    assert (answer.status_code, answer.location) == (303, "/en/kiosk")


def test_after_leaving_back_finds_the_home_page(client: FlaskClient) -> None:
    token = begin(client)
    assert token.startswith("k.")
    assert client.post("/en/leave").location == "/en/kiosk"
    for address in ("/en/trial/told", "/en/trial/session", "/en/nothing"):
        assert client.get(address).location == "/en/kiosk"
    client.set_cookie("portal", token)
    assert client.get("/en/trial/session").location == "/en/kiosk"


def test_after_a_minute_a_press_finds_the_home_page(client: FlaskClient, app: Application) -> None:
    token = begin(client)
    app.portal.store.drop(token, app.portal.site)
    assert client.post("/en/trial/told", data={"told": "words"}).location == "/en/kiosk"


def test_it_forgets_the_language_of_who_stood_there_and_keeps_that_of_who_stands_there(settings: Settings) -> None:
    def begun() -> str:
        return cookie_of(client.post("/fr/trial/begin", data={"kiosk": "1", "put": json.dumps({"kiosk": True})}))

    with application(replace(settings, locales=("en", "fr"))) as app:
        client = app.test_client()
        for page in ("/fr/kiosk", "/fr/kiosk/food", "/fr/kiosk", "/fr/kiosk/drawer"):
            answer = client.get(page)
            assert answer.location in (None, "/fr/read?kiosk=1"), "nobody has begun anything"
            assert answer.headers["Refresh"] == "60; url=/en/kiosk"
        assert 'data-home="/en/kiosk"' in client.get("/fr/kiosk").text
        begun()
        assert client.get("/fr/trial/told").headers["Refresh"] == "60; url=/en/kiosk"
        assert client.get("/fr/kiosk").location == "/en/kiosk"
        assert client.get("/fr/kiosk").status_code == 200, "the next one taps his language"
        token = begun()
        app.portal.store.drop(token, app.portal.site)
        assert client.get("/fr/trial/told").location == "/en/kiosk"
        assert client.get("/fr/kiosk").location == "/en/kiosk"
        begun()
        assert client.post("/fr/leave").location == "/en/kiosk"


def test_a_new_letter_can_begin_where_one_was_left(client: FlaskClient) -> None:
    begin(client)
    client.post("/en/leave")
    assert begin(client).startswith("k.")
    assert client.get("/en/trial/session").json["kept"] == "yes"


def test_a_letter_at_a_kiosk_goes_home_by_itself_and_is_the_same_size(client: FlaskClient) -> None:
    begin(client)
    answer = client.get("/en/trial/told", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Refresh"] == "60; url=/en/kiosk"
    assert "Content-Encoding" not in answer.headers
    assert len(answer.data) % 4096 == 0


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/en/write/danger", "/en/write/danger"),
        ("//evil.example/", "/en/kiosk"),
        ("https://evil.example", "/en/kiosk"),
        ("/en//evil.example", "/en/kiosk"),
        ("/en/\\evil.example", "/en/kiosk"),
        ("/ar/write", "/en/kiosk"),
        ("", "/en/kiosk"),
    ],
)
def test_from_listening_one_comes_back_and_nowhere_else(client: FlaskClient, asked: str, led: str) -> None:
    text = client.get("/en/kiosk/listen", query_string={"from": asked}).text
    assert f'<a class="btn wide" href="{led}">' in text


def test_what_hangs_there_is_read_in_screens_and_says_its_language(settings: Settings, tmp_path: Path) -> None:
    hanging = tmp_path / "notices"
    hanging.mkdir()
    (hanging / "food.en.txt").write_text("\n".join(f"Soup {number} <b>" for number in range(9)), encoding="utf-8")
    (hanging / "times.fr.txt").write_bytes(b"\xff\xfe")
    with application(replace(settings, notices=hanging, locales=("en", "fr"))) as app:
        client = app.test_client()
        first, second = (client.get(f"/fr/kiosk/food?part={part}").text for part in (1, 2))
        assert "Soup 0 &lt;b&gt;" in first and "Soup 7" not in first and "Soup 8" in second
        assert '<ul class="stack" lang="en"' in first and "?part=2" in first and "?part=3" not in second
        for nothing in ("/fr/kiosk/food?part=99", "/fr/kiosk/food?part=x1", "/fr/kiosk/times", "/fr/kiosk/notices"):
            assert client.get(nothing).status_code == 200, nothing
