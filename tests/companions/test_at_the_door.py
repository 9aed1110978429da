"""At the doors: a lawyer is verified and written to; a relative reads along, and is let go without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from portal import create_app
from portal.vault.codes import new_code
from portal.web.shared.edge import Application
from tests.companions.beside import FIRST, SECOND, empty_mailbox, verified_lawyer
from tests.web.desks import Desk, desk
from tests.web.drawers import learn, six
from tests.web.person import Page, Person
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""Keys and pages do not depend on the database; `test_supporters.py` is on both."""


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


def enter(app: Application, code: str) -> Person:
    person = Person(app)
    person.go("/en/read")
    person.press("/read", **{"code" if len(code) == 16 else "drawer": code})
    return person


def him(app: Application, world: World, text: str = "The shower is cold.") -> tuple[Person, bytes]:
    """A prisoner with one letter among others', in his mailbox."""
    world.lodge(text="Somebody else's.")
    case = world.lodge(text=text).case
    return enter(app, world.codes[case]), case


def invited(person: Person, *may: str, known_as: str = "Sam") -> str:
    person.go("/en/read/people/inviting")
    page = person.press("/people", name="My mother", known_as=known_as, letter="0", may=list(may))
    assert page.name == "mailbox.invitation", page.html
    return page.code


def used(app: Application, invitation: str) -> tuple[Person, str]:
    """She types the invitation and keeps a number of her own."""
    her = enter(app, invitation)
    assert her.page.name == "mailbox.renewal", her.page.html
    code = her.page.code
    her.press("/renewal", last4=code[-4:])
    return her, code


def along(page: Page) -> list[str]:
    return [link for link in page.links if "/read/beside/" in link]


def test_a_lawyer_asks_is_checked_by_two_officers_and_written_to(app: Application, world: World) -> None:
    lawyer = Person(app)
    lawyer.go("/en/read/supporter")
    assert lawyer.press("/supporter", role="lawyer", name="Nadia Rahman").status == 422
    page = lawyer.press("/supporter", role="lawyer", name="Nadia Rahman", number="B 2041", body="Bar", reach="020")
    assert page.name == "mailbox.supporter_number"
    code = page.code
    lawyer.press("/number", last4=code[-4:])
    assert 'data-known="asked"' in lawyer.page.html
    person, _ = him(app, world)
    assert "No lawyer is known here yet" in person.go("/en/read/people/lawyers").said
    shown = re.search('data-mark="([0-9 ]+)".*?</p>', lawyer.page.html)
    for login in (FIRST, SECOND):
        officer = desk(app, login)
        assert shown and shown[0] in officer.get("/desk/supporters").text  # the same four numbers in any language
        _sign(officer)
    assert 'data-known="verified"' in lawyer.go("/en/read/messages").html
    identifier = _only(officer)
    assert desk(app, "director.northgate").get("/desk/supporters").status_code == 404
    person.go("/en/read/people/lawyers")
    page = person.press("/lawyers", supporter=identifier, known_as="Sam", text="They read my post.")
    assert page.name == "mailbox.mail"
    assert "No office can." in page.said
    (address,) = along(lawyer.go("/en/read/messages"))
    assert "They read my post." in lawyer.go(address).said
    lawyer.press("/lines", text="I come on Friday.")
    assert "I come on Friday." in person.go("/en/read/people/0").said
    officer.post(f"/desk/supporters/{identifier}/endings")
    assert person.press("/lines", text="Are you there?").status == 422
    assert 'data-known="ended"' in enter(app, code).page.html


@pytest.mark.parametrize("start", ["/en/read/lawyer", "/en/read/lawyer?kiosk=1"])
def test_whoever_never_wrote_to_anybody_writes_to_a_lawyer(app: Application, world: World, start: str) -> None:
    """The number is kept first, and opens the answer; there is no letter to any office."""
    counsel, man = verified_lawyer(world), Person(app)
    man.go(start)
    assert man.press("/lawyer", text="Help me.").status == 422
    page = man.press("/lawyer", supporter=counsel.entry.id.hex(), known_as="Sam", text="Help me.")
    code = page.code or six(page)
    assert along(enter(app, counsel.code).page) == []
    assert man.press("/number", last4="0000").status == 422
    man.press("/number", last4=code[-4:]) if page.code else learn(man)
    lawyer = enter(app, counsel.code)
    (address,) = along(lawyer.page)
    assert "Help me." in lawyer.go(address).said
    lawyer.press("/lines", text="I come.")
    back = enter(app, code)
    assert back.page.rows == []
    assert "/en/read/people" in back.page.links
    assert "I come." in back.go("/en/read/people/0").said


