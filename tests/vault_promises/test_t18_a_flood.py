"""T-18: many wrong codes and sign-ins at once: memory has a bound, a letter gets through, nobody sees an error."""

from __future__ import annotations

import http.client
import os
import re
import secrets
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import psutil
import pytest

from portal.vault.codes import new_code
from tests.counts import count
from tests.serving import Serving, free_address
from tests.web.letters import walk
from tests.web.person import Person
from tests.world import World

FULL = 64
"""MiB of one slow step at full strength."""

SPARE = 60
"""MiB for the requests themselves: threads, forms, pages."""

REDIRECTS = 18
"""Browsers give up later."""


@pytest.fixture
def portal(world: World, environment: dict[str, str]) -> Iterator[Serving]:
    """This world, served by processes of its own at full strength."""
    settings = world.settings
    own = {
        "PORTAL_BIND": free_address(),
        "PORTAL_KDF": f"{FULL * 1024}:3:1",
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_ROOT": world.root.verify.hex(),
        "PORTAL_CLOCK": settings.clock,
        "PORTAL_ZONE": settings.zone,
    }
    with Serving(environment | own) as serving:
        yield serving.start()


@dataclass
class Browser:
    """A client of a real server, with the two methods of Flask's that Person uses."""

    address: tuple[str, int]
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Any:
        return self._ask("GET", path, "")

    def post(self, path: str, data: dict[str, Any]) -> Any:
        """Follows 307 by itself, as browsers do: the same form to the same address."""
        answer = self._ask("POST", path, urlencode(data, doseq=True))
        for _ in range(REDIRECTS):
            if answer.status_code != 307:
                break
            answer = self._ask("POST", answer.headers["Location"], urlencode(data, doseq=True))
        return answer

    def _ask(self, method: str, path: str, body: str) -> Any:
        line = http.client.HTTPConnection(*self.address, timeout=120)
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        line.request(method, path, body, headers)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        for set_cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = set_cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return SimpleNamespace(status_code=answer.status, text=text, headers=answer.headers)


class Memory:
    """The most that all processes of a portal held at once, in MiB."""

    def __init__(self, serving: Serving) -> None:
        assert serving.process is not None
        self._parent = psutil.Process(serving.process.pid)
        self.baseline = self.most = self.now()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def now(self) -> float:
        family = [self._parent, *self._parent.children(recursive=True)]
        return sum(each.memory_info().rss for each in family) / 2**20

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ending.wait(0.02):
            self.most = max(self.most, self.now())


@pytest.mark.engines(1)
def test_a_letter_gets_through_a_flood(portal: Serving) -> None:
    person = Person(SimpleNamespace(test_client=lambda: Browser(portal.address)))  # type: ignore[arg-type]
    person.go("/en/")
    person.press("/write", filer="prisoner")
    assert walk(person, until="check").name == "filing.check"
    signin = token_on(portal, "/signin")
    read = token_on(portal, "/en/read")
    number = count("flood")
    with Memory(portal) as memory, ThreadPoolExecutor(number) as pool:
        guesses = [
            pool.submit(sign_in if n % 2 else open_mailbox, portal, (read, signin)[n % 2]) for n in range(number)
        ]
        time.sleep(0.5)
        began = time.monotonic()
        receipt = walk(person)
        took = time.monotonic() - began
        statuses = {guess.result() for guess in guesses}
    assert (receipt.name, receipt.due) == ("filing.sent", "2026-10-19")
    assert took < 5
    assert statuses <= {200, 303, 422}
    assert memory.most - memory.baseline < (os.cpu_count() or 1) * FULL + SPARE


def sign_in(portal: Serving, token: str) -> int:
    typed = {"form_token": token, "name": f"officer.{secrets.token_hex(4)}", "password": "x" * 20, "second": "123456"}
    return int(Browser(portal.address).post("/signin", typed).status_code)


def open_mailbox(portal: Serving, token: str) -> int:
    return int(Browser(portal.address).post("/en/read", {"form_token": token, "code": new_code()}).status_code)


def token_on(portal: Serving, path: str) -> str:
    found = re.search('name="form_token" value="([^"]+)"', Browser(portal.address).get(path).text)
    assert found
    return found[1]
