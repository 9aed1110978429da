"""Going on from an answer: sealed by the person's own session, with clocks of its own; one office, one case."""

from dataclasses import replace
from typing import Any

import pytest

from portal import policy
from portal.access import letters
from portal.access.shared import shared_original
from portal.cases import read_case
from portal.cases.paper import papers
from portal.cases.rows import ref_of
from portal.casework.appeal import appeal
from portal.casework.refusals import NothingToReview, OfficeNotAllowed
from portal.casework.review import next_offices
from tests.world import World

DIRECTOR, CENTRAL = "director.northgate", "central"


@pytest.fixture
def case(world: World) -> bytes:
    world.lodge("director-northgate", "Somebody else's.", chain="yes")
    return world.lodge("director-northgate", "A visit.", kind="request", topic="calls", chain="yes").case


def go_on(world: World, case: bytes, office: str, **given: Any) -> bytes:
    mailbox = world.mailbox(world.codes[case])
    sight = world.sight(mailbox, case)
    assert sight is not None
    said = {"why": "not_fair", "share": "all", "text": "Look again.", "language": "en", **given}
    with world.writing() as session:
        found = appeal(
            session, sight, mailbox, office=office, site=world.site, directory=world.directory, now=world.now, **said
        )
        session.commit()
    world.codes[found] = world.codes[case]
    return found


def refused(world: World, case: bytes) -> None:
    world.answer(DIRECTOR, case, "No visit.", "no")


def officer_of(world: World, office: str) -> str:
    return next(each.login for each in world.directory.officers if each.office == office)


def count(world: World, case: bytes) -> int:
    with world.reading() as session:
        return letters(session, world.mailbox(world.codes[case]))


def test_a_review_is_a_letter_of_its_own_through_the_same_door(world: World, case: bytes) -> None:
    refused(world, case)
    world.pass_days(3)
    review = go_on(world, case, "ombudsman")
    assert (review != case, count(world, case)) == (True, 2)
    opened = world.read(world.mailbox(world.codes[case]), review)
    assert (opened.docket.office, opened.docket.review, opened.statement.text) == ("ombudsman", 1, "Look again.")
    assert opened.docket.filed.date() == world.now.date()
    assert opened.docket.due > world.now.date()


@pytest.mark.parametrize(("share", "shown"), [("all", ["A visit.", "No visit."]), ("only_new", [])])
def test_they_read_the_first_letters_only_if_shared(world: World, case: bytes, share: str, shown: list[str]) -> None:
    refused(world, case)
    review = go_on(world, case, "ombudsman", share=share)
    reader = world.viewer(officer_of(world, "ombudsman"))
    opened = world.read(reader, review)
    assert ("original" in opened.statement.body) == (share == "all")
    with world.reading() as session:
        sight = shared_original(session, world.site, opened.statement.body.get("original"))
        said = [each.text for each in read_case(session, world.directory, sight).envelopes] if sight else []
    assert said == shown
    assert world.sight(reader, case) is None, "reading what was shared is no grant"