def test_a_relative_reads_what_she_may_and_nothing_else(app: Application, world: World) -> None:
    person, case = him(app, world)
    world.answer("inspector.adeyemi", case, "It will be mended on Friday.")
    her, code = used(app, invited(person, "answers"))
    (address,) = along(her.page)
    assert "It will be mended" not in her.go(address).said  # he has not read it himself
    person.go("/en/read/messages")
    person.press("/openings")
    said = her.go(address).said
    assert "It will be mended on Friday." in said
    assert "The shower is cold." not in said
    assert enter(app, code).go(address).status == 200


def test_letting_go_is_silent_instant_and_as_if_it_never_was(app: Application, world: World) -> None:
    """Her page, the address she knew, an invitation never used: the bytes of somebody who was never let in."""
    person, case = him(app, world)
    her, code = used(app, invited(person, "all"))
    unused = invited(person, "answers")
    (address,) = along(her.page)
    assert "The shower is cold." in her.go(address).said
    for number in ("0", "1"):
        person.go("/en/read/people")
        person.press(f"/people/{number}/endings")
    _, stranger_code = new_code(), empty_mailbox(world)[0]
    stranger = enter(app, stranger_code)
    nobody = enter(app, new_code())
    pages = {_blind(each.go("/en/read/messages").html) for each in (her, enter(app, code), stranger, nobody)}
    pages.add(_blind(enter(app, unused).page.html))
    assert len(pages) == 1
    gone = {_blind(each.go(address).html) + str(each.page.status) for each in (her, stranger, nobody)}
    assert len(gone) == 1 and her.page.status == 404
    world.answer("inspector.adeyemi", case, "After that.")
    person.go("/en/read/messages")
    person.press("/openings")
    assert "After that." in person.page.said
    assert _blind(her.go("/en/read/messages").html) in pages


def test_what_she_writes_for_him_is_sent_by_him_or_not_at_all(app: Application, world: World) -> None:
    person, case = him(app, world)
    her, _ = used(app, invited(person, "write"))
    (address,) = along(her.page)
    her.go(address)
    her.press("/lines", text="He needs a doctor.")
    assert "He needs a doctor." not in [each.text for each in world.read(world.viewer(FIRST), case).envelopes]
    before = _blind(her.go(address).html)
    assert "He needs a doctor." in person.go("/en/read/people").said
    person.press("/drafts", ("send", "yes"))
    assert [each.text for each in world.read(world.viewer(FIRST), case).envelopes][-1] == "He needs a doctor."
    assert "He needs a doctor." not in person.go("/en/read/people").said
    assert _blind(her.go(address).html) == before


def test_an_invitation_typed_in_ones_own_mailbox_goes_into_it(app: Application, world: World) -> None:
    """With her own letters above it; the invitation then opens nothing any more."""
    person, _ = him(app, world, "He is cold.")
    invitation = invited(person, "all")
    hers = world.lodge(text="Her own.", filer="family").case
    her = enter(app, world.codes[hers])
    her.go("/en/read")
    her.press("/read", code=invitation)
    (address,) = along(her.page)
    assert [row["data-ref"] for row in her.page.rows] == ["0"]
    assert "He is cold." in her.go(address).said
    assert along(enter(app, invitation).page) == []
    person.go("/en/read/people")
    person.press("/people/0/endings")
    assert her.go(address).status == 404
    assert [row["data-ref"] for row in her.go("/en/read/messages").rows] == ["0"]


def test_an_empty_mailbox_and_none_are_alike_on_every_page_about_people(app: Application, world: World) -> None:
    verified_lawyer(world)
    empty, nobody = enter(app, empty_mailbox(world)[0]), enter(app, new_code())
    for path in ("", "/inviting", "/lawyers", "/supporters", "/invitation", "/0"):
        pages = {(each.go(f"/en/read/people{path}").status, _blind(each.page.html)) for each in (empty, nobody)}
        assert len(pages) == 1
        assert empty.page.name == "mailbox.list"
    for path in ("", "/lawyers", "/supporters", "/0/lines", "/0/endings", "/0/drafts", "/0/leavings"):
        pages = {(each.post(f"/en/read/people{path}", []).status, _blind(each.page.html)) for each in (empty, nobody)}
        assert len(pages) == 1


def _sign(officer: Desk) -> None:
    assert officer.post(f"/desk/supporters/{_only(officer)}/signatures").status_code == 303


def _only(officer: Desk) -> str:
    (found,) = set(re.findall('data-supporter="([0-9a-f]+)"', officer.get("/desk/supporters").text))
    return found


def _blind(html: str) -> str:
    return re.sub(r'(name="(?:csrf_token|form_token|once)" value=")[^"]*|(nonce-)[\w-]+', r"\1\2", html)
