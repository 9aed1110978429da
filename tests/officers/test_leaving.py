"""A leaver is out at once; the office gets a key he never held at the next member's sign-in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal import officers
from portal.officers import NoSuchOfficer, WrongSignIn
from portal.officers.proposal import propose
from portal.officers.slot import slots_for
from portal.vault import Keys, Refused, ring_id
from tests.officers.office import Office


@pytest.fixture
def three(office: Office) -> Office:
    """An inspectorate of three, one of whom may read names beside the first."""
    member = office.sign_in("adeyemi")
    office.join(member, "castellanos", identity=True)
    office.join(member, "hale")
    return office


def test_a_leaver_opens_nothing_from_that_moment(three: Office) -> None:
    leaver = three.sign_in("hale")
    three.end("hale")
    with pytest.raises(WrongSignIn):
        three.sign_in("hale")
    assert list(slots_for(three.session, three.site, leaver.id)) == []


def test_the_next_member_makes_a_key_for_those_who_stay(three: Office) -> None:
    before, leaver = three.sign_in("castellanos"), three.sign_in("hale")
    three.end("hale")
    renewed = three.renew(three.sign_in("castellanos"))
    assert renewed.ring.generation == before.ring.generation + 1
    assert three.sign_in("adeyemi").ring.id == renewed.ring.id
    assert renewed.ring.id not in {ring.id for ring in leaver.rings}


def test_the_new_key_is_in_force_with_the_next_directory_and_not_before(three: Office) -> None:
    old = three.directory.office("inspectorate").ring
    three.end("hale")
    renewed = three.renew(three.sign_in("castellanos"))
    assert three.directory.office("inspectorate").ring == old
    three.publish()
    assert three.directory.office("inspectorate").ring.id == renewed.ring.id
    assert len(three.directory.office("inspectorate").rings) == 2
    assert not three.directory.officer_named("hale").in_office(three.today)  # type: ignore[union-attr]


def test_it_is_made_once(three: Office) -> None:
    three.end("hale")
    first = three.renew(three.sign_in("castellanos"))
    second = three.renew(three.sign_in("adeyemi"))
    three.publish()
    three.pass_days(3)
    third = three.renew(three.sign_in("adeyemi"))
    assert first.ring.id == second.ring.id == third.ring.id
    assert officers.endings(three.session, three.site) == []


def test_an_ending_published_first_is_still_followed_by_a_key(three: Office) -> None:
    three.end("hale")
    three.publish()
    three.pass_days(1)
    renewed = three.renew(three.sign_in("adeyemi"))
    assert renewed.ring.generation == 2


def test_an_appointment_that_ran_out_is_followed_by_a_key_too(three: Office) -> None:
    expired = replace(three.directory.officer_named("hale"), until=three.today)  # type: ignore[type-var]
    three.directory = replace(
        three.directory, officers=tuple(expired if each.login == "hale" else each for each in three.directory.officers)
    )
    assert three.renew(three.sign_in("adeyemi")).ring.generation == 1
    three.pass_days(1)
    assert three.renew(three.sign_in("adeyemi")).ring.generation == 2
    assert three.renew(three.sign_in("castellanos")).ring.generation == 2


def test_the_ring_for_names_is_renewed_by_one_who_holds_it(three: Office) -> None:
    old = three.directory.office("inspectorate").identity_ring
    three.end("castellanos")
    plain = three.renew(three.sign_in("hale"))
    assert [ring.identity for ring in plain.rings] == [False, False]
    holder = three.renew(three.sign_in("adeyemi"))
    three.publish()
    named = three.directory.office("inspectorate").identity_ring
    assert named != old
    assert named is not None
    assert named.id in {ring.id for ring in holder.rings}
    assert named.id not in {ring.id for ring in three.sign_in("hale").rings}
    assert {ring.id for ring in three.sign_in("adeyemi").rings} == {ring.id for ring in holder.rings}


def test_nobody_leaving_makes_no_key_and_another_office_is_left_alone(three: Office) -> None:
    assert three.renew(three.sign_in("adeyemi")).ring.generation == 1
    three.end("hale")
    stranger = three.sign_in("okafor")
    assert three.renew(stranger) == stranger


def test_a_colleague_with_new_keys_is_not_a_leaver(three: Office) -> None:
    member = three.sign_in("adeyemi")
    three.pass_days(1)
    three.join_again(member, "hale")
    three.pass_days(1)
    assert three.renew(three.sign_in("adeyemi")).ring.generation == 1


def test_somebody_let_in_but_not_yet_published_gets_the_new_key(three: Office) -> None:
    member = three.sign_in("adeyemi")
    three.name("mensah")
    invitation = three.invite(member, "mensah")
    three.arrive("mensah", invitation.token)
    three.admit(member, invitation.officer_id)
    three.end("hale")
    renewed = three.renew(three.sign_in("adeyemi"))
    three.publish()
    assert renewed.ring.id in {ring.id for ring in three.sign_in("mensah").rings}


def test_a_newcomer_gets_the_newest_key_only(three: Office) -> None:
    three.end("hale")
    renewed = three.renew(three.sign_in("adeyemi"))
    three.join(renewed, "mensah")
    assert [ring.id for ring in three.sign_in("mensah").rings] == [renewed.ring.id]


def test_a_leaver_who_comes_back_is_somebody_new(three: Office) -> None:
    old = three.sign_in("hale").id
    three.end("hale")
    member = three.renew(three.sign_in("adeyemi"))
    three.publish()
    three.pass_days(30)
    assert three.join(member, "hale") != old
    assert three.sign_in("hale").ring == member.ring
    assert three.directory.officer(old).until is not None


def test_a_key_the_administrator_planted_is_never_proposed(three: Office) -> None:
    planted = Keys.new()
    forged = officers.Generation(
        office="inspectorate",
        generation=2,
        box=planted.public,
        from_=three.today,
        identity=False,
        made_by=three.sign_in("adeyemi").id,
        signature=bytes(64),
    )
    propose(three.session, three.site, forged)
    found = three.publish()
    assert found.forged == ("inspectorate",)
    assert ring_id(planted.public) != three.directory.office("inspectorate").ring.id


def test_ending_a_stranger_is_refused(three: Office) -> None:
    with pytest.raises(NoSuchOfficer):
        three.end("nobody")


def test_a_quorum_of_cards_gives_the_ring_back_and_fewer_do_not(office: Office) -> None:
    ring = office.sign_in("adeyemi").ring
    cards = {n: bytes([n]) * 16 for n in range(1, 6)}
    officers.store_recovery(office.session, ring.id, seed=ring.seed, cards=cards, threshold=3)
    office.session.flush()
    row = office.session.get(officers.Recovery, (ring.id, "1-3-5"))
    assert row is not None
    assert len(row.locked) == 105
    assert officers.joined(row.locked, ring.id, {n: cards[n] for n in (1, 3, 5)}) == ring.seed
    with pytest.raises(Refused):
        officers.joined(row.locked, ring.id, {n: cards[n] for n in (1, 3)})
