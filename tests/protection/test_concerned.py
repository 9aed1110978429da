"""Who a child is that a letter is about (R-36): told apart, opened for a purpose that stands on a page."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from portal.access import OfficerViewer, visible_to
from portal.cases import child_key
from portal.cases.envelope import Envelope
from portal.cases.grant import Grant
from portal.casework.consent import consent, let_open_child
from portal.casework.deny_child import deny_child
from portal.casework.describe_child import describe_child
from portal.casework.erase import erase
from portal.casework.forward import forward
from portal.casework.refer import refer
from portal.casework.refusals import ChildNotReleased, NoChildTold, NoPurpose, NothingSaid, ReferralWithoutConsent
from portal.casework.see_child import see_child
from portal.casework.step_back import step_back
from portal.cli import checks
from portal.companions.passing import copy_of as copy_of_one
from portal.protection.concerned import PURPOSES
from portal.protection.consents import NOTICE
from portal.vault import Keys, Refused, derive, envelopes, grants
from portal.vault.labels import KEYED
from portal.web.shared.names import FOR_THE_CHILD
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ADEYEMI, CASTELLANOS, HALE, DIRECTOR = (
    "inspector.adeyemi", "inspector.castellanos", "inspector.hale", "director.northgate",
)  # fmt: skip
ASKED = {"child_name": "Amira Zed", "child_age": "7", "child_where": "with her aunt in Zedtown"}
TOLD = {"name": "Amira Zed", "age": "7", "where": "with her aunt in Zedtown"}


def sees(world: World, case: bytes, login: str = ADEYEMI, purpose: str = "safe") -> list[dict[str, str]]:
    with world.stage() as stage:
        stage.signed_in[login] = seat_of(world, login)
        officer, sight = stage.desk(login, case, world.now)
        return see_child(
            stage.session, sight, officer, purpose=purpose, language="en", site=world.site,
            directory=world.directory, now=world.now,
        )  # fmt: skip


def tells(world: World, case: bytes, **told: str) -> None:
    with world.stage() as stage:
        said = {"name": "", "age": "", "where": "", **told}
        stage.say(world.codes[case], case, describe_child, now=world.now, language="en", **said)


def lets(world: World, case: bytes, answer: str) -> None:
    with world.stage() as stage:
        stage.say(world.codes[case], case, let_open_child, now=world.now, answer=answer, notice=NOTICE, language="en")


def does(world: World, case: bytes, login: str, verb: Any, **given: Any) -> None:
    with world.stage() as stage:
        stage.act(login, case, verb, now=world.now, **given)


@pytest.fixture
def few(world: World) -> World:
    """Hale may know no names."""
    officers = (replace(each, identity=each.login != HALE) for each in world.directory.officers)
    world.directory = replace(world.directory, officers=tuple(officers))
    return world


def seat_of(world: World, login: str) -> OfficerViewer:
    officer = world.viewer(login)
    return officer if login != HALE else replace(officer, rings=tuple(x for x in officer.rings if not x.identity))


def copy_of(world: World, case: bytes, table: Any, key: Any) -> list[bytes]:
    with world.reading() as session:
        return list(session.scalars(select(key).where(table.case_id == case)))


def opens_with(secrets: list[bytes], world: World, case: bytes) -> bool:
    """Whether any of these seeds opens, in a copy of the whole database, the key of what was told of a child.

    They may have the key of the case as well.
    """
    key = world.sight(world.mailbox(world.codes[case]), case).keys.seed  # type: ignore[union-attr]
    for sealed in copy_of(world, case, Grant, Grant.sealed):
        for secret in secrets:
            for place in (sealed, grants.beside_of(sealed, key)[0]):
                for what in (grants.CHILD, grants.IDENTITY, grants.CASE):
                    try:
                        seed = grants.opened(Keys(secret), place, what, case)
                        told = world_boxes(world, case)
                        if any(_reads(seed, case, each) for each in told):
                            return True
                    except Refused:
                        continue
    return any(_reads(secret, case, each) for secret in secrets for each in world_boxes(world, case))


def world_boxes(world: World, case: bytes) -> list[str]:
    from portal.protection.concerned import boxes_in

    return [box for _, box in boxes_in(world.read(world.mailbox(world.codes[case]), case).envelopes)]


def on_the_curve(box: bytes) -> bool:
    """Whether it begins as a sealed box does, with a point of Curve25519; random bytes do half the time."""
    prime, u = 2**255 - 19, int.from_bytes(box[:32], "little")
    return u < prime and pow(u**3 + 486662 * u**2 + u, (prime - 1) // 2, prime) in (0, 1)


def given_often(world: World, case: bytes) -> list[bytes]:
    """One row with a key in its second place, thirty times anew."""
    sight, sealed = world.sight(world.mailbox(world.codes[case]), case), copy_of(world, case, Grant, Grant.sealed)[0]
    assert sight
    return [child_key.with_key(sealed, Keys.new().public, sight.keys, b"k" * 32) for _ in range(30)]


def _reads(seed: bytes, case: bytes, box: str) -> bool:
    """With this key or one of the three before it."""
    for steps in range(4):
        with suppress(Refused):
            child_key.opened(child_key.earlier(seed, steps), case, box)
            return True
    return False


def test_without_a_purpose_a_key_holder_sees_nothing_and_each_look_stands_on_its_page(few: World) -> None:
    world = few
    case = world.lodge("inspectorate", topic="calls", **ASKED).case
    assert tuple(FOR_THE_CHILD) == PURPOSES
    first, without = ADEYEMI, HALE
    for purpose in ("", "curious", "meet"):
        with pytest.raises(NoPurpose):
            sees(world, case, first, purpose)
    with pytest.raises(NoChildTold):
        sees(world, case, without)
    assert sees(world, case, first) == sees(world, case, first) == [TOLD]
    assert sees(world, case, first, "care") == [TOLD]
    does(world, case, without, deny_child, language="en")
    does(world, case, without, deny_child, language="en")
    opened = world.read(world.mailbox(world.codes[case]), case)
    acts = [(each.kind, each.body.get("purpose")) for each in opened.envelopes[1:]]
    assert acts == [("disclosure", "safe"), ("disclosure", "care"), ("denial", None)]
    copies = [copy_of_one(each, ("all", "words", "answers", "outcomes", "name")) for each in opened.envelopes]
    assert copies[1:] == [None, None, None] and "child" not in (copies[0] or {})["body"], "no relative gets it"
    assert all(each.page for each in opened.envelopes) and "Zed" not in repr([opened, opened.particulars])
    assert {"disclosed", "denied"} <= {line.name for line in opened.trail}
    with pytest.raises(NoChildTold):
        does(world, world.lodge("inspectorate").case, first, deny_child, language="en")
    with pytest.raises(NoChildTold):
        sees(world, world.lodge("inspectorate").case, first)


def test_the_key_of_the_case_and_of_everybody_in_the_prison_open_it_in_no_copy(world: World) -> None:
    case = world.lodge("director-northgate", kind="complaint", topic="calls", identity="office", name="A", **ASKED).case
    outside = world.lodge("inspectorate", topic="calls", not_=[HALE], **ASKED).case
    with pytest.raises(NoChildTold):
        sees(world, case, DIRECTOR)
    officer, sight = world.viewer(DIRECTOR), world.sight(world.viewer(DIRECTOR), case)
    assert sight and sight.keys
    rings = [each.seed for each in officer.rings]
    assert not opens_with([sight.keys.seed, officer.seed, *rings], world, case)
    theirs = world.sight(world.viewer(ADEYEMI), outside)
    excluded = world.viewer(HALE)
    assert theirs and world.sight(excluded, outside) is None
    derived = [derive(theirs.keys.seed, label) for label in KEYED]
    derived += [
        envelopes.content_key(theirs.keys.seed, name) for name in copy_of(world, outside, Envelope, Envelope.id)
    ]
    assert not opens_with([theirs.keys.seed, *derived], world, outside), "not from the case's key alone"
    assert not opens_with([excluded.seed, *(each.seed for each in excluded.rings)], world, outside)
    assert opens_with([each.seed for each in world.viewer(ADEYEMI).rings], world, outside), "and the search can find"
    tells(world, outside, name="Tomas")
    assert not opens_with([excluded.seed, *(each.seed for each in excluded.rings)], world, outside), "nor later"
    assert sees(world, outside, ADEYEMI) == [TOLD, {"name": "Tomas"}]
    assert not all(on_the_curve(each[118:]) for each in given_often(world, outside)), "which places are taken shows"


def test_a_prison_gets_it_by_consent_and_loses_it_when_that_is_taken_back(world: World) -> None:
    case = world.lodge("director-northgate", kind="request", topic="calls").case
    with pytest.raises(NothingSaid):
        tells(world, case, name=" ")
    tells(world, case, name="Amira Zed")
    tells(world, case, name="Amira Zed")
    with pytest.raises(NoChildTold):
        sees(world, case, DIRECTOR)
    lets(world, case, "yes")
    assert sees(world, case, DIRECTOR, "contact") == [{"name": "Amira Zed"}]
    tells(world, case, name="Tomas", age="2")
    assert [each["name"] for each in sees(world, case, DIRECTOR, "contact")] == ["Amira Zed", "Tomas"]
    officer = world.viewer(DIRECTOR)
    with world.reading() as session:
        sight = visible_to(session, world.site, officer, case)
        assert sight
        had = child_key.held_by(session, world.site, sight, officer.rings)
    lets(world, case, "no")
    with pytest.raises(NoChildTold):
        sees(world, case, DIRECTOR, "contact")
    assert not opens_with([each.seed for each in officer.rings], world, case), "the key is gone, not only the leave"
    tells(world, case, name="Lena")
    with pytest.raises(NoChildTold):
        sees(world, case, DIRECTOR, "contact")
    assert had and [_reads(had, case, box) for box in world_boxes(world, case)] == [True, True, False]
    lets(world, case, "yes")
    assert len(sees(world, case, DIRECTOR, "contact")) == 3
    with world.reading() as session:
        assert session.query(Grant).filter(Grant.case_id == case).count() == 6


def test_a_forged_leave_in_the_docket_is_no_key(world: World) -> None:
    """Even where an office may have it by its words, the key was sealed by the person or by nobody."""
    case = world.lodge("director-northgate", kind="request", topic="calls", **ASKED).case
    lets(world, case, "yes")
    with world.writing() as session:
        sight = visible_to(session, world.site, world.viewer(DIRECTOR), case)
        assert sight
        child_key.take_back(session, world.site, sight)
        session.commit()
    with pytest.raises(NoChildTold):
        sees(world, case, DIRECTOR)


def test_it_stays_behind_when_the_letter_moves_until_the_person_says_so_again(world: World) -> None:
    case = world.lodge("inspectorate", topic="calls", **ASKED).case
    does(world, case, ADEYEMI, forward, to="ombudsman", text="Yours.", language="en")
    with pytest.raises(NoChildTold):
        sees(world, case, "ombudsman")
    lets(world, case, "yes")
    assert sees(world, case, "ombudsman") == [TOLD]
    tells(world, case, name="Tomas")
    assert sees(world, case, "ombudsman", "care") == [TOLD, {"name": "Tomas"}]


def test_who_steps_back_takes_the_key_from_nobody_else(few: World) -> None:
    world = few
    for leaves in (HALE, ADEYEMI):
        case = world.lodge("inspectorate", topic="calls", **ASKED).case
        with world.stage() as stage:
            stage.signed_in[leaves] = seat_of(world, leaves)
            stage.act(leaves, case, step_back, now=world.now)
        assert sees(world, case, CASTELLANOS) == [TOLD]
        if leaves == ADEYEMI:
            with pytest.raises(NoChildTold):
                sees(world, case, HALE)
        tells(world, case, name="Tomas")
        assert len(sees(world, case, CASTELLANOS, "care")) == 2, "sealed to the new ring of those who are left"
        gone = seat_of(world, leaves)
        assert leaves != HALE or not opens_with([gone.seed, *(each.seed for each in gone.rings)], world, case)


def test_it_leaves_an_office_by_consent_to_that_part_and_after_it_was_opened_for_that(world: World) -> None:
    case = world.lodge("inspectorate", danger="child", **ASKED).case

    def passes(consent_act: int) -> None:
        does(world, case, ADEYEMI, refer, to="child_protection", parts=["child"], consent=consent_act, exception="",
             text="By hand", language="en")  # fmt: skip

    def agrees(*parts: str) -> int:
        with world.stage() as stage:
            stage.say(world.codes[case], case, consent, now=world.now, to="child_protection", parts=parts, answer="yes",
                      notice=NOTICE, language="en")  # fmt: skip
        return world.read(world.viewer(ADEYEMI), case).envelopes[-1].act

    with pytest.raises(ReferralWithoutConsent):
        passes(agrees("words", "name", "answers"))
    act = agrees("words", "child")
    sees(world, case, ADEYEMI, "safe")
    with pytest.raises(ChildNotReleased):
        passes(act)
    sees(world, case, ADEYEMI, "release")
    passes(act)
    lets(world, case, "yes")
    with pytest.raises(ReferralWithoutConsent):
        passes(world.read(world.viewer(ADEYEMI), case).envelopes[-1].act)


def test_it_is_erased_with_the_letter(world: World) -> None:
    case = world.lodge("inspectorate", topic="calls", **ASKED).case
    tells(world, case, name="Tomas")
    world.answer(ADEYEMI, case, decision="no")
    world.collect(case)
    world.pass_days(6000)
    with world.writing() as session:
        session.add(Envelope(id=b"e" * 16, case_id=b"another's letter", box=b"noise"))
        assert erase(session, case, site=world.site, now=world.now)
        session.commit()
    assert not copy_of(world, case, Grant, Grant.tag) and not copy_of(world, case, Envelope, Envelope.id)


def test_the_doctor_says_where_nobody_could_protect_a_child(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.protection(world.settings) == {"id": "protection", "ok": True}
    officers = tuple(replace(each, identity=each.office != "ombudsman") for each in world.directory.officers)
    changed = replace(world.directory, officers=officers)
    monkeypatch.setattr("portal.cli.checks.Directory.load", lambda _: changed)
    found = checks.protection(world.settings)
    assert not found["ok"] and found["says"].endswith("in ombudsman: portal officers")
