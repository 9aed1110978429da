"""A name for one office alone opens for a purpose, on its page; it leaves the office only by two officers."""

from contextlib import suppress
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from sqlalchemy import select

from portal import create_app
from portal.cases import name_key
from portal.cases.grant import EACH, Grant
from portal.casework.appeal import appeal
from portal.casework.consent import consent
from portal.casework.forward import forward
from portal.casework.open_name import open_name
from portal.casework.refer import refer
from portal.casework.refusals import NameNotReleased, NoName, NoPurpose, NothingSaid
from portal.casework.tell_name import tell_name
from portal.protection.consents import NOTICE
from portal.protection.names import PURPOSES
from portal.protection.whose import own_number
from portal.vault import Keys, Refused, grants
from portal.web.shared.names import PURPOSES as WORDS
from tests.protection.second_number import CODE, doors_of, make_second, typed
from tests.web.desks import address_of, desk
from tests.world import World, one_human

ADEYEMI, CASTELLANOS, HALE = "inspector.adeyemi", "inspector.castellanos", "inspector.hale"
ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SEALED = {"identity": "office", "name": "A. Demir"}


def opens(world: World, case: bytes, purpose: str, login: str = ADEYEMI) -> None:
    with world.stage() as stage:
        stage.act(login, case, open_name, now=world.now, purpose=purpose, language="en")


def refers(world: World, case: bytes, login: str, act: int) -> None:
    said: dict[str, Any] = {"to": "legal_aid", "parts": ["name"], "consent": act, "exception": "", "text": "By hand"}
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
    with one_human(world, ADEYEMI, HALE), pytest.raises(NameNotReleased):
        refers(world, case, HALE, act)
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


def tells(world: World, case: bytes, **told: str) -> None:
    with world.stage() as stage:
        said = {"name": "", "number": "", **told}
        stage.say(world.codes[case], case, tell_name, now=world.now, language="en", **said)


def rows_of(world: World, case: bytes) -> list[bytes]:
    with world.reading() as session:
        return list(session.scalars(select(Grant.sealed).where(Grant.case_id == case)))


def read_from_a_copy(world: World, case: bytes, secrets: list[bytes]) -> bool:
    """Whether who holds these ring seeds, the case's own key and every row reads a name that was told later."""
    told = [each for each in world.read(world.mailbox(world.codes[case]), case).envelopes if each.kind == "naming"]
    for secret, sealed in product(secrets, rows_of(world, case)):
        for what in (grants.IDENTITY, grants.CASE):
            with suppress(Refused):
                seed = grants.opened(Keys(secret), sealed, what, case)
                return bool(name_key.opened(seed, case, told[-1].body["name"]))
    return False


@ON_ONE
def test_a_name_told_later_is_sealed_as_one_that_came_with_the_letter(world: World) -> None:
    hale = world.viewer(HALE)
    case = world.lodge("inspectorate", watch="yes").case
    apart = world.lodge("inspectorate", not_=[hale.id.hex()]).case
    with pytest.raises(NothingSaid):
        tells(world, case, name=" ")
    for each in (case, apart):
        tells(world, each, name="Zedekia", number="n 1042")
        tells(world, each, name="Another", number="")
        opened = world.read(world.viewer(ADEYEMI), each)
        assert opened.identity == {"name": "Zedekia", "number": "n 1042"} and opened.docket.named == "office"
        assert own_number(opened) == ["N1042"], "the feeds are looked at by it"
        assert [said.kind for said in opened.envelopes] == ["statement", "naming"], "once"
        assert "Zedekia" not in repr((opened.envelopes, opened.particulars, opened.docket)) and opened.envelopes[1].page
        assert len(rows_of(world, each)) == EACH
        opens(world, each, "meet")
    general = [ring.seed for ring in world.viewer(ADEYEMI).rings if not ring.identity and ring.case is None]
    few = [ring.seed for ring in hale.rings if ring.identity]
    assert read_from_a_copy(world, case, few) and not read_from_a_copy(world, case, general)
    assert world.sight(hale, apart) is None and not read_from_a_copy(world, apart, [each.seed for each in hale.rings])
    assert world.read(world.viewer(CASTELLANOS), apart).identity
    world.answer(CASTELLANOS, case, "No.", "no")
    with world.stage() as stage:
        again = {"why": "not_fair", "office": "ombudsman", "share": "all", "text": "Look again.", "language": "en"}
        who, sight = stage.in_mailbox(world.codes[case], case)
        there = {"site": world.site, "directory": world.directory, "now": world.now}
        review = appeal(stage.session, sight, who, **again, **there)
    assert world.read(world.viewer("ombudsman"), review).identity == {"name": "Zedekia", "number": "n 1042"}


@ON_ONE
def test_a_name_told_later_goes_on_to_no_office_which_may_be_told_anew(world: World) -> None:
    case = world.lodge("inspectorate").case
    tells(world, case, name="Zedekia")
    kept = world.sight(world.viewer(ADEYEMI), case)
    with world.stage() as stage:
        stage.act(ADEYEMI, case, forward, now=world.now, to="ombudsman", text="Yours.", language="en")
    there = next(each.login for each in world.directory.officers if each.office == "ombudsman")
    assert world.read(world.viewer(there), case).identity is None
    tells(world, case, name="Zedekia", number="N1042")
    assert world.read(world.viewer(there), case).identity == {"name": "Zedekia", "number": "N1042"}
    last = world.read(world.viewer(there), case).envelopes[-1].body["name"]
    assert kept and kept.identity and len(rows_of(world, case)) == EACH
    with pytest.raises(Refused):
        name_key.opened(kept.identity.seed, case, last)


@ON_ONE
def test_it_is_told_in_the_mailbox_if_they_want_and_under_a_second_number_only_for_show(world: World) -> None:
    receipt = world.lodge("inspectorate", code=CODE)
    with doors_of(world) as app:
        other = typed(app, make_second(app, CODE, 0))
        other.letter(0)
        shown = other.press("/names", own_name="Sam Zed", own_number="")
        assert "You told who you are" in shown.said and "Sam Zed" in shown.said
        assert [each.kind for each in world.read(world.mailbox(CODE), receipt.case).envelopes] == ["statement"]
        mine = typed(app, CODE)
        assert "Tell us who you are, if you want" in mine.letter(0).said
        refused = mine.press("/names", own_name=" ", own_number="")
        assert refused.status == 422 and "Write your name or your number." in refused.said
        kept = mine.press("/names", own_name="Sam Zed", own_number="")
        assert "You told who you are" in kept.said and kept.html.count("/names") == 0
        officer = desk(app, ADEYEMI)
        assert "Sam Zed" not in officer.open(receipt).text
        assert officer.post(address_of(receipt, "names"), purpose="meet").status_code == 303
        assert "Sam Zed" in officer.get(address_of(receipt)).text
