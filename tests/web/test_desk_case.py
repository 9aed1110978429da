"""One case at the desk: opened by a button, asked about, answered, and never anybody else's."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest

from portal import create_app
from portal.cases.rows import ref_of
from portal.web.shared.edge import Application
from tests.web.desks import Desk, address_of, desk, hidden, name_of, words
from tests.world import World


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings, doors=["signin", "desk"])
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


@pytest.fixture(autouse=True)
def noise(world: World) -> None:
    world.lodge("ombudsman", "Noise of the ombudsman.", danger="hurt")
    world.lodge("inspectorate", "Noise of the inspectorate.")


@pytest.fixture
def inspector(app: Application) -> Desk:
    return desk(app, "inspector.adeyemi")


def test_nothing_of_the_words_is_shown_before_the_case_is_opened(world: World, inspector: Desk) -> None:
    receipt = world.lodge("inspectorate", "A title of many words. " * 6 + "\nAnd what only the letter says.")
    page = inspector.get(address_of(receipt))
    assert name_of(page) == "desk.unopened"
    assert "only the letter" not in page.text and "hard to read" not in page.text
    hurt = world.lodge("inspectorate", "He hit me.", topic="hurt", by="staff", kind="report")
    assert "It may be hard to read." in inspector.get(address_of(hurt)).text, "R-41: before it is opened"
    opened = inspector.open(receipt)
    assert name_of(opened) == "desk.case"
    assert "And what only the letter says." in opened.text
    assert world.read(world.viewer("inspector.adeyemi"), receipt.case).trail[-1].name == "opened"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_over_an_answer_to_somebody_else_stands_what_may_be_said(world: World, inspector: Desk) -> None:
    """C-45: until the person it is about said yes."""
    said = {
        filer: "we have your letter, somebody looked"
        in inspector.open(world.lodge(filer=filer, person_name="Sam")).text
        for filer in ("prisoner", "freed", "former", "saw")
    }
    assert said == {"prisoner": False, "freed": False, "former": True, "saw": True}


def test_another_session_opens_again_and_the_day_has_one_page(world: World, app: Application) -> None:
    receipt = world.lodge("inspectorate")
    for _ in range(2):
        desk(app, "inspector.adeyemi").open(receipt)
    acts = [line.name for line in world.read(world.viewer("inspector.adeyemi"), receipt.case).trail]
    assert acts == ["filed", "opened"]


def test_a_strangers_case_is_an_unknown_path(world: World, app: Application) -> None:
    receipt = world.lodge("inspectorate", "Not for the ombudsman.")
    stranger = desk(app, "ombudsman")
    unknown = stranger.get("/desk/cases/" + "a" * 26)
    assert unknown.status_code == 404
    for address in (address_of(receipt), address_of(receipt).upper().replace("/DESK/CASES", "/desk/cases"),
                    "/desk/cases/x", "/desk/nowhere", "/nowhere"):  # fmt: skip
        answer = stranger.get(address)
        assert (answer.status_code, answer.data) == (404, unknown.data)
    for noun in ("openings", "questions", "answers"):
        answer = stranger.post(address_of(receipt, noun), text="x", decision="yes", language="en")
        assert (answer.status_code, answer.data) == (404, unknown.data)
    assert len(world.read(world.viewer("inspector.adeyemi"), receipt.case).trail) == 1


def test_a_question_goes_to_them_and_the_turn_is_theirs(world: World, inspector: Desk) -> None:
    receipt = world.lodge("inspectorate")
    inspector.open(receipt)
    sent = inspector.ask(receipt, "Which day was it?")
    assert (sent.status_code, sent.location) == (303, address_of(receipt))
    assert inspector.list("theirs")[0]["ref"] == ref_of(receipt.case)
    page = inspector.get(address_of(receipt))
    assert "Which day was it?" in page.text
    assert "B. Adeyemi asked on" in words(page.text)


def test_the_same_question_sent_twice_is_one(world: World, inspector: Desk) -> None:
    receipt = world.lodge("inspectorate")
    inspector.open(receipt)
    for _ in range(2):
        inspector.ask(receipt, "Which day was it?")
    said = world.read(world.viewer("inspector.adeyemi"), receipt.case).envelopes
    assert [each.kind for each in said] == ["statement", "question"]


def test_an_answer_is_seen_as_they_will_see_it_and_sent_after_that(
    world: World, app: Application, inspector: Desk
) -> None:
    receipt = world.lodge("inspectorate")
    inspector.open(receipt)
    seen = inspector.answer(receipt, "It is mended\non Friday.", preview="yes")
    assert (seen.status_code, name_of(seen)) == (200, "desk.preview")
    assert "It is mended\non Friday." in seen.text
    assert len(world.read(world.viewer("inspector.adeyemi"), receipt.case).envelopes) == 1
    names = ("text", "decision", "language", "remedy", "remedy_due", "csrf_token")
    typed = {name: html.unescape(hidden(seen, name)) for name in names}
    sent = inspector.client.post(address_of(receipt, "answers"), data=typed)
    assert sent.status_code == 303
    reply = world.read(world.viewer("inspector.adeyemi"), receipt.case).envelopes[-1]
    assert (reply.kind, reply.text, reply.body["decision"]) == ("reply", "It is mended\non Friday.", "yes")
    assert "data-same" not in seen.text
    for login, told in (("inspector.adeyemi", True), ("inspector.castellanos", False)):
        other, officer = world.lodge("inspectorate"), desk(app, login)
        officer.open(other)
        copied = officer.answer(other, "it is mended on  Friday.", preview="yes").text
        says = "1 other answer of yours has the same words. Does it answer this letter?" in words(copied)
        assert ("data-same" in copied, says) == (told, told), f"{login}: of their own alone"


def test_the_preview_is_in_their_language(world: World, inspector: Desk) -> None:
    receipt = world.lodge("inspectorate", "الماء بارد", language="ar")
    inspector.open(receipt)
    seen = inspector.answer(receipt, "لقد أُصلح.", "no", language="ar", preview="yes")
    assert '<div class="seen" lang="' in seen.text
    assert '<html class="desk" lang="en" dir="ltr">' in seen.text


def test_changing_it_goes_back_with_every_word(world: World, inspector: Desk) -> None:
    receipt = world.lodge("inspectorate")
    inspector.open(receipt)
    page = inspector.answer(receipt, "My words.", "partly", change="yes")
    assert (page.status_code, name_of(page)) == (200, "desk.case")
    assert "My words.</textarea>" in page.text
    assert re.search('value="partly" checked', page.text)


def test_after_sending_comes_the_next_of_the_list(world: World, inspector: Desk) -> None:
    receipts = {ref_of(world.lodge("inspectorate", f"Letter {n}.").case): n for n in range(3)}
    order = [row["ref"] for row in inspector.list()]
    by_ref = {ref_of(case): case for case in world.codes}
    assert set(receipts) < set(order)
    for ref, below in zip(order, [*order[1:], None], strict=True):
        inspector.client.post(f"/desk/cases/{ref}/openings", data={"csrf_token": _token(inspector)})
        data = {"csrf_token": _token(inspector), "text": "No.", "decision": "no", "language": "en"}
        sent = inspector.client.post(f"/desk/cases/{ref}/answers", data=data)
        assert sent.location == (f"/desk/cases/{below}" if below else "/desk")
        assert by_ref[ref]
    assert inspector.list() == []


def _token(desk: Desk) -> str:
    """Without looking at the list again: that would begin the walk anew."""
    return hidden(desk.get("/desk/account"), "csrf_token")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"text": " ", "decision": "yes"}, "Write some words first."),
        ({"text": "Kept words.", "decision": ""}, "Choose Yes, Partly or No."),
        ({"text": "Kept words.", "decision": "forward"}, "Choose Yes, Partly or No."),
        ({"text": "Kept words. " * 2000, "decision": "yes"}, "This is too long."),
        ({"text": "Kept words.", "decision": "yes", "language": "tlh"}, "Choose the language you write in."),
        ({"text": "Kept words.", "decision": "yes", "csrf_token": "stale"}, "This page was open for a long time."),
    ],
)
def test_a_wrong_form_is_shown_again_with_every_word(
    world: World, inspector: Desk, given: dict[str, str], says: str
) -> None:
    receipt = world.lodge("inspectorate")
    inspector.open(receipt)
    page = inspector.answer(receipt, **{"language": "en", **given})
    assert (page.status_code, name_of(page)) == (422, "desk.case")
    assert says in words(page.text)
    assert given["text"].strip() in page.text
    assert "<title>Error:" in page.text
    assert len(world.read(world.viewer("inspector.adeyemi"), receipt.case).envelopes) == 1


def test_words_typed_before_this_session_opened_the_case_are_carried_through_the_opening(
    world: World, inspector: Desk
) -> None:
    receipt = world.lodge("inspectorate")
    page = inspector.answer(receipt, "Typed in a session that ended.", "no")
    assert (page.status_code, name_of(page)) == (422, "desk.unopened")
    carried = {name: html.unescape(hidden(page, name)) for name in ("text", "decision", "language", "noun")}
    opened = inspector.post(address_of(receipt, "openings"), **carried)
    assert (opened.status_code, name_of(opened)) == (200, "desk.case")
    assert "Typed in a session that ended.</textarea>" in opened.text
    assert 'value="no" checked' in opened.text


def test_words_sent_after_the_session_ended_are_shown(world: World, app: Application) -> None:
    receipt = world.lodge("inspectorate")
    client = desk(app, "inspector.adeyemi").client
    cookie = client.get_cookie("desk")
    assert cookie is not None
    client.post("/signout", data={"csrf_token": hidden(client.get("/desk"), "csrf_token")})
    client.set_cookie("desk", cookie.value)
    page = client.post(address_of(receipt, "answers"), data={"text": "Words of a long hour.", "decision": "yes"})
    assert page.status_code == 422
    assert "Words of a long hour." in page.text


def test_whoever_answers_second_is_told_who_was_first_and_keeps_his_words(world: World, app: Application) -> None:
    receipt = world.lodge("inspectorate")
    first, second = desk(app, "inspector.adeyemi"), desk(app, "inspector.castellanos")
    for each in (first, second):
        each.open(receipt)
    assert first.answer(receipt, "From the first.").status_code == 303
    page = second.answer(receipt, "From the second.")
    assert page.status_code == 409
    assert "B. Adeyemi answered this on Monday 5 October 2026." in words(page.text)
    assert "From the second.</textarea>" in page.text
    said = world.read(world.viewer("inspector.adeyemi"), receipt.case).envelopes
    assert [each.text for each in said if each.kind == "reply"] == ["From the first."]


def test_what_they_wrote_meanwhile_is_read_before_an_answer_goes(world: World, inspector: Desk) -> None:
    receipt = world.lodge("inspectorate", "The shower is cold.")
    seen = hidden(inspector.open(receipt), "seen")
    world.add(receipt.case, "And now there is no water at all.")
    again = inspector.answer(receipt, "It is mended.", seen=seen)
    assert (again.status_code, name_of(again)) == (422, "desk.case")
    assert "no water at all" in again.text and "It is mended." in again.text
    assert inspector.answer(receipt, "It is mended.", seen=hidden(again, "seen")).status_code == 303


def test_the_same_answer_sent_twice_is_one_and_no_error(world: World, inspector: Desk) -> None:
    receipt = world.lodge("inspectorate")
    inspector.open(receipt)
    assert [inspector.answer(receipt, "Once.").status_code for _ in range(2)] == [303, 303]
    said = world.read(world.viewer("inspector.adeyemi"), receipt.case).envelopes
    assert len([each for each in said if each.kind == "reply"]) == 1


def test_an_answered_case_offers_no_second_answer(world: World, inspector: Desk) -> None:
    receipt = world.lodge("inspectorate")
    world.answer("inspector.adeyemi", receipt.case)
    page = inspector.open(receipt)
    assert "What do you decide?" not in page.text and "/answers" not in page.text
    assert "Send the question" in page.text


def test_the_name_is_seen_by_those_of_the_identity_ring_alone(world: World, app: Application) -> None:
    receipt = world.lodge("inspectorate", identity="office", name="Amal Haddad", number="N1042")
    holders = [each.login for each in world.directory.officers if each.office == "inspectorate" and each.identity]
    others = [each.login for each in world.directory.officers if each.office == "inspectorate" and not each.identity]
    assert holders
    holder = desk(app, holders[0])
    assert "Amal Haddad" not in holder.open(receipt).text
    assert holder.post(address_of(receipt, "names"), purpose="meet").status_code == 303
    assert "Amal Haddad" in holder.get(address_of(receipt)).text
    for login in others:
        page = desk(app, login).open(receipt)
        assert "Amal Haddad" not in page.text
        assert "can see it" in words(page.text)


def test_a_colleague_who_was_taken_off_finds_no_trace(world: World, app: Application) -> None:
    off = next(each for each in world.directory.officers if each.login == "inspector.hale")
    receipt = world.lodge("inspectorate", "Not for Hale.", not_=[off.id.hex()])
    excluded, reader = desk(app, "inspector.hale"), desk(app, "inspector.adeyemi")
    before = excluded.get("/desk").data
    assert ref_of(receipt.case) in reader.get("/desk").text
    assert ref_of(receipt.case).encode() not in before
    unknown = excluded.get("/desk/cases/" + "a" * 26)
    answer = excluded.get(address_of(receipt))
    assert (answer.status_code, answer.data) == (404, unknown.data)
    assert "Not for Hale." in reader.open(receipt).text


def test_clocks_say_how_the_date_came_about(world: World, inspector: Desk) -> None:
    receipt = world.lodge("inspectorate")
    said = words(inspector.open(receipt).text)
    assert "before the end of Monday 19 October 2026" in said
    assert "the day it came, not counted" in said
    assert "weekend, not counted" in said
    assert "Goes to " in said


def test_a_file_that_was_interfered_with_is_named_and_not_shown(world: World, inspector: Desk) -> None:
    from sqlalchemy import delete

    from portal.cases.envelope import Envelope

    receipt = world.lodge("inspectorate", "Secret words.")
    inspector.open(receipt)
    world.answer("inspector.castellanos", receipt.case)
    with world.writing() as session:
        session.execute(delete(Envelope).where(Envelope.case_id == receipt.case))
        session.commit()
    page = inspector.get(address_of(receipt))
    assert (page.status_code, name_of(page)) == (409, "desk.interfered")
    assert "Secret words." not in page.text


def test_what_they_wrote_is_text_and_nothing_else(world: World, inspector: Desk) -> None:
    typed = "<img src=x onerror=alert(1)>\r\n{{ 7*7 }} \u202eevil\u2066 http://example.org\nThird line."
    receipt = world.lodge("inspectorate", typed)
    page = inspector.open(receipt)
    assert "<img" not in page.text
    assert "&lt;img src=x onerror=alert(1)&gt;\n{{ 7*7 }} evil http://example.org\nThird line." in page.text
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page.text)
    assert 'href="http' not in page.text


def test_no_form_and_no_link_changes_anything_on_get(world: World, inspector: Desk) -> None:
    receipt = world.lodge("inspectorate")
    inspector.open(receipt)
    before = len(world.read(world.viewer("inspector.adeyemi"), receipt.case).trail)
    for address in ("/desk", "/desk/lists/book", address_of(receipt)):
        assert inspector.get(address).status_code == 200
    for noun in ("openings", "questions", "answers"):
        assert inspector.get(address_of(receipt, noun)).status_code == 404
    assert len(world.read(world.viewer("inspector.adeyemi"), receipt.case).trail) == before


def test_the_preview_is_what_the_mailbox_shows(world: World) -> None:
    app = create_app(world.settings, doors=["signin", "desk", "mailbox"])
    receipt = world.lodge("inspectorate", "L'eau est froide.", language="fr")
    inspector, client = desk(app, "inspector.adeyemi"), app.test_client()
    inspector.open(receipt)
    words_typed = "C'est <b>réparé</b>.\n\nVendredi \u202eenfin."
    said = {"language": "fr", "remedy": "On répare."}
    seen = inspector.answer(receipt, words_typed, "partly", **said, preview="yes")
    inspector.answer(receipt, words_typed, "partly", **said)
    language = re.findall('class="seen" lang="(..)"', seen.text)[0]
    typed = {"form_token": hidden(client.get(f"/{language}/read"), "form_token"), "code": world.codes[receipt.case]}
    letter = client.post(f"/{language}/read", data=typed, follow_redirects=True)
    token = {"csrf_token": hidden(letter, "csrf_token")}
    read = client.post(f"/{language}/read/messages/0/openings", data=token, follow_redirects=True)
    shown = re.findall('<article class="letter out">.*?</article>', read.text, re.DOTALL)
    assert shown == re.findall('<article class="letter out">.*?</article>', seen.text, re.DOTALL)
    assert len(shown) == 1
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()
