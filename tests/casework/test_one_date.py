"""One date: on the receipt, in the mailbox, on the desk, from `deadlines explain`, in whatever zone a server stands."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as dt_time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from portal import create_app, register
from portal.access import letter
from portal.casework.bundle import Receipt
from portal.casework.prepare import prepare
from portal.cli import main
from portal.directory import PrisonEntry, install, signed
from portal.languages import short_day
from portal.web.shared.edge import Application
from tests.counts import count
from tests.web.desks import Desk, address_of, desk
from tests.web.letters import begin, walk
from tests.web.person import Person
from tests.world import World

NINE = (
    "floor", "un-mandela", "gb-eng-wls", "gb-sct", "ie", "ca-federal", "us-bop", "us-ca-cdcr", "us-prea",
)  # fmt: skip
ZONES = ("Europe/London", "Asia/Amman", "Asia/Kathmandu", "America/St_Johns", "America/Los_Angeles", "UTC")
WEEKENDS = (("sat", "sun"), ("fri", "sat"), ("fri",))
DANGERS = ("no", "no", "hurt", "self", "punished", "child")


def prison(number: int, pack: str, zone: str, weekend: tuple[str, ...]) -> PrisonEntry:
    names = {"en": f"Prison {number}"}
    return PrisonEntry(code=f"P{number}", names=names, zone=zone, weekend=weekend, pack=pack, bell="staff")


def publish(world: World, prisons: tuple[PrisonEntry, ...]) -> None:
    """A directory with these prisons besides its own, signed and in force."""
    more = replace(world.directory, version=world.directory.version + 1, prisons=(*world.directory.prisons, *prisons))
    with world.writing() as session:
        world.directory = install.publish(
            signed.sign(world.root, more), settings=world.settings,
            enter=lambda version, blob: register.enter_directory(session, world.site, version, blob),
        )  # fmt: skip
        session.commit()


@pytest.fixture
def lots() -> random.Random:
    return random.Random(2026)


@pytest.fixture
def everywhere(world: World, lots: random.Random) -> World:
    """A prison for each of the nine packs, each with a zone and a weekend of its own."""
    entries = [prison(n, pack, lots.choice(ZONES), lots.choice(WEEKENDS)) for n, pack in enumerate(NINE)]
    publish(world, tuple(entries))
    return world


@pytest.fixture
def app(everywhere: World) -> Iterator[Application]:
    app = create_app(
        replace(everywhere.settings, locales=("en",)), doors=("public", "filing", "mailbox", "signin", "desk")
    )
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


def explained(world: World, entry: PrisonEntry, filed: datetime, **asked: str) -> list[dict[str, Any]]:
    """Every clock, as the command tells it."""
    command = [
        "deadlines",
        "explain",
        "--pack",
        entry.pack,
        "--zone",
        entry.zone,
        "--json",
        "--filed",
        filed.isoformat(),
    ]
    command += ["--weekend", ",".join(entry.weekend)]
    command += [part for name, value in asked.items() if value for part in (f"--{name}", value)]
    told = CliRunner().invoke(main, command, env={"PORTAL_ENV": "test"})
    assert told.exit_code == 0, told.output
    clocks: list[dict[str, Any]] = json.loads(told.output)["clocks"]
    return clocks


def told(clocks: list[dict[str, Any]]) -> dict[str, Any]:
    """The clock whose day is told: the first of those whose end sends a case up."""
    climbing = [each for each in clocks if each["lapse"] and each["lapse"]["act"] == "escalate"]
    return min(climbing, key=lambda each: datetime.fromisoformat(each["late_from"]))


def test_the_date_is_one_date_wherever_it_is_said(everywhere: World, app: Application, lots: random.Random) -> None:
    officer = desk(app, "inspector.adeyemi")
    for number in range(count("filings")):
        entry = everywhere.directory.prison(f"P{lots.randrange(len(NINE))}")
        moment = datetime(2026, 1, 5, tzinfo=UTC) + timedelta(minutes=lots.randrange(365 * 24 * 60))
        one_filing(everywhere, app, officer, entry, moment, lots, number)


def one_filing(
    world: World,
    app: Application,
    officer: Desk,
    entry: PrisonEntry,
    moment: datetime,
    lots: random.Random,
    number: int,
) -> None:
    world.now = moment
    danger, topic = lots.choice(DANGERS), lots.choice(("cell", "food", "hurt", "health", "calls"))
    given = {"danger": danger, "topic": topic, "prison": entry.code, "office": "inspectorate"}
    person = Person(app)
    begin(person, app, filer="prisoner")
    code = walk(person, until="keep", **given).code
    receipt = walk(person, **given)
    assert receipt.name == "filing.sent", receipt.said
    case, docket = entered(world, code)
    asked = {"kind": docket.kind, "urgency": docket.urgency, "topic": topic}
    clocks = explained(world, entry, docket.filed, **asked)
    answer = told(clocks)
    assert docket.filed == moment.astimezone(ZoneInfo(entry.zone)).replace(minute=0, second=0, microsecond=0)
    day = date.fromisoformat(answer["due"][:10])
    assert receipt.due == docket.due.isoformat() == day.isoformat()
    assert short_day(day, "en") in receipt.said
    assert docket.late_from == datetime.fromisoformat(answer["late_from"])
    beside = {each["id"]: datetime.fromisoformat(each["late_from"]) for each in clocks if each is not answer}
    assert all(beside[each.id] == each.late_from for each in docket.clocks.others)
    in_the_mailbox(person, code, day)
    on_the_desk(officer, case, day, listed=number < 20)


def entered(world: World, code: str) -> tuple[bytes, Any]:
    with world.reading() as session:
        sight = letter(session, world.site, world.mailbox(code), 0)
        assert sight is not None
        return sight.id, sight.docket


def in_the_mailbox(person: Person, code: str, day: date) -> None:
    person.go("/en/read")
    page = person.press("/read", code=code)
    assert [row["data-due"] for row in page.rows] == [day.isoformat()]
    person.press("/openings")
    assert person.page.due == day.isoformat()
    assert short_day(day, "en") in person.page.said


def on_the_desk(officer: Desk, case: bytes, day: date, *, listed: bool) -> None:
    """On its own page, and while one page of the list holds them all, in the list."""
    receipt = Receipt(case, 0, 0, day, "inspectorate", already=True)
    officer.open(receipt)
    page = officer.get(address_of(receipt))
    assert f"before the end of {short_day(day, 'en')} {day.year}" in page.text
    if listed:
        rows = [row["due"] for row in officer.list("book") if row["ref"] in address_of(receipt)]
        assert rows == [day.isoformat()]


@pytest.fixture(params=["UTC", "Asia/Kathmandu"])
def shell(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The zone the process believes to be in."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.engines(1)
@pytest.mark.parametrize("minutes", [-1, 1])
def test_a_minute_before_and_after_the_prisons_midnight_are_two_days_wherever_the_server_stands(
    everywhere: World, shell: str, minutes: int
) -> None:
    publish(everywhere, (prison(9, "us-bop", "Asia/Amman", ("fri", "sat")),))
    midnight = datetime(2026, 10, 6, tzinfo=ZoneInfo("Asia/Amman"))
    everywhere.now = (midnight + timedelta(minutes=minutes)).astimezone(UTC)
    case = everywhere.lodge("inspectorate", prison="P9").case
    docket = everywhere.read(everywhere.viewer("inspector.adeyemi"), case).docket
    zero = date(2026, 10, 5) if minutes < 0 else date(2026, 10, 6)
    assert (docket.filed.date(), docket.due) == (zero, zero + timedelta(days=20))
    assert docket.late_from == datetime.combine(docket.due + timedelta(days=1), dt_time(), midnight.tzinfo)
    command = [sys.executable, "-m", "portal.cli", "deadlines", "explain", "--pack", "us-bop", "--zone", "Asia/Amman"]
    command += ["--weekend", "fri,sat", "--filed", everywhere.now.isoformat(), "--json"]
    said = subprocess.run(command, env={**os.environ, "PORTAL_ENV": "test"}, capture_output=True, check=True)
    (answer,) = [each for each in json.loads(said.stdout)["clocks"] if each["id"] == "answer"]
    assert (answer["starts"], answer["due"]) == (zero.isoformat(), docket.due.isoformat())


def test_a_letter_typed_up_later_counts_from_the_day_it_was_handed_in_and_says_so(world: World) -> None:
    draft = world.draft("inspectorate")
    for said, filed in ((world.now - timedelta(days=4), 1), (world.now + timedelta(days=9), 5)):
        bundle = prepare(
            {**draft, "handed_in": said.isoformat()},
            directory=world.directory,
            now=world.now,
            zone="UTC",
            language="en",
        )
        assert bundle.filed.date() == date(2026, 10, filed)
        assert bundle.body.get("entered") == ("2026-10-05" if filed == 1 else None)
        assert bundle.due == date(2026, 10, 15 if filed == 1 else 19)
