"""Turns for the slow step."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from portal.config import Settings
from portal.web.shared import TooManyAtOnce, Wait, one_try, slot, slots
from portal.web.shared.edge import Application
from tests.web.frames import application


@pytest.fixture
def app(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr(slots, "PATIENCE", 0.0)
    with application(settings) as app:
        yield app


@pytest.fixture
def all_but_one(app: Application) -> Iterator[None]:
    """Every slot that is not kept for filing."""
    with app.test_request_context("/"), ExitStack() as held:
        held.enter_context(slot())
        held.enter_context(slot())
        yield


def test_when_every_slot_is_taken_one_waits(app: Application, all_but_one: None) -> None:
    with app.test_request_context("/"), pytest.raises(Wait), slot():
        pass


def test_one_slot_is_kept_for_filing(app: Application, all_but_one: None) -> None:
    with app.test_request_context("/"), slot(for_filing=True):
        pass


def test_a_slot_is_free_again_afterwards_even_after_a_fault(app: Application) -> None:
    with app.test_request_context("/"):
        for _ in range(5):
            with pytest.raises(ZeroDivisionError), slot():
                raise ZeroDivisionError


def test_waiting_sends_the_browser_to_the_same_address_with_the_same_form(app: Application, all_but_one: None) -> None:
    client = app.test_client()
    answer = client.post("/en/trial/slow?kept=yes")
    assert (answer.status_code, answer.location) == (307, "/en/trial/slow?kept=yes&hop=1")
    answer = client.post(answer.location)
    assert (answer.status_code, answer.location) == (307, "/en/trial/slow?kept=yes&hop=2")


def test_after_fifteen_times_it_waits_until_there_is_one(app: Application) -> None:
    with app.test_request_context("/"), ExitStack() as held:
        held.enter_context(slot())
        held.enter_context(slot())
        threading.Timer(0.1, held.pop_all().close).start()
        assert app.test_client().post("/en/trial/slow?hop=15").text == "done"


@pytest.mark.parametrize("hop", ["-1", "x", "1e9", "9999", "\u0663"])
def test_a_strange_count_is_none(app: Application, hop: str) -> None:
    with app.test_request_context("/", query_string={"hop": hop}):
        assert slots.hops() == 0


def test_one_place_tries_two_things_at_a_time_and_others_are_not_held_up(app: Application) -> None:
    with app.test_request_context("/"), one_try("here"), one_try("here"), one_try("there"):  # noqa: SIM117
        with pytest.raises(TooManyAtOnce), one_try("here"):
            pass
    with app.test_request_context("/"), one_try("here") as count:
        assert count == 3
