"""`kill -9` at random moments of a filing, and answers that never arrive: nothing lost, nothing there twice."""

import random
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from portal.cases.case import Case
from portal.mailboxes.door import Door
from tests.counts import count
from tests.hard.wire import Browser, Lost, environment_of, kill_children
from tests.serving import Serving
from tests.world import World


@pytest.fixture
def serving(world: World) -> Iterator[Serving]:
    with Serving(environment_of(world.settings)) as serving:
        yield serving.start("--workers", "1")


def rows(world: World) -> tuple[int, int]:
    with world.reading() as session:
        cases, doors = (session.scalar(select(func.count()).select_from(each)) or 0 for each in (Case, Door))
        return cases, doors


def file_through(browser: Browser, serving: Serving, moment: float) -> tuple[str, bool]:
    """One letter, the server killed `moment` seconds after sending began.

    Returns the code, and whether it was receipted.
    """
    browser.begin()
    fields = browser.one_page("He hit me.")
    code = browser.page.code.replace(" ", "")
    page = browser.page
    killer = threading.Timer(moment, kill_children, [serving])
    killer.start()
    try:
        browser.press("/all", **fields)
    except Lost:
        pass
    finally:
        killer.join()
    if browser.page is not page and browser.page.name == "filing.sent":
        return code, True
    return code, resend(browser, fields)


def resend(browser: Browser, fields: dict[str, str | list[str]]) -> bool:
    """What the person does whose page did not come: press again, on a server that is back."""
    try:
        browser.press("/all", **fields)
    except Lost:
        browser.press("/all", **fields)
    return browser.page.name == "filing.sent"


def test_killed_at_any_moment_every_code_opens_its_receipt_and_no_letter_is_there_twice(
    world: World, serving: Serving
) -> None:
    moments = random.Random(9)
    kills = count("kills")
    for kill in range(kills):
        browser = Browser(serving)
        code, sent = file_through(browser, serving, moments.uniform(0, 0.06))
        assert sent, "sending again did not complete"
        assert Browser(serving).read(code), f"a receipt without a case, after kill {kill}"
        assert rows(world) == (kill + 1, kill + 1)


def test_every_answer_lost_once_the_letter_still_goes_and_goes_once(world: World, serving: Serving) -> None:
    """Each POST reaches the server, its answer does not reach the person, who presses again."""
    browser = Browser(serving)
    answers = {"danger": "no", "kind": "complaint", "prison": "NGT", "text": "Cold.", "office": "inspectorate"}
    browser.begin()
    code = ""
    for _ in range(20):
        if browser.page.name == "filing.sent":
            break
        code = browser.page.code.replace(" ", "") or code
        fields: dict[str, str | list[str]] = {**answers, "last4": code[-4:]}
        form = dict(browser.page.form().fields)
        asked = {name: value for name, value in fields.items() if name in form or name in browser.page.html}
        before = browser.page
        browser.press(**asked)
        browser.page = before
        browser.press(**asked)
    assert browser.page.name == "filing.sent"
    assert rows(world) == (1, 1)
    assert Browser(serving).read(code)
