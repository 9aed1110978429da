"""The same letter, written on a screen in a corridor."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from portal.web.shared.aloud import words_of
from tests.web.drawers import learn, six
from tests.web.letters import app, begin, person
from tests.web.person import Page, Person
from tests.world import World, world

__all__ = ["app", "person", "world"]
pytestmark = pytest.mark.engines(1)

TAPS = {
    "danger": "no",
    "visit": "no",
    "kind": "wrong",
    "topic": "cell",
    "by": "unsaid",
    "when": "week",
    "prison": "NGT",
    "place": "cell",
    "office": "inspectorate",
    "chain": "yes",
    "identity": "none",
    "ask_prison": "later",
    "watch": "no",
}


def walk(person: Person, **taps: str) -> list[Page]:
    """Tap through to the receipt; every screen on the way."""
    chosen = {**TAPS, **taps}
    seen = [person.page]
    while person.page.name != "filing.sent" and len(seen) < 40:
        form = person.page.form()
        asked = dict(form.fields).get("ask", "")
        if six(person.page):
            learn(person)
        elif person.page.name == "filing.keep":
            person.press(last4=person.page.code[-4:])
        elif person.page.name == "filing.yours":
            person.press(button=("own", "yes"))
        elif person.page.name == "filing.before" and "helped" in taps:
            person.press(helped=taps["helped"])
        elif asked in chosen and (asked, chosen[asked]) in form.buttons:
            person.press(button=(asked, chosen[asked]))
        else:
            person.press()
        seen.append(person.page)
    return seen


def test_a_letter_is_sent_by_tapping(person: Person, app: Flask) -> None:
    begin(person, app, kiosk="1")
    assert walk(person)[-1].due == "2026-10-19"


def test_the_screens_and_their_tiles_are_the_same_whatever_is_answered(person: Person, app: Flask) -> None:
    begin(person, app, kiosk="1")
    food = walk(person, topic="food")
    begin(person, app, kiosk="1")
    hurt = walk(person, danger="hurt", kind="report", topic="hurt", by="staff")
    assert [page.name for page in food] == [page.name for page in hurt]
    assert [page.html.count('class="tile"') for page in food] == [page.html.count('class="tile"') for page in hurt]


def test_nobody_behind_reads_what_it_is(person: Person, app: Flask) -> None:
    begin(person, app, kiosk="1")
    for page in walk(person):
        assert "complaint" not in page.html.lower()
        assert "Notices and messages" in page.said


def test_nothing_stays_marked_on_the_screen(person: Person, app: Flask) -> None:
    begin(person, app, kiosk="1")
    person.press(button=("danger", "hurt"))
    assert "checked" not in person.go("/en/write/danger?ask=danger").html


def test_the_prison_comes_only_after_show_me_more(person: Person, app: Flask) -> None:
    begin(person, app, kiosk="1")
    person.press(button=("danger", "hurt"))
    person.go("/en/write/about?ask=topic")
    person.press(button=("topic", "hurt"))
    person.go("/en/write/place?ask=prison")
    person.press(button=("prison", "NGT"))
    page = person.go("/en/write/to?ask=office")
    assert ("office", "director-northgate") not in page.form().buttons
    offered = [person.press(button=("office", "more")).form().buttons for _ in range(3)]
    assert any(("office", "director-northgate") in buttons for buttons in offered)


def test_a_tap_takes_a_reader_off_and_another_puts_him_back(person: Person, app: Flask) -> None:
    begin(person, app, kiosk="1")
    person.go("/en/write/place?ask=prison")
    person.press(button=("prison", "NGT"))
    person.go("/en/write/to?ask=office")
    page = person.press(button=("office", "inspectorate"))
    assert page.name == "filing.readers"
    page = person.press(button=("flip", "inspector.adeyemi"))
    assert ("not", "inspector.adeyemi") in page.form().fields
    page = person.press(button=("flip", "inspector.adeyemi"))
    assert ("not", "inspector.adeyemi") not in page.form().fields
    for each in ("adeyemi", "castellanos", "hale"):
        person.press(button=("flip", f"inspector.{each}"))
    assert (person.press().status, person.page.name) == (422, "filing.readers")
    person.go("/en/write/to?ask=office")
    assert person.press(button=("office", "inspectorate")).name == "filing.readers", "the same office again: its people"
    person.press(button=("flip", "inspector.hale"))
    assert person.press().status == 200 and person.page.name != "filing.readers"


@pytest.mark.parametrize("wanted", ["on", "another", ""])
def test_the_next_person_finds_nothing(person: Person, app: Flask, wanted: str) -> None:
    begin(person, app, kiosk="1")
    person.go("/en/write/told?ask=text")
    person.press(text="A secret.")
    begin(person, app, kiosk="1", next=wanted) if wanted else person.go("/en/kiosk")
    assert "A secret." not in person.go("/en/write/told?ask=text").html


def test_leave_hides_a_letter_and_back_alone_brings_it_back(
    person: Person, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def left() -> Page:
        """From the screen for words, with some that no button has sent yet."""
        begin(person, app, kiosk="1")
        person.go("/en/write/told?ask=text")
        person.press()
        form, [leave] = person.page.form(), set(re.findall('formaction="([^"]+)"', person.page.html))
        person.post(
            leave, [*[each for each in form.fields if each[0] != "text"], ("text", "A secret."), ("kiosk", "1")]
        )
        return person.page

    begin(person, app, kiosk="1")
    said = [words for words, _ in words_of(person.page.html, "en")]
    assert said[-3:-1] == ["Back", "Leave"] and said[-1].endswith("Press Leave twice, and it is gone.")
    apart = re.compile('value="[0-9a-f]{32}"|data-idle="[0-9]+"|<!--.*?-->')
    usual = apart.sub("", person.go("/en/kiosk").html)
    assert apart.sub("", left().html) == usual, "nothing tells of it"
    assert "A secret." in person.go("/en/kiosk?back=1").html and person.page.name == "filing.told"
    for then in ("/en/kiosk/drawer", "/en/read?kiosk=1", "/en/write/told?ask=text"):
        left()
        assert "A secret." not in person.go(then).html
        assert person.go("/en/kiosk?back=1").name == "kiosk.home", then
    left()
    person.press("/leave", button=("kiosk", "1"))
    assert person.go("/en/kiosk?back=1").name == "kiosk.home", "the second press"
    left()
    monkeypatch.setattr("portal.web.shared.leaving.KEPT", 0)
    assert person.go("/en/kiosk?back=1").name == "kiosk.home", "too late"


def test_whoever_gives_no_name_is_asked_for_none_and_the_last_page_says_all(person: Person, app: Flask) -> None:
    begin(person, app, kiosk="1")
    seen = walk(person, danger="hurt", kind="report", topic="hurt", by="staff")
    asked = [dict(page.form().fields).get("ask", "") for page in seen[:-1] if page.forms[0].fields]
    assert asked.index("identity") + 1 == asked.index("ask_prison") and len(seen) < 25
    first, second = seen[-3:-1]
    pairs = re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", first.html + second.html)
    wanted = {"Who did it?": "Someone who works here", "May they talk to the prison about it?": "Not yet. Ask me first"}
    assert wanted.items() < set(pairs)
    for says in ("It goes to: Inspectorate.", "the ombudsman can open it too", "No one will know your name."):
        assert says in second.said, says
    assert "/en/write/check" in second.links and not first.form().buttons[0][0]
    begin(person, app, kiosk="1")
    named = walk(person, identity="office")
    asked = [dict(page.form().fields).get("ask", "") for page in named[:-1] if page.forms[0].fields]
    assert asked[asked.index("identity") + 1 :][:2] == ["name", "number"]


def test_no_page_number_is_shown(person: Person, app: Flask) -> None:
    begin(person, app, kiosk="1")
    assert "Page " not in walk(person)[-1].said


def all_round(person: Person, ask: str) -> list[set[str]]:
    """What each screen offers, from one *Show me more* to the next, until the first comes again."""
    screens: list[set[str]] = []
    while not screens or screens[0] != screens[-1] or len(screens) == 1:
        buttons = person.page.form().buttons
        screens.append({value for name, value in buttons if name in (ask, "flip") and value != "more"})
        person.press(button=(ask, "more"))
        assert len(screens) < 30, "it never comes round"
    return screens[:-1]


def test_show_me_more_goes_round_all_prisons_and_all_offices(person: Person, app: Flask, world: World) -> None:
    first = world.directory.prisons[0]
    more = tuple(replace(first, code=f"P{n:02}", names={"en": f"Prison {n:02}"}) for n in range(60))
    one = world.directory.members("inspectorate", world.now.date())[0]
    crowd = tuple(replace(one, id=bytes([n]) * 16, login=f"inspector.{n}", name=f"I. Number {n}") for n in range(4))
    prisons, officers = (*world.directory.prisons, *more), (*world.directory.officers, *crowd)
    changed = replace(world.directory, prisons=prisons, officers=officers)
    app.portal = replace(app.portal, in_force=lambda: changed)
    begin(person, app, kiosk="1")
    person.go("/en/write/place?ask=prison")
    screens = all_round(person, "prison")
    assert {f"P{n:02}" for n in range(60)} | {"NGT", "unknown"} < set().union(*screens)
    while ("prison", "P57") not in person.page.form().buttons:
        person.press(button=("prison", "more"))
    person.press(button=("prison", "P57"))
    person.go("/en/write/about?ask=topic")
    person.press(button=("topic", "hurt"))
    person.go("/en/write/place?ask=prison")
    person.press(button=("prison", "NGT"))
    person.go("/en/write/to?ask=office")
    screens = all_round(person, "office")
    assert len(screens) > 1 and "director-northgate" in screens[-1] and "inspectorate" in screens[0]
    person.press(button=("office", "inspectorate"))
    screens = all_round(person, "not")
    last = screens[-1].pop()
    person.press(button=("not", "more"))
    page = person.press(button=("flip", last))
    assert ("not", last) in page.form().fields and ("flip", last) in page.form().buttons, "the screen stays"


def test_the_first_day_of_every_prison_is_told_on_the_screen(person: Person, world: World) -> None:
    person.go("/en/kiosk/rules?part=2")
    assert "?part=3" in person.page.links
    assert "/en/kiosk/rules/NGT" in person.go("/en/kiosk/rules?part=3").links
    told = person.go("/en/admission/NGT").html
    said, part = "", 1
    person.go("/en/kiosk/rules/NGT")
    while f"?part={part + 1}" in person.page.links:
        said, part = said + person.page.html, part + 1
        person.go(f"/en/kiosk/rules/NGT?part={part}")
    said += person.page.html
    lines = re.findall(r"<(?:li|span)>([^<]{12,})<", told.partition("<main")[2].partition("<h2>Your rights")[0])
    assert len(lines) > 10 and [each for each in lines if each not in said] == []
    limits = re.findall(r"<td><b>([^<]+)</b>", told)
    assert limits and [each for each in limits if f"<b>{each}</b>" not in said] == []
    assert "complaint" not in said.lower()
    assert person.go("/en/kiosk/rules/NOWHERE").status == 404
