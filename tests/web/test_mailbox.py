"""Someone comes back with a number."""

from __future__ import annotations

import pytest

from portal.vault.codes import new_code
from tests.web.letters import app, person, walk
from tests.web.person import Page, Person
from tests.world import World, world

__all__ = ["app", "person", "world"]


def enter(person: Person, code: str, path: str = "/en/read") -> Page:
    person.go(path)
    return person.press("/read", code=code)


def opened(person: Person, world: World, case: bytes) -> Page:
    enter(person, world.codes[case])
    return person.press("/openings")


@pytest.fixture
def case(world: World) -> bytes:
    """A letter among others."""
    world.lodge(text="Somebody else's.")
    mine = world.lodge(text="The shower is cold.").case
    world.lodge(text="Another one's.")
    return mine


def spaced(code: str) -> str:
    return " ".join(code[at : at + 4] for at in range(0, 16, 4))


def arabic(code: str) -> str:
    return code.translate({ord("0") + n: ord("٠") + n for n in range(10)})


def test_the_list_shows_the_persons_own_letters_and_no_others(person: Person, world: World, case: bytes) -> None:
    page = enter(person, world.codes[case])
    assert page.name == "mailbox.list"
    assert [row["data-ref"] for row in page.rows] == ["0"]
    assert page.rows[0]["data-state"] == "new"
    assert page.rows[0]["data-due"] == "2026-10-19"


@pytest.mark.parametrize("typed", [spaced, arabic, lambda code: f"  {arabic(spaced(code))}-"])
def test_a_number_is_read_in_any_script_and_spacing(person: Person, world: World, case: bytes, typed: object) -> None:
    assert len(enter(person, typed(world.codes[case])).rows) == 1  # type: ignore[operator]


def test_a_mistyped_number_is_told_at_once_and_stays_to_be_mended(person: Person, world: World, case: bytes) -> None:
    code = world.codes[case]
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    page = enter(person, wrong)
    assert (page.status, page.name) == (422, "mailbox.enter")
    assert "One number is wrong. Look at each group again." in page.said
    assert f'value="{wrong}"' in page.html
    assert page.html.count("Error:") >= 1


def test_a_number_that_opens_nothing_looks_like_an_empty_mailbox(person: Person, world: World, case: bytes) -> None:
    page = enter(person, new_code())
    assert (page.status, page.name, page.rows) == (200, "mailbox.list", [])
    assert "There is nothing under this number." in page.said


def test_the_letter_is_shown_with_its_day(person: Person, world: World, case: bytes) -> None:
    page = opened(person, world, case)
    assert page.name == "mailbox.message"
    assert "The shower is cold." in page.said
    assert "You should hear before the end of Monday 19 October" in page.said
    assert "What happened" in page.said


def test_an_answer_is_read_only_by_opening_it(person: Person, world: World, case: bytes) -> None:
    world.open("inspector.adeyemi", case)
    world.answer("inspector.adeyemi", case, "It will be mended on Friday.")
    page = enter(person, world.codes[case])
    assert page.rows[0]["data-state"] == "promised"
    assert "mended on Friday" not in person.go("/en/read/messages/0").said
    assert "mended on Friday" in person.press("/openings").said
    assert "You read what they wrote." in person.page.said
    assert "mended on Friday" in person.go("/en/read/messages/0").said


def test_looking_writes_nothing(person: Person, world: World, case: bytes) -> None:
    world.answer("inspector.adeyemi", case)
    enter(person, world.codes[case])
    before = world.sight(world.mailbox(world.codes[case]), case)
    person.go("/en/read/messages/0")
    after = world.sight(world.mailbox(world.codes[case]), case)
    assert before
    assert after
    assert before.row.docket == after.row.docket


def test_what_is_added_reaches_the_office_once(person: Person, world: World, case: bytes) -> None:
    opened(person, world, case)
    person.press("/additions", text="It was Tuesday.")
    person.press("/additions", text="It was Tuesday.")
    read = world.read(world.viewer("inspector.adeyemi"), case)
    assert [said.text for said in read.envelopes] == ["The shower is cold.", "It was Tuesday."]
    assert "It was Tuesday." in person.page.said


def test_nothing_written_is_told_kindly(person: Person, world: World, case: bytes) -> None:
    opened(person, world, case)
    page = person.press("/additions", text="  ")
    assert (page.status, page.name) == (422, "mailbox.message")
    assert "Write something first." in page.said


