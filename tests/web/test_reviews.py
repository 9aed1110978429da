"""Not happy with an answer: on a phone one page, on a kiosk one question a screen, in one tap when they are late."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from portal import create_app
from portal.languages.voice import can_speak
from portal.web.shared.edge import Application
from tests.web.desks import desk
from tests.web.person import Person
from tests.web.test_mailbox import enter
from tests.world import World

pytestmark = pytest.mark.engines(1)

DIRECTOR = "director.northgate"


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings)
    app.testing = True
    yield app
    app.portal.engine.dispose()


@pytest.fixture
def case(world: World) -> bytes:
    world.lodge("director-northgate", "Somebody else's.")
    return world.lodge("director-northgate", "A visit, please.", kind="request", topic="calls").case


def reading(app: Application, world: World, case: bytes, path: str = "/en/read") -> Person:
    person = Person(app)
    enter(person, world.codes[case], path)
    person.press("/openings")
    return person


def test_nothing_to_be_unhappy_with_yet(app: Application, world: World, case: bytes) -> None:
    person = reading(app, world, case)
    assert "I am not happy with this answer" not in person.page.said
    assert person.go("/en/read/cases/0/reviews").name == "mailbox.message"


def test_a_page_asks_why_to_whom_and_what_they_may_read(app: Application, world: World, case: bytes) -> None:
    world.answer(DIRECTOR, case, "No.", "no")
    person = reading(app, world, case)
    assert "/en/read/cases/0/reviews" in person.page.links
    page = person.go("/en/read/cases/0/reviews")
    assert (page.status, page.name) == (200, "mailbox.review")
    page = person.press("/reviews", why="not_true", office="", share="all")
    assert (page.status, "Choose who should look at it next." in page.said) == (422, True)
    page = person.press("/reviews", why="not_true", office="ombudsman", share="all", text="It was on Tuesday.")
    assert (page.name, page.rows[0]["data-ref"]) == ("mailbox.message", "1")
    assert "This goes on from letter 1" in page.said
    assert "You went on with it in letter 2" in person.go("/en/read/messages/0").said
    assert [row["data-ref"] for row in person.go("/en/read/messages").rows] == ["1", "0"]


def test_whoever_looks_again_reads_the_first_letters_and_cannot_change_them(
    app: Application, world: World, case: bytes
) -> None:
    world.answer(DIRECTOR, case, "No visit for you.", "no")
    person = reading(app, world, case)
    person.go("/en/read/cases/0/reviews")
    person.press("/reviews", why="not_fair", office="ombudsman", share="all", text="Look again.")
    login = next(each.login for each in world.directory.officers if each.office == "ombudsman")
    reader = desk(app, login)
    (row,) = reader.list()
    assert (row["why"], row["kind"]) == ("review", "request")
    reader.post(f"/desk/cases/{row['ref']}/openings")
    page = reader.get(f"/desk/cases/{row['ref']}").text
    for words in ("They think it is not fair.", "A visit, please.", "No visit for you.", "Look again."):
        assert words in page
    from portal.cases.rows import ref_of

    assert reader.get(f"/desk/cases/{ref_of(case)}").status_code == 404


def test_a_refused_request_becomes_a_complaint_in_one_tap(app: Application, world: World, case: bytes) -> None:
    world.answer(DIRECTOR, case, "No.", "no")
    person = reading(app, world, case)
    form = next(each for each in person.page.forms if ("kind", "complaint") in each.fields)
    page = person.post(form.action, form.fields)
    assert page.rows[0]["data-ref"] == "1"
    opened = world.read(world.mailbox(world.codes[case]), _second(world, case))
    assert (opened.docket.kind, opened.docket.review, opened.statement.body["share"]) == ("complaint", 1, "all")


def _second(world: World, case: bytes) -> bytes:
    from portal.access import letter

    with world.reading() as session:
        found = letter(session, world.site, world.mailbox(world.codes[case]), 1)
        assert found is not None
        return found.id


def test_they_are_late_you_can_go_on_now(app: Application, world: World, case: bytes) -> None:
    world.pass_days(30)
    person = reading(app, world, case)
    assert "They are late. Go on to:" in person.page.said
    form = next(each for each in person.page.forms if ("why", "late") in each.fields)
    page = person.post(form.action, form.fields)
    assert (page.name, page.rows[0]["data-ref"]) == ("mailbox.message", "1")
    assert person.post(form.action, form.fields).rows[0]["data-ref"] == "1", "a second press is no second letter"


def test_a_kiosk_asks_one_question_a_screen(app: Application, world: World, case: bytes) -> None:
    world.answer(DIRECTOR, case, "No.", "no")
    person = Person(app)
    enter(person, world.codes[case], "/en/read?kiosk=1")
    person.press("/openings")
    page = person.go("/en/read/cases/0/reviews")
    assert "What is wrong with it?" in page.said
    assert "Who should look" not in page.said
    page = person.press("/reviews", ("why", "not_fair"))
    assert "Who should look at it next?" in page.said
    page = person.press("/reviews", ("office", "ombudsman"))
    assert "What may they read?" in page.said
    page = person.press("/reviews", ("share", "only_new"))
    assert "Do you want to say more?" in page.said
    assert "complaint" not in page.html
    page = person.press("/reviews", text="Look again.")
    assert page.rows[0]["data-ref"] == "1"


def test_asking_to_stop_and_taking_it_back(app: Application, world: World, case: bytes) -> None:
    person = reading(app, world, case)
    page = person.press("/withdrawals")
    assert "You can take it back before the end of Monday 12 October" in page.said
    page = person.press("/withdrawals")
    assert "You took it back" in page.said
    assert "I want them to stop" in page.said


def test_what_is_too_serious_to_stop_says_so(app: Application, world: World) -> None:
    case = world.lodge("inspectorate", "He hit me.", topic="hurt", by="staff").case
    page = reading(app, world, case).press("/withdrawals")
    assert "This is so serious that someone must still look at it." in page.said
    assert "I want them to stop" not in page.said


def bare(html: str) -> list[str]:
    """Buttons and links to tap that have no picture, or no ear beside them."""
    main = html.partition("<main")[2].partition("</main>")[0]
    said = re.findall(r'<(?:button|a) class="(?:btn|tile)[^>]*>(.*?)</(?:button|a)>(.{0,40})', main, re.DOTALL)
    tiles = re.findall(r'<(?:button|a) class="tile"[^>]*>.*?</(?:button|a)>(.{0,20})', main, re.DOTALL)
    return [words for words, _ in said if "data-picture" not in words] + [
        each for each in tiles if can_speak("en") and 'class="ear"' not in each
    ]


def test_after_an_answer_every_choice_has_a_picture_and_an_ear(app: Application, world: World) -> None:
    case = world.lodge("inspectorate", "He hit me.", topic="hurt", by="staff", watch="yes").case
    world.answer("inspector.adeyemi", case, "We look.")
    world.now += timedelta(days=8)
    page = reading(app, world, case).page
    asked = {action.rpartition("/")[2] for action in (form.action for form in page.forms)}
    assert {"remedies", "checkins", "wishes", "punishments", "withdrawals"} <= asked
    assert bare(page.html) == []
    kiosk = reading(app, world, case, "/en/read?kiosk=1")
    for part in (0, 3, 4, 5, 6, 8, 9):
        assert bare(kiosk.go(f"/en/read/messages/0?part={part}").html) == [], part
    kiosk.go("/en/read/cases/0/reviews")
    for name, value in (("why", "not_done"), ("office", "ombudsman"), ("share", "all")):
        assert bare(kiosk.page.html) == [], name
        kiosk.press("/reviews", button=(name, value))
    assert bare(kiosk.page.html) == []


def test_going_on_can_be_spoken(app: Application, world: World, case: bytes) -> None:
    wave = pytest.importorskip("tests.evidence.test_voice").wave
    world.answer(DIRECTOR, case, "No.", "no")
    person = reading(app, world, case, "/en/read?kiosk=1")
    person.go("/en/read/cases/0/reviews")
    for name, value in (("why", "not_true"), ("office", "ombudsman"), ("share", "all"), ("talk", "yes")):
        person.press("/reviews", button=(name, value))
    assert 'id="voice"' in person.page.html
    said: dict[str, object] = dict(person.page.form("/reviews").fields)
    broken = person.client.post("/en/read/cases/0/reviews", data={**said, "voice": (io.BytesIO(b"no sound"), "v.wav")})
    assert broken.status_code == 422 and len(person.go("/en/read/messages").rows) == 1, "nothing was entered"
    answer = person.client.post("/en/read/cases/0/reviews", data={**said, "voice": (io.BytesIO(wave(1)), "v.wav")})
    page = person.go(answer.headers["Location"])
    assert page.rows[0]["data-ref"] == "1"
    assert "Recording 1" in page.said
    reader = desk(app, next(each.login for each in world.directory.officers if each.office == "ombudsman"))
    (row,) = reader.list()
    reader.post(f"/desk/cases/{row['ref']}/openings")
    heard = re.search(r'src="(/desk/cases/[^"]+/files/[^"]+)"', reader.get(f"/desk/cases/{row['ref']}").text)
    assert heard and reader.get(heard[1]).mimetype == "audio/mpeg"
