"""Codes are guessed by the thousand from one place: no error, nobody elsewhere waits, nobody is shut out."""

from __future__ import annotations

import re
import statistics
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest

from portal.config import Settings
from portal.vault.codes import new_code
from tests.counts import count
from tests.hard.wire import PATIENCE, Browser, environment_of
from tests.serving import Serving
from tests.world import World

HANDS = 24
"""Guesses under way at once."""

GUESSER = "127.0.0.2"
"""Everybody else comes from 127.0.0.1."""


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A slow step slow enough to be what one waits for."""
    return replace(settings, kdf=(8192, 2, 1))


@pytest.fixture
def serving(world: World) -> Iterator[Serving]:
    with Serving(environment_of(world.settings)) as serving:
        yield serving.start("--workers", "1")


def guess(serving: Serving, token: str, code: str) -> tuple[int, float]:
    """One code from the guesser's place: the status, and how long it took. Follows 307 as a browser does."""
    began, path = time.monotonic(), "/en/read"
    body = urlencode({"form_token": token, "code": code})
    while True:
        line = HTTPConnection(*serving.address, timeout=PATIENCE, source_address=(GUESSER, 0))
        line.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
        answer = line.getresponse()
        answer.read()
        line.close()
        if answer.status != 307:
            return answer.status, time.monotonic() - began
        path = str(answer.headers["Location"])


@pytest.mark.engines(1)
def test_wrong_codes_from_one_place_are_no_error_delay_nobody_else_and_lock_nobody_out(
    world: World, serving: Serving
) -> None:
    code = world.codes[world.lodge("inspectorate", "Mine.").case]
    token = token_on(serving)
    ended = threading.Event()
    guesses = count("wrong_codes")
    with ThreadPoolExecutor(HANDS + 1) as pool:
        reading = pool.submit(read_until, ended, serving, code)
        tries = list(pool.map(lambda _: guess(serving, token, new_code()), range(guesses)))
        ended.set()
        reads = reading.result()
    assert {status for status, _ in tries} == {303}
    assert len(reads) > guesses // 100
    # Two guesses are under way at a time and the others stand behind them. Someone elsewhere stands behind those two.
    waited = statistics.mean(seconds for _, seconds in tries)
    assert statistics.mean(reads) < waited / 3, (statistics.mean(reads), waited)
    assert guess(serving, token, code)[0] == 303
    right = Browser(serving)
    right.client.source = GUESSER  # type: ignore[attr-defined]
    assert right.read(code), "the right code does not open from the place where the wrong ones were typed"


def read_until(ended: threading.Event, serving: Serving, code: str) -> list[float]:
    """Another person, elsewhere, opens his mailbox again and again: the seconds each time took."""
    token, found = token_on(serving), []
    while not ended.is_set():
        person = Browser(serving)
        began = time.monotonic()
        answer = person.client.post("/en/read", {"form_token": [token], "code": [code]})
        found.append(time.monotonic() - began)
        assert answer.status_code == 303
        assert person.go("/en/read/messages").rows, person.page.html
    return found


def token_on(serving: Serving) -> str:
    found = re.search('name="form_token" value="([^"]+)"', Browser(serving).go("/en/read").html)
    assert found
    return found[1]
