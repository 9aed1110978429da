"""Another office asks for every address of a case that is not its own: nothing there, in the same bytes and time."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import pytest
from werkzeug.test import TestResponse

from portal import create_app
from portal.cases.rows import ref_of
from portal.web.desk.address import CASE
from portal.web.shared.edge import Application
from tests.counts import count
from tests.web.desks import Desk, desk
from tests.world import World

UNBUILT = ("takings", "forwardings", "closures", "nonsense")
"""Nouns that later issues give a case, and one that nobody will."""

THRICE = 3
"""What chance made of one address it does not make three times; what the code does it does each time."""

FORM = {"text": "Let me in.", "decision": "yes", "language": "en", "seen": "1", "preview": "yes"}


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings)
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


@pytest.fixture
def refs(world: World) -> list[str]:
    """Cases of the inspectorate: a fresh one, an urgent one, one that is answered, one without a chain."""
    receipts = [world.lodge(), world.lodge(danger="hurt"), world.lodge(), world.lodge(chain="no")]
    world.open("inspector.adeyemi", receipts[2].case)
    world.answer("inspector.adeyemi", receipts[2].case)
    return [ref_of(receipt.case) for receipt in receipts]


def every_address(app: Application, ref: str) -> list[tuple[str, str]]:
    """(method, address) of everything a case has."""
    found = [("GET", CASE), *(("POST", f"{CASE}/{noun}") for noun in UNBUILT)]
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(CASE):
            found += [(method, rule.rule) for method in ("GET", "POST")]
    return sorted({(method, rule.replace("<ref>", ref)) for method, rule in found})


def asked(stranger: Desk, method: str, address: str, token: str) -> TestResponse:
    if method == "GET":
        return stranger.get(address)
    return stranger.client.post(address, data={"csrf_token": token, **FORM})


def bytes_of(answer: TestResponse) -> tuple[object, ...]:
    return answer.status_code, answer.data, tuple(answer.headers.to_wsgi_list())


@pytest.mark.parametrize("login", ["director.northgate", "ombudsman", "central"])
def test_every_address_of_anothers_case_is_an_unknown_path(
    world: World, app: Application, refs: list[str], login: str
) -> None:
    stranger = desk(app, login)
    token = stranger.token()
    nowhere = bytes_of(stranger.get("/nowhere"))
    assert nowhere[0] == 404
    addresses = every_address(app, "a" * 26)
    assert {"openings", "questions", "answers", "notes"} <= {address.split("/")[-1] for _, address in addresses}
    for ref in ("a" * 26, *refs):
        for method, address in every_address(app, ref):
            assert bytes_of(asked(stranger, method, address, token)) == nowhere, (method, address)
    assert nowhere == bytes_of(asked(stranger, "POST", "/nowhere", token))


def test_and_it_takes_the_time_of_a_case_that_never_was(app: Application, refs: list[str]) -> None:
    stranger = desk(app, "director.northgate")
    token = stranger.token()
    unknown = dict(zip(every_address(app, refs[0]), every_address(app, "a" * 26), strict=True))
    built = [each for each in unknown if each[1].split("/")[-1] not in UNBUILT]
    for there in built:
        assert any(alike(measured(stranger, there, unknown[there], token)) for _ in range(THRICE)), there


def measured(stranger: Desk, there: tuple[str, str], nowhere: tuple[str, str], token: str) -> list[tuple[float, float]]:
    return [(seconds(stranger, there, token), seconds(stranger, nowhere, token)) for _ in range(count("same_time"))]


def seconds(stranger: Desk, address: tuple[str, str], token: str) -> float:
    began = time.perf_counter()
    asked(stranger, *address, token)
    return time.perf_counter() - began


def alike(pairs: list[tuple[float, float]]) -> bool:
    """Whether the medians differ by no more than chance: five times the error of a median, or a tenth of the whole."""
    apart = [one - other for one, other in pairs]
    middle = statistics.median(apart)
    spread = 1.4826 * statistics.median(abs(each - middle) for each in apart)
    chance = 5 * 1.2533 * spread / len(apart) ** 0.5
    return abs(middle) <= max(chance, 0.1 * statistics.median(other for _, other in pairs))
