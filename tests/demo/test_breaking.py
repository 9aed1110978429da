"""*Try to break it*: each attack is really made, fails, and leaves nothing behind."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from portal.cases.case import Case
from portal.cases.envelope import Envelope
from portal.database import reading
from portal.protection.segments import Segment
from portal.register import Page, verify
from portal.web.demo import attempts
from portal.web.demo.breaking import BUTTONS
from tests.demo.test_door import app, browser, token_in

__all__ = ["app", "browser"]


def tried(browser: FlaskClient, name: str) -> str:
    token = token_in(browser.get("/demo/break").text, "/demo/break")
    answer = browser.post("/demo/break", data={"form_token": token, "attempt": name})
    assert answer.status_code == 200
    return answer.text


def counts(app: Flask) -> list[int]:
    with reading(app.portal.engine) as session:  # type: ignore[attr-defined]
        tables = (Case, Envelope, Segment, Page)
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_each_holds_and_is_undone(app: Flask, browser: FlaskClient) -> None:
    before, told = counts(app), dict[str, str]()
    assert list(BUTTONS) == list(attempts.ATTEMPTS)
    for name in attempts.ATTEMPTS:
        told[name] = tried(browser, name)
        assert "It held." in told[name], name
        assert counts(app)[:3] == before[:3], name
    assert counts(app)[3] == before[3] + 1, "that the office of the director was opened today is a page"
    with reading(app.portal.engine) as session:  # type: ignore[attr-defined]
        assert verify(session, site=app.portal.site).ok  # type: ignore[attr-defined]
    assert "dropped" in told["page"], "the torn page is named"
    assert "docket" in told["thief"] and "<dd>0</dd>" in told["thief"], "the thief sees his row, and nothing in it"
    lit = re.findall(r"(\w+) before, (\w+) now", told["punish"])
    assert lit[0] == ("2", "3") and lit[1][0] == lit[1][1], "the inspector is shown it, the director nothing"


def test_where_it_does_not_hold_it_says_so(browser: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(attempts.ATTEMPTS, "thief", lambda *_: attempts.Outcome(False, "It was there."))
    assert "It did not hold." in tried(browser, "thief")


def test_an_unknown_attack_is_an_unknown_address(browser: FlaskClient) -> None:
    token = token_in(browser.get("/demo/break").text, "/demo/break")
    assert browser.post("/demo/break", data={"form_token": token, "attempt": "bribe"}).status_code == 404
