"""T-19 at the mailbox's door: a number that exists and one that does not get one answer, in one size and one time."""

from __future__ import annotations

import time
from dataclasses import replace
from statistics import median

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.config import Settings
from portal.vault.codes import new_code
from tests.counts import count
from tests.web.letters import app, token
from tests.world import World, world

__all__ = ["app", "world"]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Strong enough that leaving the slow step out would show."""
    return replace(settings, kdf=(4096, 1, 1))


def typed(app: Flask, code: str) -> tuple[TestResponse, float]:
    client, form = app.test_client(), {"form_token": token(app, "read"), "code": code}
    start = time.perf_counter()
    answer = client.post("/en/read", data=form)
    return answer, time.perf_counter() - start


def test_a_number_that_exists_and_one_that_does_not_are_answered_alike(app: Flask, world: World) -> None:
    code = world.codes[world.lodge().case]
    tries = [(typed(app, code), typed(app, new_code())) for _ in range(count("same_time"))]
    shapes = {shape(answer) for pair in tries for answer, _ in pair}
    assert len(shapes) == 1
    apart = median(there - nowhere for (_, there), (_, nowhere) in tries)  # pair by pair: the machine's load cancels
    assert abs(apart) < 0.2 * median(nowhere for _, (_, nowhere) in tries)


def shape(answer: TestResponse) -> tuple[object, ...]:
    cookie = answer.headers["Set-Cookie"]
    return answer.status_code, len(answer.data), answer.headers["Location"], len(cookie), tuple(answer.headers.keys())


def test_an_empty_mailbox_and_no_mailbox_are_the_same_page(app: Flask, world: World) -> None:
    code = new_code()
    with world.stage() as stage:
        stage.empty_mailbox(code)
    pages = []
    for each in (code, new_code()):
        client = app.test_client()
        client.post("/en/read", data={"form_token": token(app, "read"), "code": each})
        pages.append(client.get("/en/read/messages").data)
    assert pages[0] == pages[1]
    assert len(pages[0]) % 4096 == 0
