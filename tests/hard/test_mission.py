"""The whole mission, thin: every kind is receipted, the frightened are flagged, the silent desk loses the case."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from portal import create_app
from tests.hard import officer
from tests.hard.wire import environment_of
from tests.web.letters import begin, walk, write
from tests.web.person import Page, Person
from tests.world import World

DUE = "2026-10-19"
"""Ten working days after Monday 5 October 2026."""


@pytest.fixture
def app(world: World) -> Iterator[Flask]:
    app = create_app(replace(world.settings, locales=("en", "en_XA", "ar_XB")))
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


@pytest.fixture
def person(app: Flask) -> Person:
    return Person(app)


def at_desk(app: Flask, login: str) -> Person:
    someone = Person(app)
    officer.sign_in(someone, login)
    return someone


def enter(person: Person, code: str) -> Page:
    person.go("/en/read")
    return person.press("/read", code=code)


@pytest.mark.parametrize("kind", ["request", "complaint", "report", "interview"])
def test_every_kind_gets_its_receipt_with_the_day(person: Person, app: Flask, kind: str) -> None:
    receipt, code = write(person, app, kind=kind, text="" if kind == "interview" else "One word.")
    assert (receipt.name, receipt.status, receipt.due) == ("filing.sent", 200, DUE)
    row = enter(person, code).rows[0]
    assert (row["data-kind"], row["data-due"], row["data-state"]) == (kind, DUE, "new")
    seen = at_desk(app, "inspector.adeyemi").page.rows[0]
    assert (seen["data-kind"], seen["data-due"]) == (kind, DUE)


def test_a_report_goes_outside_and_the_director_waits_under_show_me_more(person: Person, app: Flask) -> None:
    begin(person, app)
    first, _, more = walk(person, until="to", kind="report", topic="hurt").html.partition("Show me more")
    assert 'value="inspectorate"' in first.partition("We think this one.")[0]
    assert 'value="director-northgate"' not in first
    assert 'value="director-northgate"' in more
    person.press(office="director-northgate")
    assert walk(person, office="director-northgate").name == "filing.sent"


def test_staff_cannot_forge_their_own_director_and_lose_no_word(person: Person, app: Flask, world: World) -> None:
    begin(person, app, filer="staff")
    walk(person, until="to", text="I saw a colleague do it.")
    page = person.press(office="director-northgate")
    assert (page.status, page.name) == (422, "filing.to")
    assert "I saw a colleague do it." in person.go("/en/write/told").html
    forged = {"text": "I saw it, and say so.", "office": "director-northgate", "prison": "NGT"}
    page = person.go("/en/write/all")
    page = person.press(**forged, last4=page.code[-4:])
    assert (page.status, page.name, page.typed("text")) == (422, "filing.all", "I saw it, and say so.")
    assert not at_desk(app, "director.northgate").page.rows


@pytest.mark.parametrize("how", ["watch", "danger", "pressed"])
def test_who_is_punished_heads_the_holders_list_and_no_other_desk_moves(
    person: Person, app: Flask, world: World, how: str
) -> None:
    world.lodge("director-northgate", "The other desk has something too.")
    for topic in ("rules", "food"):
        write(Person(app), app, kind="request", topic=topic)
    inspector, director = at_desk(app, "inspector.adeyemi"), at_desk(app, "director.northgate")
    elsewhere = director.page.html
    said = {"watch": {"watch": "yes"}, "danger": {"danger": "punished"}, "pressed": {}}[how]
    _, code = write(person, app, **said)
    if how == "pressed":
        enter(person, code)
        person.press("/openings")
        assert "data-flag" not in inspector.go("/desk").html
        person.press("/punishments")
        assert "Your letter is marked" in person.page.said
    rows = inspector.go("/desk").rows
    assert [row.get("data-flag", "") for row in rows] == ["retaliation", "", ""]
    officer.open_case(inspector, rows[0]["data-ref"])
    officer.answer(inspector, "We look into it.")
    assert inspector.go("/desk/lists/answered").rows[0]["data-flag"] == "retaliation"
    assert director.go("/desk").html == elsewhere


def work(world: World) -> dict[str, Any]:
    """The real command, once, against this world."""
    done = subprocess.run(
        [sys.executable, "-m", "portal.cli", "work", "--once", "--json"],
        env={**os.environ, **environment_of(world.settings)}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_what_nobody_answers_goes_up_once_and_an_answer_in_time_stops_it(
    person: Person, app: Flask, world: World
) -> None:
    _, silent = write(person, app, kind="complaint", text="Nobody answers this.", office="director-northgate")
    write(Person(app), app, kind="request", text="This one is answered.", office="director-northgate")
    director = at_desk(app, "director.northgate")
    refs = {row["data-kind"]: row["data-ref"] for row in director.page.rows}
    officer.open_case(director, refs["request"])
    officer.answer(director, "Yes, you may.")
    world.pass_days(14)
    assert world.now.date().isoformat() == DUE
    assert (work(world)["lapsed"], director.go("/desk").rows[0]["data-ref"]) == (0, refs["complaint"])
    world.pass_days(1)
    first, second = work(world), work(world)
    assert (first["lapsed"], first["escalated"]) == (1, 1)
    assert (second["lapsed"], second["escalated"]) == (0, 0)
    gone = director.go(f"/desk/cases/{refs['complaint']}")
    assert (gone.status, gone.html) == (404, director.go("/desk/cases/" + "a" * 26).html)
    assert not director.go("/desk").rows
    above = at_desk(app, "central")
    assert [row["data-ref"] for row in above.page.rows] == [refs["complaint"]]
    assert "Nobody answers this." in officer.open_case(above, refs["complaint"]).said
    assert enter(person, silent).rows[0]["data-ref"]
    assert "did not answer in time" in person.press("/openings").said
