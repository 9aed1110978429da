"""Two windows, two letters, Back, edits and Send again: each letter is one case, with the words of its own window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from portal.cases.case import Case
from tests.hard.wire import Browser, environment_of
from tests.serving import Serving
from tests.web.letters import sent, walk
from tests.web.person import Page
from tests.world import World


@pytest.fixture
def serving(world: World) -> Iterator[Serving]:
    with Serving(environment_of(world.settings)) as serving:
        yield serving.start("--workers", "2")


@pytest.fixture
def tabs(serving: Serving) -> list[Browser]:
    """Two windows of one browser: the same cookies, each with its own page."""
    found = [Browser(serving), Browser(serving)]
    found[1].client = found[0].client
    return found


def cases(world: World) -> int:
    with world.reading() as session:
        return session.scalar(select(func.count()).select_from(Case)) or 0


def until_keep(tab: Browser, text: str) -> str:
    return walk(tab, until="keep", text=text).code


@pytest.mark.engines(1)
def test_two_windows_written_by_turns_send_each_its_own_words(world: World, tabs: list[Browser]) -> None:
    """One page here, one page there, to the end."""
    codes = ["", ""]
    for tab in tabs:
        tab.begin()
    for _ in range(14):
        for number, tab in enumerate(tabs):
            if tab.page.name == "filing.sent":
                continue
            codes[number] = tab.page.code or codes[number]
            one_page(tab, f"The words of window {number}.")
    assert [tab.page.name for tab in tabs] == ["filing.sent", "filing.sent"]
    assert len(set(codes)) == cases(world) == 2
    for number, code in enumerate(codes):
        assert sent(world, code).statement.text == f"The words of window {number}."


def one_page(tab: Browser, text: str) -> Page:
    here, shown = tab.page.name.removeprefix("filing."), tab.page
    for until in ("danger", "before", "about", "when", "told", "to", "name", "keep", "check", "sent"):
        if until != here and comes_after(until, here):
            return walk(tab, until=until, text=text)
    return shown


def comes_after(one: str, other: str) -> bool:
    order = ("filer", "danger", "before", "about", "when", "told", "to", "name", "keep", "check", "sent")
    return order.index(one) == order.index(other) + 1


@pytest.mark.engines(1)
def test_back_edited_and_sent_again_is_one_letter_with_the_last_words(world: World, tabs: list[Browser]) -> None:
    tab, other = tabs
    tab.begin()
    told = walk(tab, until="told")
    code = until_keep(tab, "The first words.")
    other.begin()
    until_keep(other, "Another letter.")
    check = walk(tab, until="check")
    tab.page = told
    assert tab.press(text="The last words.").status == 200
    assert walk(tab, text="The last words.").name == "filing.sent"
    receipt = tab.page.due
    tab.page = check
    again = tab.press()
    assert (again.name, again.due, cases(world)) == ("filing.sent", receipt, 1)
    assert sent(world, code).statement.text == "The last words."
    second = other.page.code
    assert walk(other, text="Another letter.").name == "filing.sent"
    assert (sent(world, second).statement.text, cases(world)) == ("Another letter.", 2)


@pytest.mark.engines(1)
def test_words_changed_on_a_page_of_a_sent_letter_go_nowhere_and_are_not_lost(
    world: World, tabs: list[Browser]
) -> None:
    tab, other = tabs
    tab.begin()
    told = walk(tab, until="told")
    code = until_keep(tab, "Sent as it was.")
    assert walk(tab, text="Sent as it was.").name == "filing.sent"
    other.begin()
    walk(other, until="told")
    tab.page = told
    page = tab.press(text="Too late, but not lost.")
    assert (page.status, page.name, page.typed("text")) == (422, "filing.told", "Too late, but not lost.")
    mine = until_keep(other, "The new letter.")
    assert walk(other, text="The new letter.").name == "filing.sent"
    assert sent(world, code).statement.text == "Sent as it was."
    assert (sent(world, mine).statement.text, cases(world)) == ("The new letter.", 2)


def test_both_windows_press_send_on_one_letter(world: World, tabs: list[Browser]) -> None:
    tab, other = tabs
    tab.begin()
    code = until_keep(tab, "Once only.")
    other.page = walk(tab, until="check")
    assert {one.press().name for one in (tab, other)} == {"filing.sent"}
    assert (sent(world, code).statement.text, cases(world)) == ("Once only.", 1)