def test_a_question_is_answered(person: Person, world: World, case: bytes) -> None:
    world.open("inspector.adeyemi", case)
    world.ask("inspector.adeyemi", case, "Which day was it?")
    page = enter(person, world.codes[case])
    assert page.rows[0]["data-state"] == "waiting_for_person"
    assert "Which day was it?" in person.press("/openings").said
    page = person.press("/cases/0/answers", text="Tuesday.")
    assert page.rows[0]["data-state"] == "open"
    assert world.read(world.viewer("inspector.adeyemi"), case).envelopes[-1].text == "Tuesday."


def test_one_press_says_punished_and_that_nobody_is_called(person: Person, world: World, case: bytes) -> None:
    opened(person, world, case)
    page = person.press("/punishments")
    assert page.rows[0]["data-flag"] == "retaliation"
    assert "Nobody is called now." in page.said
    assert "press the bell" in page.said
    sight = world.sight(world.viewer("inspector.adeyemi"), case)
    assert sight
    assert "retaliation" in sight.docket.flags


def test_a_late_letter_says_so_and_where_it_went(person: Person, world: World, case: bytes) -> None:
    world.pass_days(15)
    page = enter(person, world.codes[case])
    assert page.rows[0]["data-late"] == "yes"
    world.sweep()
    page = person.press("/openings")
    assert "did not answer in time." in page.said
    assert "Nobody answered in time. Your letter went up by itself." in page.said


def test_a_stale_token_keeps_the_words_and_enters_nothing(person: Person, world: World, case: bytes) -> None:
    opened(person, world, case)
    page = person.press("/additions", text="It was <b>Tuesday</b>.", csrf_token="stale")
    assert page.status == 422
    assert page.typed("text") == "It was <b>Tuesday</b>."
    assert len(world.read(world.viewer("inspector.adeyemi"), case).envelopes) == 1
    assert "It was <b>Tuesday</b>." in person.press("/additions").said


def test_words_sent_after_the_session_was_over_wait_behind_the_door(person: Person, world: World, case: bytes) -> None:
    opened(person, world, case)
    person.client.delete_cookie("portal")
    page = person.press("/additions", text="It was Tuesday.")
    assert (page.status, page.name) == (422, "mailbox.enter")
    page = person.press("/read", code=world.codes[case])
    assert page.name == "mailbox.message"
    assert page.typed("text") == "It was Tuesday."
    assert "It was Tuesday." in person.press("/additions").said


def test_a_letter_of_nobody_is_not_found(person: Person, world: World, case: bytes) -> None:
    enter(person, world.codes[case])
    for path in ("messages/1", "messages/99999999999999999999", "messages/-1", "messages/x"):
        assert person.go(f"/en/read/{path}").status == 404


def test_without_a_number_every_page_leads_to_the_door(person: Person) -> None:
    assert person.go("/en/read/messages").name == "mailbox.enter"
    assert person.go("/en/read/messages/0").name == "mailbox.enter"


def test_leave_closes_the_mailbox(person: Person, world: World, case: bytes) -> None:
    opened(person, world, case)
    person.press("/leave")
    assert person.go("/en/read/messages/0").name == "mailbox.enter"


def test_another_letter_goes_through_the_same_door(person: Person, world: World, case: bytes) -> None:
    enter(person, world.codes[case])
    person.press("/write")
    page = walk(person, text="Now the light too.")
    assert page.name == "filing.sent"
    page = enter(person, world.codes[case])
    assert [row["data-ref"] for row in page.rows] == ["1", "0"]
    assert "Now the light too." in person.press("messages/1/openings").said


def test_another_language_keeps_the_number_and_the_words(person: Person, world: World, case: bytes) -> None:
    person.go("/en/read")
    page = person.press("/read", button=("locale", "ar_XB"), code="1234")
    assert (page.status, page.name) == (200, "mailbox.enter")
    assert 'dir="rtl"' in page.html
    assert 'value="1234"' in page.html
    opened(person, world, case)
    page = person.press("/additions", button=("locale", "ar_XB"), text="Half a sen")
    assert 'dir="rtl"' in page.html
    assert page.typed("text") == "Half a sen"


def test_a_letter_through_an_open_mailbox_shows_no_other_number(person: Person, world: World, case: bytes) -> None:
    enter(person, world.codes[case])
    person.press("/write")
    assert person.go("/en/write/keep").name == "filing.check"
    assert person.go("/en/write/all").code == ""
