"""Whom a letter is about is asked alone, by somebody from outside, before anything of it is passed on (C-44, R-32)."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from portal import create_app
from portal.casework.appoint import appoint
from portal.casework.approach import approach
from portal.casework.refusals import (
    AskedUndated,
    HasSpoken,
    NameNotReleased,
    NotAlone,
    NothingSaid,
    NotToBeAsked,
    OutsideOnly,
    ReferralWithoutConsent,
)
from portal.protection.approaches import ANSWERS, WHY, latest, may_tell
from portal.protection.passing_on import leaves
from portal.web.desk import approached as words
from tests.casework.test_beginnings import begun
from tests.protection.test_consent import agree, pass_on
from tests.web.desks import address_of, desk, name_of
from tests.web.person import Person
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LOGIN, DIRECTOR = "inspector.adeyemi", "director.northgate"
HERS = {"filer": "family", "danger": "hurt", "person_name": "Sam", "person_number": "N0877", "prison": "NGT"}
SAID: dict[str, Any] = {"answer": "yes", "alone": "yes", "to": (), "parts": (), "tell": "no", "why": "", "text": ""}


def asked(world: World, case: bytes, login: str = LOGIN, **said: Any) -> int:
    with world.stage() as stage:
        officer, sight = stage.desk(login, case, world.now)
        given = {"day": world.now.date(), "asked": officer.id, **SAID, **said}
        return approach(stage.session, sight, officer, language="en", site=world.site, directory=world.directory,
                        now=world.now, **given)  # fmt: skip


def read(world: World, case: bytes) -> Any:
    return world.read(world.viewer(LOGIN), case)


def may_go(world: World, case: bytes) -> set[tuple[str, str]]:
    return {(each.to, part) for each in leaves(read(world, case)) for part in each.parts}


def without_tokens(page: str) -> str:
    return re.sub(r'value="[^"]{20,}"', "", page)


def test_nothing_leaves_until_both_agree_and_what_they_say_later_counts(world: World) -> None:
    case = world.lodge("inspectorate", identity="office", name="A. Demir", **HERS).case
    given = agree(world, case, parts=("words", "name"))
    with pytest.raises(ReferralWithoutConsent):
        pass_on(world, case, consent=given)
    asked(world, case, answer="some", to=("police", "health"), parts=("words", "appointment"))
    assert may_go(world, case) == {("police", "words"), ("police", "appointment"), ("health", "appointment")}
    for wrong in (("words", "name"), ("name",)):
        with pytest.raises(ReferralWithoutConsent):
            pass_on(world, case, consent=given, parts=wrong)
    pass_on(world, case, consent=given)
    asked(world, case)
    with pytest.raises(NameNotReleased):
        pass_on(world, case, consent=given, parts=("name",))
    asked(world, case, answer="no")
    assert not may_go(world, case)
    with pytest.raises(ReferralWithoutConsent):
        pass_on(world, case, consent=given)
    asked(world, case)
    agree(world, case, answer="no")
    assert ("police", "words") not in may_go(world, case), "hers is hers to take back"


def test_whoever_cannot_be_asked_needs_no_asking_until_they_speak(world: World) -> None:
    case = world.lodge("inspectorate", **HERS).case
    with pytest.raises(NothingSaid):
        asked(world, case, answer="unable")
    asked(world, case, answer="unable", why="life", alone="no", tell="yes")
    assert not may_go(world, case) and not may_tell(read(world, case)), "it agrees to nothing by itself"
    pass_on(world, case, consent=agree(world, case))
    asked(world, case, answer="no")
    with pytest.raises(HasSpoken):
        asked(world, case, answer="unable", why="unable")
    assert not may_go(world, case)


def test_asked_is_alone_by_somebody_from_outside_on_a_day_that_has_come(world: World) -> None:
    case, inside = world.lodge("inspectorate", **HERS).case, world.lodge("director-northgate", filer="family").case
    own = world.lodge("inspectorate", danger="hurt").case
    stranger = world.viewer(DIRECTOR).id
    for which, refusal, said in (
        (case, NotAlone, {"alone": ""}), (case, NotAlone, {"alone": "no", "answer": "no"}),
        (case, AskedUndated, {"day": world.now.date() + timedelta(days=1)}), (case, AskedUndated, {"asked": stranger}),
        (case, AskedUndated, {"day": world.now.date() - timedelta(days=9)}), (case, NothingSaid, {"answer": "?"}),
        (case, NothingSaid, {"answer": "some", "to": ("police",)}), (own, NotToBeAsked, {}),
        (inside, OutsideOnly, {"login": DIRECTOR}),
    ):  # fmt: skip
        with pytest.raises(refusal):
            asked(world, which, **said)
    assert not read(world, case).notes and may_tell(read(world, own))


def test_whoever_wrote_learns_of_it_only_what_they_allowed(world: World) -> None:
    receipt = world.lodge("inspectorate", **HERS)
    case, app = receipt.case, create_app(replace(world.settings, locales=("en",)))
    given = agree(world, case)
    person, seat = Person(app), desk(app, LOGIN)
    person.go("/en/read")
    person.press("/read", code=world.codes[case])
    person.press("/openings")
    page = seat.open(receipt)
    before = without_tokens(person.go("/en/read/messages/0").html)
    assert 'data-approach="not"' in page.text and "data-unasked" in page.text
    assert f'data-consent="{given}"' not in page.text
    refused = seat.post(address_of(receipt, "approaches"), answer="yes")
    assert refused.status_code == 422 and "Ask them again, alone." in refused.text
    address = address_of(receipt, "approaches")
    assert seat.post(address, answer="yes", alone="yes", text="Tell nobody at home.").status_code == 303
    page = seat.get(address_of(receipt))
    assert "B. Adeyemi asked them alone on Monday 5 October: Yes, to everything." in page.text
    assert 'value="N0877"' in page.text, "an appointment is for him and not for her"
    assert 'data-approach="yes"' in page.text and "data-unasked" in page.text and "Tell nobody at home." in page.text
    handed = {"part": "words", "text": "By hand"}
    done = seat.post(address_of(receipt, "referrals"), to="police", consent=str(given), **handed)
    assert done.status_code == 303
    with world.stage() as stage:
        stage.act(LOGIN, case, appoint, now=world.now, to="health", at="2026-10-07T10:00", who="N0877", where="Room 3",
                  language="en")  # fmt: skip
    assert without_tokens(person.go("/en/read/messages/0").html) == before, "nothing of it, not even that it is there"
    mine = world.read(world.mailbox(world.codes[case]), case)
    assert not mine.notes and mine.docket.read == mine.docket.envelopes
    assert seat.post(address, answer="yes", alone="yes", tell="yes").status_code == 303
    page = seat.get(address_of(receipt))
    assert "data-unasked" not in page.text and "Whoever wrote may hear how they are." in page.text
    given = agree(world, case, "prosecutor")
    seat.post(address_of(receipt, "referrals"), to="prosecutor", consent=str(given), **handed)
    person.go("/en/read/messages/0")
    person.press("/openings")
    said = person.page.said
    assert said.count("Passed on to: The prosecutor. What was written.") == 1 and "Room 3" not in said
    assert "Passed on to: The police." not in said
    assert name_of(page) == "desk.case"
    app.portal.close()


def test_what_an_officer_began_leaves_by_their_word_alone(world: World) -> None:
    receipt = begun(world)
    assert receipt is not None
    case = receipt.case
    assert not may_go(world, case)
    asked(world, case, answer="unable", why="life")
    assert not may_go(world, case)
    act = read(world, case).docket.acts
    asked(world, case, answer="some", to=("legal_aid",), parts=("words",))
    pass_on(world, case, "legal_aid", consent=act)
    assert latest(read(world, case).notes).act == act


def test_every_answer_and_every_reason_has_words(world: World) -> None:
    assert (tuple(words.ANSWERS), tuple(words.WHY)) == (ANSWERS, WHY)