def test_the_office_appealed_against_learns_nothing_of_it(world: World, case: bytes) -> None:
    refused(world, case)
    world.open(DIRECTOR, case)
    before = world.read(world.viewer(DIRECTOR), case)
    review = go_on(world, case, "ombudsman")
    after = world.read(world.viewer(DIRECTOR), case)
    assert (after.trail, after.envelopes) == (before.trail, before.envelopes)
    assert replace(after.docket, waiting=before.docket.waiting) == before.docket
    assert [each.office for each in after.docket.waiting] == [each.office for each in before.docket.waiting]
    assert world.sight(world.viewer(DIRECTOR), review) is None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_it_learns_of_it_only_if_the_pack_says_so_and_never_of_what_is_protected(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {}
    for says in ("false", "true"):
        rules = (
            f'[meta]\nid="demo-northgate"\ntitle="T"\nversion="1"\nextends="un-mandela"\n[review]\ntold_below={says}'
        )
        pack = policy.pack_from(rules, policy.pack("un-mandela"))
        monkeypatch.setattr(policy, "pack_or_default", lambda _, pack=pack: pack)
        plain, hurt = (
            world.lodge("director-northgate", "A visit.", kind="complaint", topic=topic).case
            for topic in ("food", "calls")
        )
        world.punished(hurt)
        for each in (plain, hurt):
            refused(world, each)
            go_on(world, each, "ombudsman")
        told[says] = papers_of(world, DIRECTOR)
        assert papers_of(world, CENTRAL) == []
    assert told == {"false": [], "true": [{"what": "gone_on", "day": "2026-10-05", "filed": "2026-10-05"}]}


def papers_of(world: World, login: str) -> list[dict[str, str]]:
    rings = world.viewer(login).rings
    with world.reading() as session:
        return [each for ring in rings for each in papers(session, world.site, ring.id, ring.keys)]


def test_no_pack_of_ours_says_so() -> None:
    for name in policy.ids():
        assert policy.pack(name).facts.get("review.told_below") is False, name


def test_twice_is_once_and_more_words_to_the_same_office_add_to_it(world: World, case: bytes) -> None:
    refused(world, case)
    first = go_on(world, case, "ombudsman")
    assert go_on(world, case, "ombudsman", text="And the date was wrong.") == first
    assert go_on(world, case, "ombudsman", text="And the date was wrong.") == first
    kinds = [each.kind for each in world.read(world.mailbox(world.codes[case]), first).envelopes]
    assert (kinds, count(world, case)) == (["statement", "review"], 2)


def test_what_went_up_there_by_itself_is_added_to_and_not_doubled(world: World, case: bytes) -> None:
    above = world.read(world.mailbox(world.codes[case]), case).docket.waiting[0].office
    world.pass_days(30)
    world.sweep()
    assert world.read(world.mailbox(world.codes[case]), case).docket.office == above
    assert go_on(world, case, above) == case
    assert count(world, case) == 1


def test_what_was_gone_on_with_does_not_come_up_there_by_itself_too(world: World, case: bytes) -> None:
    refused(world, case)
    above = world.read(world.mailbox(world.codes[case]), case).docket.waiting[0].office
    review = go_on(world, case, above)
    world.add(case, "I wait here too.")
    world.pass_days(60)
    world.sweep()
    held = world.read(world.mailbox(world.codes[case]), case).docket
    assert (held.office, held.climbs_to) == ("director-northgate", "")
    assert review != case
    from portal.cases.grant import EACH, Grant

    with world.reading() as session:
        assert session.query(Grant).filter(Grant.case_id == case).count() == EACH


def test_nothing_to_go_on_from_before_an_answer_or_its_day(world: World, case: bytes) -> None:
    with pytest.raises(NothingToReview):
        go_on(world, case, "ombudsman")
    world.pass_days(30)
    assert go_on(world, case, "ombudsman", why="late", text="") != case, "late: no reason and no words needed"


def test_who_is_punished_tells_people_outside_at_once_and_nobody_else(world: World) -> None:
    asked = world.lodge("director-northgate", danger="no", watch="yes").case
    with pytest.raises(NothingToReview):
        go_on(world, asked, "inspectorate")
    world.punished(asked)
    with pytest.raises(OfficeNotAllowed):
        go_on(world, asked, CENTRAL)
    gone_on = go_on(world, asked, "inspectorate")
    review = world.read(world.viewer("inspector.adeyemi"), gone_on)
    assert "retaliation" in review.docket.flags and review.docket.watch is not None


def test_only_offices_above_or_outside_that_had_it_not(world: World, case: bytes) -> None:
    refused(world, case)
    mailbox = world.mailbox(world.codes[case])
    opened = world.read(mailbox, case)
    offices = [
        each.office
        for each in next_offices(opened, case, site=world.site, directory=world.directory, now=world.now)
    ]  # fmt: skip
    assert offices[0] == world.directory.office("director-northgate").above[0]
    assert "director-northgate" not in offices
    for office in ("director-northgate", "nowhere"):
        with pytest.raises(OfficeNotAllowed):
            go_on(world, case, office)


def test_a_refused_request_becomes_a_complaint_with_its_letters(world: World, case: bytes) -> None:
    refused(world, case)
    review = go_on(world, case, CENTRAL, kind="complaint", why="refused", text="")
    opened = world.read(world.viewer(officer_of(world, CENTRAL)), review)
    assert (opened.docket.kind, opened.particulars["title"]) == ("complaint", "A visit.")
    assert "original" in opened.statement.body


def test_a_mark_against_punishment_goes_along(world: World, case: bytes) -> None:
    refused(world, case)
    world.punished(case)
    review = go_on(world, case, "ombudsman")
    assert "retaliation" in world.read(world.mailbox(world.codes[case]), review).docket.flags
    assert ref_of(review) != ref_of(case)


def test_whoever_was_taken_off_cannot_open_the_review(world: World) -> None:
    hale = next(each for each in world.directory.officers if each.login == "inspector.hale")
    case = world.lodge("director-northgate", "About Hale.", not_=[hale.id.hex()]).case
    refused(world, case)
    review = go_on(world, case, "inspectorate")
    assert world.sight(world.viewer("inspector.adeyemi"), review)
    assert world.sight(world.viewer("inspector.hale"), review) is None


def test_late_for_the_rules_is_accepted_and_stamped(world: World, case: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    refused(world, case)
    from portal.casework import review as rules
    from portal.casework.dates import clock_named as named
    from portal.policy import pack_or_default

    pack = pack_or_default("gb-eng-wls")
    monkeypatch.setattr(rules.policy, "pack_or_default", lambda _: pack)
    monkeypatch.setattr(rules, "clock_named", lambda _pack, _name: named(pack, "answer"))
    early = go_on(world, case, "ombudsman")
    world.pass_days(200)
    late = go_on(world, case, CENTRAL)
    person = world.mailbox(world.codes[case])
    assert [world.read(person, each).docket.stamped for each in (early, late)] == [False, True]
