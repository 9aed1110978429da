"""Who lets whom in: an empty name, a token by a member, a proof, a signature, the next directory."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from portal import officers
from portal.officers import (
    ForeignKeys,
    Invite,
    LoginTaken,
    NoSuchOffice,
    NoSuchOfficer,
    NotAdmitted,
    NotReady,
    NotYourOffice,
    WrongInvite,
    WrongSignIn,
)
from portal.officers.proposal import propose
from portal.officers.signature import admission_message
from portal.vault import checked
from tests.officers.office import Office, name_for


def test_an_invited_and_admitted_newcomer_holds_the_offices_key(office: Office) -> None:
    member = office.sign_in("adeyemi")
    office.join(member, "castellanos")
    newcomer = office.sign_in("castellanos")
    assert [ring.id for ring in newcomer.rings] == [member.ring.id]
    entry = office.directory.officer(newcomer.id)
    assert entry.admitted_by == member.id


def test_only_the_named_hold_the_ring_for_names(office: Office) -> None:
    member = office.sign_in("adeyemi")
    office.join(member, "castellanos", identity=True)
    assert [ring.identity for ring in office.sign_in("castellanos").rings] == [False, True]


def test_the_directory_carries_a_signature_anyone_can_check(office: Office) -> None:
    member = office.sign_in("adeyemi")
    identifier = office.join(member, "castellanos", worked_at=("NGT",))
    entry = office.directory.officer(identifier)
    name = name_for("castellanos", id=entry.id)
    assert entry.worked_at == ("NGT",)
    assert entry.admission_signature is not None
    checked(member.keys.verify, admission_message(name, box=entry.box, sign=entry.sign), entry.admission_signature)


def test_nobody_is_in_before_the_directory_says_so(office: Office) -> None:
    member = office.sign_in("adeyemi")
    office.name("castellanos")
    invitation = office.invite(member, "castellanos")
    office.arrive("castellanos", invitation.token)
    office.admit(member, invitation.officer_id)
    with pytest.raises(NotAdmitted):
        office.sign_in("castellanos")
    office.publish()
    assert office.sign_in("castellanos")


def test_after_publication_nothing_waits_and_the_invitation_is_gone(office: Office) -> None:
    office.join(office.sign_in("adeyemi"), "castellanos")
    assert not officers.pending(office.session, office.site, directory=office.directory)
    assert office.session.scalars(select(Invite)).all() == []
    assert officers.names(office.session, office.site) == []


def test_the_states_of_a_newcomer_are_told_in_order(office: Office) -> None:
    member, name = office.sign_in("adeyemi"), office.name("castellanos")
    seen = [officers.newcomer(office.session, name).state]
    invitation = office.invite(member, "castellanos")
    seen.append(officers.newcomer(office.session, name).state)
    arrival = office.arrive("castellanos", invitation.token)
    waiting = officers.newcomer(office.session, name)
    seen.append(waiting.state)
    office.admit(member, name.id)
    seen.append(officers.newcomer(office.session, name).state)
    assert seen == ["named", "invited", "arrived", "admitted"]
    assert (waiting.mark, waiting.figures) == (arrival.mark, arrival.figures)


def test_a_wrong_token_a_used_one_and_an_unknown_name_get_one_answer(office: Office) -> None:
    member = office.sign_in("adeyemi")
    office.name("castellanos")
    invitation = office.invite(member, "castellanos")
    for login, token in (("castellanos", officers.new_token()), ("nobody", invitation.token)):
        with pytest.raises(WrongInvite):
            office.arrive(login, token)
    office.arrive("castellanos", invitation.token)
    with pytest.raises(WrongInvite):
        office.arrive("castellanos", invitation.token)


def test_a_second_invitation_makes_the_first_and_its_keys_void(office: Office) -> None:
    member = office.sign_in("adeyemi")
    office.name("castellanos")
    first = office.invite(member, "castellanos")
    office.arrive("castellanos", first.token)
    second = office.invite(member, "castellanos")
    assert second.officer_id == first.officer_id
    with pytest.raises(NotReady):
        office.admit(member, first.officer_id)
    with pytest.raises(WrongInvite):
        office.arrive("castellanos", first.token)
    office.arrive("castellanos", second.token)
    assert office.admit(member, second.officer_id)


def test_another_office_neither_invites_nor_reads_the_token_nor_admits(office: Office) -> None:
    member, stranger = office.sign_in("adeyemi"), office.sign_in("okafor")
    office.name("castellanos")
    with pytest.raises(NotYourOffice):
        office.invite(stranger, "castellanos")
    invitation = office.invite(member, "castellanos")
    office.arrive("castellanos", invitation.token)
    with pytest.raises(NotYourOffice):
        office.admit(stranger, invitation.officer_id)
    stretched = office.site.stretch(invitation.token, "invite", invitation.officer_id)
    with pytest.raises(NotYourOffice):
        officers.admit(
            office.session,
            office.site,
            member=stranger,
            officer_id=invitation.officer_id,
            stretched=stretched,
            now=office.now,
        )


def test_a_key_swapped_in_a_pending_invitation_fails_its_proof(office: Office) -> None:
    member = office.sign_in("adeyemi")
    office.name("castellanos")
    invitation = office.invite(member, "castellanos")
    office.arrive("castellanos", invitation.token)
    row = office.session.get(Invite, invitation.officer_id)
    assert row is not None
    row.box = office.sign_in("okafor").keys.public
    with pytest.raises(ForeignKeys):
        office.admit(member, invitation.officer_id)


def test_a_login_is_given_once_and_only_to_offices_there_are(office: Office) -> None:
    office.name("castellanos")
    for login in ("castellanos", " Adeyemi", ""):
        with pytest.raises(LoginTaken):
            office.name(login)
    with pytest.raises(NoSuchOffice):
        office.name("hale", "ministry")


def test_who_lost_the_password_comes_back_with_new_keys_and_the_offices_old_ones(office: Office) -> None:
    member = office.sign_in("adeyemi")
    before = office.join(member, "castellanos", identity=True)
    old = office.sign_in("castellanos")
    office.pass_days(1)
    after = office.join_again(member, "castellanos")
    assert after != before
    again = office.sign_in("castellanos")
    assert {ring.id for ring in again.rings} == {ring.id for ring in old.rings}
    assert again.seed != old.seed
    assert office.directory.officer(before).sign == old.keys.verify  # what was signed before can still be checked
    assert not office.directory.officer(before).in_office(office.today)
    assert [each.id for each in office.directory.members("inspectorate", office.today)] == [member.id, after]


def test_a_new_invitation_does_not_lock_the_colleague_out_before_it_is_used(office: Office) -> None:
    member = office.sign_in("adeyemi")
    office.join(member, "castellanos")
    invitation = office.invite(member, "castellanos")
    assert office.sign_in("castellanos")
    office.arrive("castellanos", invitation.token, "another long password")
    with pytest.raises(WrongSignIn):
        office.sign_in("castellanos")
    with pytest.raises(NotAdmitted):
        office.sign_in("castellanos", "another long password")


def test_nobody_invites_himself_or_a_colleague_who_is_not_there(office: Office) -> None:
    member = office.sign_in("adeyemi")
    for login in ("adeyemi", "okafor", "nobody"):
        with pytest.raises(NoSuchOfficer):
            office.invite(member, login)


def test_a_demo_member_is_made_through_the_same_doors_with_one_slow_step(office: Office) -> None:
    member, name = office.sign_in("adeyemi"), name_for("hale")
    second = officers.new_second()
    officers.found_member(
        office.session,
        office.site,
        member=member,
        name=name,
        password=office.stretch(name.id),
        now=office.now,
        second=second,
    )
    office.publish()
    assert office.sign_in("hale", second=second.printed[0]).ring == member.ring


def test_a_mistyped_token_is_noticed_before_the_slow_step() -> None:
    token = officers.new_token()
    spaced = "".join(chr(0x660 + int(each)) + " " * (n % 4 == 3) for n, each in enumerate(token))
    assert officers.tidy_token(spaced) == token
    wrong = str((int(token[3]) + 1) % 10)
    assert officers.tidy_token(token[:3] + wrong + token[4:]) is None


def test_a_name_changed_after_the_admission_is_not_published(office: Office) -> None:
    member = office.sign_in("adeyemi")
    name = office.name("castellanos")
    invitation = office.invite(member, "castellanos")
    office.arrive("castellanos", invitation.token)
    office.admit(member, invitation.officer_id)
    propose(office.session, office.site, replace(name, identity=True))
    found = office.publish()
    assert found.forged == ("castellanos",)
    assert found.admissions == ()
