"""A letter on a kiosk comes in parts that fit the screen; nothing of it is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from portal.evidence import takes_voices
from portal.web.mailbox.exchange import Beside, Letter, first_to_read
from portal.web.mailbox.parts import LINES, ROOM, Part, parts_of, place_to_say
from tests.web.letters import app, begin, person, walk
from tests.web.person import Person
from tests.world import World, world

__all__ = ["app", "person", "world"]


def letter(text: str, *, ours: bool = False) -> Letter:
    return Letter(ours, "You wrote", text, "en", "")


@given(st.text(alphabet="ab ض永\n", max_size=3000))
def test_every_word_is_shown_once_and_no_part_is_too_long(text: str) -> None:
    parts = parts_of([letter(text)], [])
    shown = [part.letter.text for part in parts if part.letter]
    assert "".join("".join(shown).split()) == "".join(text.split())
    assert all(len(piece) + piece.count("永") <= ROOM and piece.count("\n") <= LINES + 1 for piece in shown)


def test_the_newest_words_come_first_and_then_the_place_to_answer() -> None:
    trail = [("Monday", f"act {number}", number) for number in range(7)]
    parts = parts_of(first_to_read([letter("old"), letter("new", ours=True)], asks=False), trail)
    assert [part.letter.text for part in parts if part.letter] == ["new", "old"]
    assert parts[place_to_say(parts)] == parts[1] == Part(say="more")
    assert sum(len(part.acts) for part in parts) == 7


def test_a_question_that_waits_comes_before_what_is_newer_and_is_answered_first() -> None:
    asked = replace(letter("Which day?", ours=True), question=True)
    said = [letter("old"), asked, letter("We have it.", ours=True)]
    parts = parts_of(first_to_read(said, asks=True), [], checkin=True, more=True, waits=True)
    assert [part.letter.text for part in parts if part.letter] == ["Which day?", "We have it.", "old"]
    assert parts[1] == Part(say="more") and parts.count(Part(say="more")) == 1
    assert [each.text for each in first_to_read(said, asks=False)] == ["We have it.", "Which day?", "old"]


def test_what_an_interpreter_made_of_it_stands_on_screens_after_it() -> None:
    words, asked = Beside("By H. Warsame:", "The pipe has burst. " * 30, "en"), Beside("H. Warsame reads it.", "", "sw")
    shown = [part.letter for part in parts_of([replace(letter("sauti"), beside=(words, asked))], []) if part.letter]
    assert [(each.notice, each.language) for each in shown] == [
        ("", "en"),
        *[("By H. Warsame:", "en")] * (len(shown) - 2),
        ("H. Warsame reads it.", "sw"),
    ]
    assert "".join(each.text for each in shown[1:-1]).count("burst") == 30 and len(shown) > 4
    assert not any(each.beside for each in shown)


def test_at_the_kiosk_the_answer_is_read_and_answered_part_by_part(person: Person, app: Flask, world: World) -> None:
    begin(person, app)
    code = walk(person, until="keep", text="The shower is cold.").code
    walk(person)
    [case] = _cases(world)
    world.answer("inspector.adeyemi", case, "It will be mended. " * 60)
    person.go("/en/read?kiosk=1")
    person.press("/read", code=code)
    person.press("/openings")
    said, asked = "", 0
    for number in range(16):
        page = person.go(f"/en/read/messages/0?part={number}")
        assert (page.status, page.name) == (200, "mailbox.message")
        said += page.said
        says = any(form.action.endswith("/additions") for form in page.forms)
        asked += says
        talks = says and takes_voices()
        assert ("Talk instead of writing" in page.said) is talks
        if talks:
            assert "Hold and talk" in person.go(f"/en/read/messages/0?talk={number}").said
    assert said.count("mended.") == 60
    assert "The shower is cold." in said
    assert asked == 1
    named = next(n for n in range(16) if "own=1" in person.go(f"/en/read/messages/0?part={n}").html)
    assert 'name="own_name"' not in person.page.html, "what it is for stands on a screen of its own"
    assert 'name="own_name"' in person.go(f"/en/read/messages/0?own=1&part={named}").html
    wrong = person.press("/names", own_name="")
    assert wrong.status == 422 and "Write your name or your number." in wrong.said
    assert person.press("/names", own_name="Sam").status == 200
    assert person.go("/en/read/messages/0?part=999").status == 200
    assert person.go("/en/read/messages/0?part=x").status == 200


@pytest.mark.parametrize("action", ["/additions", "/punishments"])
def test_what_is_said_there_is_entered(person: Person, app: Flask, world: World, action: str) -> None:
    begin(person, app)
    code = walk(person, until="keep").code
    walk(person)
    person.go("/en/read?kiosk=1")
    person.press("/read", code=code)
    person.press("/openings")
    person.go(f"/en/read/messages/0?part={1 if action == '/additions' else 2}")
    person.press(action, **({"text": "More."} if action == "/additions" else {}))
    assert person.page.status == 200
    [case] = _cases(world)
    assert len(world.read(world.viewer("inspector.adeyemi"), case).envelopes) == 2


def _cases(world: World) -> list[bytes]:
    from sqlalchemy import select

    from portal.cases.case import Case

    with world.reading() as session:
        return list(session.scalars(select(Case.id)))
