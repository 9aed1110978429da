"""Groundless takes written reasons and two officers; never for what R-09 names, nor where a pack knows none."""

from typing import Any

import pytest

from portal import policy
from portal.casework import groundless as rules
from portal.casework.agree import agree
from portal.casework.groundless import groundless
from portal.casework.refusals import (
    AlreadyProposed,
    NoSpokenForm,
    NothingSaid,
    NotProposed,
    NotToBeGroundless,
    OwnSecond,
)
from portal.casework.spoken import Voice
from portal.evidence import Item
from tests.world import World, one_human

FIRST, SECOND = "inspector.adeyemi", "inspector.castellanos"


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A country whose rules know groundless complaints."""
    pack = policy.pack_or_default("ca-federal")
    monkeypatch.setattr(rules.policy, "pack_or_default", lambda _: pack)


@pytest.fixture
def case(world: World) -> bytes:
    world.lodge(text="Somebody else's.")
    return world.lodge(text="The sun is too bright.", kind="complaint", topic="other", by="other").case


def do(world: World, verb: Any, login: str, case: bytes, **given: Any) -> int:
    viewer = world.viewer(login)
    sight = world.sight(viewer, case)
    assert sight is not None
    more = {"language": "en", "site": world.site, "directory": world.directory, "now": world.now}
    with world.writing() as session:
        page: int = verb(session, sight, viewer, **given, **more)
        session.commit()
    return page


def docket(world: World, case: bytes) -> Any:
    return world.read(world.mailbox(world.codes[case]), case).docket


def test_two_officers_and_the_reasons_reach_the_person(world: World, case: bytes, allowed: None) -> None:
    do(world, groundless, FIRST, case, text="Nobody can change the sun.")
    person = world.read(world.mailbox(world.codes[case]), case)
    assert (person.docket.answered, len(person.envelopes)) == (None, 1), "nothing is said until a second one agrees"
    assert "proposed" not in [line.name for line in person.trail]
    with one_human(world, FIRST, SECOND), pytest.raises(OwnSecond):
        do(world, agree, SECOND, case, agrees=True, text="")
    do(world, agree, SECOND, case, agrees=True, text="")
    reply = world.read(world.mailbox(world.codes[case]), case).envelopes[-1]
    assert (reply.body["decision"], reply.text) == ("groundless", "Nobody can change the sun.")
    assert reply.author == world.viewer(SECOND).id.hex()
    assert reply.body["proposed_by"] == world.viewer(FIRST).id.hex()


def test_nobody_is_their_own_second(world: World, case: bytes, allowed: None) -> None:
    do(world, groundless, FIRST, case, text="Nobody can change the sun.")
    for agrees in (True, False):
        with pytest.raises(OwnSecond):
            do(world, agree, FIRST, case, agrees=agrees, text="Yes.")
    with pytest.raises(AlreadyProposed):
        do(world, groundless, SECOND, case, text="Me too.")
    assert docket(world, case).answered is None


def test_a_no_needs_a_reason_and_leaves_the_letter_to_be_answered(world: World, case: bytes, allowed: None) -> None:
    with pytest.raises(NotProposed):
        do(world, agree, SECOND, case, agrees=False, text="No.")
    do(world, groundless, FIRST, case, text="Nobody can change the sun.")
    with pytest.raises(NothingSaid):
        do(world, agree, SECOND, case, agrees=False, text=" ")
    do(world, agree, SECOND, case, agrees=False, text="They need a hat.")
    assert (docket(world, case).proposal, docket(world, case).answered) == (0, None)
    notes = world.read(world.viewer(FIRST), case).notes
    assert [each.text for each in notes] == ["Nobody can change the sun.", "They need a hat."]
    world.answer(SECOND, case)


def test_no_reasons_no_proposal(world: World, case: bytes, allowed: None) -> None:
    with pytest.raises(NothingSaid):
        do(world, groundless, FIRST, case, text=" ")


@pytest.mark.parametrize(
    "about",
    [
        {"topic": "hurt", "by": "staff"}, {"topic": "touching"}, {"topic": "child"}, {"topic": "health"},
        {"danger": "self"}, {"danger": "punished"}, {"kind": "report"}, {"watch": "yes"},
    ],
)  # fmt: skip
def test_what_can_never_be_groundless(world: World, allowed: None, about: dict[str, str]) -> None:
    case = world.lodge("inspectorate", "It hurts.", **about).case
    with pytest.raises(NotToBeGroundless) as refused:
        do(world, groundless, FIRST, case, text="I do not believe it.")
    assert refused.value.why == "protected"


def test_nor_once_they_say_they_are_punished(world: World, case: bytes, allowed: None) -> None:
    do(world, groundless, FIRST, case, text="Nobody can change the sun.")
    world.punished(case)
    with pytest.raises(NotToBeGroundless):
        do(world, agree, SECOND, case, agrees=True, text="")


def test_not_where_the_rules_know_none(world: World, case: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    none = policy.pack_or_default("un-mandela")
    monkeypatch.setattr(rules.policy, "pack_or_default", lambda _: none)
    with pytest.raises(NotToBeGroundless) as refused:
        do(world, groundless, FIRST, case, text="Nobody can change the sun.")
    assert refused.value.why == "pack"


def test_reasons_that_nobody_can_read_to_them_are_neither_proposed_nor_sent(
    world: World, monkeypatch: pytest.MonkeyPatch, allowed: None
) -> None:
    case = world.lodge(text="الشمس", kind="complaint", topic="other", by="other", language="ar").case
    with pytest.raises(NoSpokenForm):
        do(world, groundless, FIRST, case, text="Nobody can change the sun.")
    with monkeypatch.context() as before:
        before.setattr("portal.casework.spoken.require_spoken_form", lambda *_: None)
        do(world, groundless, FIRST, case, text="Nobody can change the sun.")
    with pytest.raises(NoSpokenForm):
        do(world, agree, SECOND, case, agrees=True, text="")
    assert docket(world, case).answered is None
    other = world.lodge(text="القمر", kind="complaint", topic="other", by="other", language="ar").case
    do(world, groundless, FIRST, other, text="Nobody can.", voice=Voice(Item("0" * 32, "voice", 9, "0" * 64), "ar"))
    do(world, agree, SECOND, other, agrees=True, text="")
    reply = world.read(world.mailbox(world.codes[other]), other).envelopes[-1]
    assert (reply.body["voice_in"], len(reply.body["files"])) == ("ar", 1), "the first officer's voice goes with them"
