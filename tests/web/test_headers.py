"""What every answer says to a browser."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from portal.config import Settings
from tests.web.frames import HEADERS, application


@pytest.fixture
def client(settings: Settings) -> Iterator[FlaskClient]:
    with application(settings) as app:
        yield app.test_client()


ADDRESSES = [
    "/", "/en/", "/en/how", "/en/kiosk", "/nothing/here", "/en", "/static/portal.css", "/static/none.css",
    "/health/live", "/health/ready", "/robots.txt", "/en/trial/broken", "/en/trial/own", "/en/%00", "/en/%ff",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_has_the_headers_of_the_contract(client: FlaskClient, address: str) -> None:
    for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"):
        answer = client.open(address, method=method)
        assert HEADERS.items() <= dict(answer.headers).items()
        assert answer.headers["X-Robots-Tag"].startswith("noindex")
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Server" not in answer.headers
        assert "Set-Cookie" not in answer.headers


def test_static_files_last_a_year_under_the_hash_of_their_content(client: FlaskClient) -> None:
    address = client.get("/en/").text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert "?v=" in address
    answer = client.get(address)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(address.replace("?v=", "?v=0")).headers["Cache-Control"] == "no-store"
    assert HEADERS.items() <= dict(answer.headers).items()


@pytest.mark.parametrize("name", ["../pyproject.toml", "..%2fportal/config.py", "pictures/../../README.md", "pictures"])
def test_nothing_but_static_files_is_static(client: FlaskClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_open_pages_are_small_on_the_wire(client: FlaskClient) -> None:
    plain, small = client.get("/en/how"), client.get("/en/how", headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data
    assert "Accept-Encoding" in small.headers["Vary"]


def test_kiosk_pages_are_never_compressed_and_come_in_steps_of_4_kib(client: FlaskClient) -> None:
    for address in ("/en/kiosk", "/en/kiosk/food", "/en/kiosk/rules", "/en/kiosk/listen"):
        answer = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert "Content-Encoding" not in answer.headers
        assert len(answer.data) % 4096 == 0


def test_the_home_page_its_style_and_its_icon_fit_into_the_first_packets(client: FlaskClient) -> None:
    home = client.get("/en/", headers={"Accept-Encoding": "gzip"})
    html = gzip.decompress(home.data).decode()
    fetched = set(re.findall(r'<(?:link|img|script|use)[^>]* (?:href|src)="([^"]+)"', html))
    sizes = [len(client.get(name, headers={"Accept-Encoding": "gzip"}).data) for name in fetched]
    assert len(fetched) <= 3  # style, icon, and the script that plays a sound where it stands: sounds come when asked
    assert html.count("<audio") == html.count('preload="none"')
    assert len(home.data) + sum(sizes) + 600 * (1 + len(sizes)) < 14_600
