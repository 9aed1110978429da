"""A name for one office alone opens for a purpose, on its page; it leaves the office only by two officers."""

from dataclasses import replace
from typing import Any

import pytest

from portal import create_app
from portal.casework.consent import consent
from portal.casework.open_name import open_name
from portal.casework.refer import refer
from portal.casework.refusals import NameNotReleased, NoName, NoPurpose
from portal.protection.consents import NOTICE
from portal.protection.names import PURPOSES
from portal.web.shared.names import PURPOSES as WORDS
from tests.web.desks import address_of, desk
from tests.world import World

ADEYEMI, CASTELLANOS, HALE = "inspector.adeyemi", "inspector.castellanos", "inspector.hale"
SEALED = {"identity": "office", "name": "A. Demir"}


def opens(world: World, case: bytes, purpose: str, login: str = ADEYEMI) -> None:
    with world.stage() as stage:
        stage.act(login, case, open_name, now=world.now, purpose=purpose, language="en")


def refers(world: World, case: bytes, login: str, act: int) -> None:
    said: dict[str, Any] = {"to": "legal_aid", "parts": ["name"], "consent": act, "exception": "", "text": ""}
    with world.stage() as stage:
        stage.act(login, case, refer, now=world.now, language="en", **said)


def holders(world: World) -> list[str]:
    return [login for login in (ADEYEMI, CASTELLANOS, HALE) if any(r.identity for r in world.viewer(login).rings)]


def test_each_purpose_has_words() -> None:
    assert tuple(WORDS) == PURPOSES


def test_no_purpose_no_name_and_none_to_open(world: World) -> None:
    case, nameless = world.lodge("inspectorate", **SEALED).case, world.lodge("inspectorate").case
    with pytest.raises(NoPurpose):
        opens(world, case, "curious")
    with pytest.raises(NoName):
        opens(world, nameless, "meet")
    opens(world, case, "protect")
    last = world.read(world.viewer(ADEYEMI), case).envelopes[-1]
    assert (last.kind, last.body["purpose"]) == ("unsealing", "protect") and last.page


def test_it_is_passed_on_by_another_officer_than_the_one_who_opened_it_for_that(world: World) -> None:
    case = world.lodge("inspectorate", **SEALED).case
    with world.stage() as stage:
        stage.say(world.codes[case], case, consent, now=world.now, to="legal_aid", parts=("name",), answer="yes",
                  notice=NOTICE, language="en")  # fmt: skip
    act = world.read(world.viewer(ADEYEMI), case).envelopes[-1].act
    opens(world, case, "meet")
    for login in (ADEYEMI, HALE):
        with pytest.raises(NameNotReleased):
            refers(world, case, login, act)
    opens(world, case, "release")
    with pytest.raises(NameNotReleased):
        refers(world, case, ADEYEMI, act)
    refers(world, case, HALE, act)


def test_the_page_shows_it_only_after_a_purpose_and_only_in_that_session(world: World) -> None:
    receipt = world.lodge("inspectorate", **SEALED)
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    officer = desk(app, ADEYEMI)  # type: ignore[arg-type]
    page = officer.open(receipt)
    assert "A. Demir" not in page.text and "What do you need the name for?" in page.text
    assert officer.post(address_of(receipt, "names")).status_code == 422
    assert officer.post(address_of(receipt, "names"), purpose="meet").status_code == 303
    assert "A. Demir" in officer.get(address_of(receipt)).text
    again = desk(app, ADEYEMI)  # type: ignore[arg-type]
    assert "A. Demir" not in again.open(receipt).text
    app.portal.close()  # type: ignore[attr-defined]
