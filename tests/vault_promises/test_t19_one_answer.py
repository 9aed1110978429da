"""T-19: a name that exists and one that does not, a right and a wrong second factor: one status, one size, one time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from flask.testing import FlaskClient

from portal import officers
from portal.cli.demonstration.cast import PASSWORD
from portal.config import Settings
from portal.web.shared import form_token
from portal.web.shared.edge import Application
from portal.web.signin import patience
from tests.counts import count
from tests.web.visit import WHO, opened
from tests.world import World

NOBODY = "inspector.nowhere"[: len(WHO)].ljust(len(WHO), "x")
FALSE = "z" * len(PASSWORD)


@dataclass(frozen=True)
class Try:
    """One wrong sign-in; `enrolled` says whether that officer has a second factor at all."""

    login: str
    password: str
    second: str


TRIES = {
    "unknown name": Try(NOBODY, FALSE, "123456"),
    "wrong password, wrong second": Try(WHO, FALSE, "123456"),
    "wrong password, right second": Try(WHO, FALSE, "000000"),
    "right password, wrong second": Try(WHO, PASSWORD, "123456"),
    "unknown name, right second": Try(NOBODY, FALSE, "000000"),
}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Strong enough that leaving the slow step out would show."""
    return replace(settings, kdf=(4096, 1, 1))


@pytest.fixture
def app(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    monkeypatch.setattr(patience, "STEP", 0)
    with opened(world, "signin") as app:
        yield app


@pytest.fixture
def client(app: Application) -> FlaskClient:
    return app.test_client()


def send(client: FlaskClient, each: Try, token: str, path: str = "/signin") -> tuple[int, int, float]:
    """(status, bytes, seconds)"""
    data = {"form_token": token, "name": each.login, "password": each.password, "second": each.second}
    began = time.perf_counter()
    answer = client.post(path, data=data)
    return answer.status_code, len(answer.get_data()), time.perf_counter() - began


def test_status_and_size_are_the_same(app: Application, client: FlaskClient) -> None:
    with app.test_request_context("/signin"):
        token = form_token("signin")
    assert {send(client, each, token)[:2] for each in TRIES.values()} == {
        send(client, TRIES["unknown name"], token)[:2]
    }
    page = client.post("/signin", data={"form_token": token, "name": WHO, "password": "x", "second": ""})
    assert page.status_code == 422
    assert "Set-Cookie" not in page.headers


def test_an_officer_without_a_second_factor_is_no_different(
    app: Application, client: FlaskClient, world: World
) -> None:
    with app.test_request_context("/signin"):
        token = form_token("signin")
    with world.writing() as session:
        row = session.get_one(officers.Officer, world.staff.ids[WHO])
        row.second = None
        session.commit()
    assert (
        len(
            {send(client, Try(login, FALSE, second), token)[:2] for login in (WHO, NOBODY) for second in ("", "123456")}
        )
        == 1
    )


def test_the_times_cannot_be_told_apart(app: Application, client: FlaskClient) -> None:
    """Each kind against the unknown name, turn by turn: neither is the slower one more often than chance allows."""
    with app.test_request_context("/signin"):
        token = form_token("signin")
    rounds = count("same_time")
    took: dict[str, list[float]] = {name: [] for name in TRIES}
    for turn in range(rounds + 5):
        names = list(TRIES) if turn % 2 else list(reversed(TRIES))
        for name in names:
            seconds = send(client, TRIES[name], token)[2]
            if turn >= 5:
                took[name].append(seconds)
    base = took.pop("unknown name")
    for name, times in took.items():
        slower = sum(one > other for one, other in zip(times, base, strict=True)) / rounds
        chance = 4 * 0.5 / rounds**0.5
        assert abs(slower - 0.5) < chance, (name, slower)


def test_wrong_figures_and_an_unknown_newcomer_get_one_answer(
    app: Application, client: FlaskClient, world: World
) -> None:
    with app.test_request_context("/signin/first"):
        token = form_token("first")
    member = world.viewer(WHO)
    with world.writing() as session:
        name = officers.Name(id=b"n" * 16, login="inspector.new", name="N. New", office=member.office)
        officers.name_officer(session, world.site, directory=world.directory, name=name)
        right = officers.new_token()
        stretched = world.site.stretch(right, "invite", name.id)
        officers.make_invite(session, world.site, member=member, name=name, token=right, stretched=stretched)
        session.commit()
    wrong = officers.new_token()
    seen = set()
    for login in ("inspector.new", "inspector.nox"):
        own = {"password": "four own quiet words", "again": "four own quiet words"}
        answer = client.post("/signin/first", data={"form_token": token, "name": login, "token": wrong, **own})
        seen.add((answer.status_code, len(answer.get_data())))
    assert len(seen) == 1
