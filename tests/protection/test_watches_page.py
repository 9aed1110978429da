"""The page of watches: found, explained, asked, set aside with a reason; and nothing of it anywhere else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal import create_app
from portal.cases.rows import ref_of
from portal.casework.forward import forward
from portal.protection.feed import Line
from portal.protection.lists import watching
from portal.protection.segments import keep
from portal.web.shared.edge import Application
from tests.web.desks import address_of, desk
from tests.web.person import Person
from tests.world import World

pytestmark = pytest.mark.engines(1)

NAMED = {"identity": "office", "name": "A. Demir", "number": "N 0877"}
TODAY = date(2026, 10, 5)
WATCHES = "/oversight/watches"


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    yield app
    app.portal.close()


def feed(world: World, *lines: Line) -> None:
    with world.writing() as session:
        keep(session, world.site, watching(world.directory, "NGT"), lines)
        session.commit()


def everybody(kind: str = "job") -> list[Line]:
    return [Line(kind, "NGT", TODAY - timedelta(days=100), f"N{n:04}", "A2", "") for n in range(870, 910)]


def lost_work(after: int = 11) -> Line:
    return Line("job", "NGT", TODAY + timedelta(days=after), "N0877", "A2", "Lost work: kitchen")


def blind(text: str) -> str:
    """A page without what is drawn anew each time."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", text)


def test_a_planted_reprisal_lights_up_and_says_why(world: World, app: Application) -> None:
    world.lodge("inspectorate", watch="yes")
    case = world.lodge("inspectorate", "The cook sells the meat.", watch="yes", **NAMED).case
    feed(world, *everybody())
    assert 'data-ask="yes"' not in desk(app, "inspector.adeyemi").get(WATCHES).text
    world.pass_days(12)
    feed(world, lost_work())
    page = desk(app, "inspector.adeyemi").get(WATCHES)
    assert page.status_code == 200
    shown = page.text.split('data-ref="')[1]
    assert shown.startswith(ref_of(case)), "the one to ask about stands first"
    assert 'data-sign="job:2026-10-16"' in shown
    assert "11 days after the letter." in shown
    assert "Others in this wing that month: 0 of 39." in shown
    assert "Lost work: kitchen" in shown
    assert "N0877" not in page.text and "Demir" not in page.text, "no name is shown for it"


def test_what_came_before_they_told_us_counts_from_the_letter(world: World, app: Application) -> None:
    case = world.lodge("inspectorate", **NAMED).case
    world.pass_days(12)
    feed(world, *everybody(), lost_work())
    assert "data-ref" not in desk(app, "inspector.adeyemi").get(WATCHES).text
    world.punished(case)
    page = desk(app, "inspector.adeyemi").get(WATCHES).text
    assert 'data-sign="job:2026-10-16"' in page and "11 days after the letter." in page
    assert page.count("data-sign") == 1


def test_whoever_gave_no_name_is_looked_for_nowhere(world: World, app: Application) -> None:
    world.lodge("inspectorate", watch="yes", **(NAMED | {"identity": "none"}))
    world.pass_days(12)
    feed(world, *everybody(), lost_work())
    page = desk(app, "inspector.adeyemi").get(WATCHES).text
    assert "data-ref" in page and "data-sign" not in page
    assert "We know no number and no wing." in page and "We do not know who wrote." not in page


def test_nameless_letters_are_held_against_the_whole_wing(world: World, app: Application) -> None:
    world.lodge("inspectorate", watch="yes", unit="A2")
    world.pass_days(12)
    searched = [replace(lost_work(3), kind="discipline", number=f"N{n:04}") for n in range(870, 880)]
    feed(world, *everybody(), *searched)
    page = desk(app, "inspector.castellanos").get(WATCHES).text
    assert 'data-sign="discipline' in page and "In this wing that month: 10 of 40." in page
    assert "We do not know who wrote. We look at the whole wing." in page


def test_an_office_without_lists_says_so_at_its_desk_and_in_the_mailbox(world: World, app: Application) -> None:
    """Only the inspectorate looks; everybody else who watches asks the person, and no sentence says more."""
    letter = world.lodge("ombudsman", watch="yes", unit="A2", **NAMED)
    world.pass_days(12)
    feed(world, *everybody(), lost_work())
    ombudsman = desk(app, "ombudsman")
    page = ombudsman.get(WATCHES).text
    assert "Only the inspectorate sees lists of the prison" in page and "data-ref" in page
    assert "wing" not in page and "data-blind" not in page
    ombudsman.open(letter)
    case = ombudsman.get(address_of(letter)).text
    assert "Only the inspectorate sees lists of the prison" in case and "We look for signs" not in case
    assert "It sees no lists of the prison." in mailbox(world, app, letter.case)
    said = {"text": "The inspectorate can look.", "language": "en", "now": world.now}
    with world.stage() as stage:
        stage.act("ombudsman", letter.case, forward, to="inspectorate", **said)
    inspector = desk(app, "inspector.adeyemi")
    page = inspector.get(WATCHES).text
    assert "Their name is sealed from us. We look at the whole wing." in page
    assert "They look for signs of punishment." in mailbox(world, app, letter.case)
    inspector.open(letter)
    assert "We look for signs of punishment until" in inspector.get(address_of(letter)).text


def mailbox(world: World, app: Application, case: bytes) -> str:
    person = Person(app)
    person.go("/en/read")
    person.press("/read", code=world.codes[case])
    page = person.go("/en/read/messages/0")
    return (person.press("/openings") if "Open" in page.said.split() else page).said


def test_asking_puts_one_question_into_the_mailbox(world: World, app: Application) -> None:
    case = world.lodge("inspectorate", watch="yes", **NAMED).case
    inspector = desk(app, "inspector.adeyemi")
    asked = inspector.post(f"{WATCHES}/{ref_of(case)}/checks")
    assert (asked.status_code, asked.location) == (303, WATCHES)
    page = inspector.get(WATCHES).text
    assert "We asked how they are." in page and "Ask the person now" not in page
    person = Person(app)
    person.go("/en/read")
    person.press("/read", code=world.codes[case])
    assert "A question for you" in person.page.said
    person.press("/openings")
    assert "Are you all right?" in person.page.said
    person.press("/checkins", button=("how", "worse"))
    assert "Are you all right?" not in person.page.said and "It got worse" in person.page.said
    assert "They say they are being punished." in inspector.get(WATCHES).text


def test_a_sign_is_set_aside_only_with_a_reason(world: World, app: Application) -> None:
    case = world.lodge("inspectorate", watch="yes", **NAMED).case
    world.pass_days(12)
    feed(world, *everybody(), lost_work())
    inspector = desk(app, "inspector.adeyemi")
    address = f"{WATCHES}/{ref_of(case)}/notes"
    assert inspector.post(address, sign="job:2026-10-16", text=" ").status_code == 422
    assert 'data-ask="yes"' in inspector.get(WATCHES).text
    assert inspector.post(address, sign="job:2026-10-16", text="He asked to leave the kitchen.").status_code == 303
    page = inspector.get(WATCHES).text
    assert 'data-ask="yes"' not in page and "He asked to leave the kitchen." in page
    assert world.read(world.viewer("inspector.adeyemi"), case).notes[0].body["about"] == "job:2026-10-16"


def test_everywhere_else_not_one_byte_changes(world: World, app: Application) -> None:
    """Watched or not, with signs or without: the prison, the offices above it, and the public see the same."""
    world.lodge("director-northgate", "The shower is cold.")
    desks = {login: desk(app, login) for login in ("director.northgate", "central", "ombudsman")}
    addresses = ("/desk", "/desk/lists/ours", "/desk/lists/book", "/desk/lists/late", WATCHES)
    before = {(who, at): seen.get(at) for who, seen in desks.items() for at in addresses}
    world.lodge("inspectorate", watch="yes", **NAMED)
    feed(world, *everybody(), replace(lost_work(), day=TODAY))
    desk(app, "inspector.adeyemi").get(WATCHES)
    after = {(who, at): seen.get(at) for who, seen in desks.items() for at in addresses}
    for place, answer in after.items():
        assert answer.status_code == before[place].status_code
        assert blind(answer.text) == blind(before[place].text), place


def test_for_the_prison_the_page_is_an_address_that_does_not_exist(world: World, app: Application) -> None:
    case = world.lodge("inspectorate", watch="yes").case
    director = desk(app, "director.northgate")
    nowhere = director.get("/oversight/nowhere")
    seen = director.get(WATCHES)
    assert (seen.status_code, blind(seen.text)) == (404, blind(nowhere.text))
    assert director.post(f"{WATCHES}/{ref_of(case)}/checks").status_code == 404
    assert "/oversight" not in director.get("/desk").text


def test_any_sanction_leaves_every_right_to_write_and_read_untouched(world: World, app: Application) -> None:
    """R-78: what the feeds say of somebody changes nothing of what they can do, in no byte of it."""

    def walked() -> tuple[list[str], int]:
        person = Person(app)
        pages = [person.go(f"/en{path}").html for path in ("/", "/read", "/rights", "/limits", "/kiosk")]
        person.go("/en/read")
        person.press("/read", code=world.codes[case])
        pages.append(re.sub(r'(csrf_token|form_token)" value="[^"]+"', "", person.page.html))
        return [re.sub(r'(csrf_token|form_token)" value="[^"]+"', "", page) for page in pages], person.page.status

    case = world.lodge("inspectorate", watch="yes", **NAMED).case
    before = walked()
    sanctions = [
        Line(
            "discipline", "NGT", TODAY - timedelta(days=day), "N0877", "SEG", "No calls, no letters, no kiosk: 30 days"
        )
        for day in range(30)
    ]
    feed(world, *sanctions, Line("transfer", "NGT", TODAY, "N0877", "SEG", "Sent to Eastwater"))
    assert walked() == before
    world.add(case, "I can still write.")
    world.punished(case)
    assert world.lodge("inspectorate", "And again.", code=world.codes[case], **NAMED).case
