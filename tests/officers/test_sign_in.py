"""Name, password and second factor open an office's keys; anything else gets one answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select

from portal import officers
from portal.officers import NotAdmitted, Officer, Slot, WrongSignIn
from portal.vault import Keys, seal
from portal.vault.codes import digits
from tests.officers.office import Office


def test_the_right_password_opens_the_rings_of_the_own_office_only(office: Office) -> None:
    signed = office.sign_in("Adeyemi ")
    assert (signed.login, signed.office) == ("adeyemi", "inspectorate")
    mine = office.directory.office("inspectorate")
    assert mine.identity_ring is not None
    assert {ring.id for ring in signed.rings} == {mine.ring.id, mine.identity_ring.id}
    assert signed.ring.keys.public == mine.ring.box


@pytest.mark.parametrize(("login", "password"), [("adeyemi", "harbour lantern"), ("nobody", "x"), ("", "")])
def test_a_wrong_password_and_an_unknown_name_get_one_answer(office: Office, login: str, password: str) -> None:
    with pytest.raises(WrongSignIn):
        office.sign_in(login, password)


def test_another_officers_lock_does_not_open_with_my_password(office: Office) -> None:
    mine, other = (
        office.session.scalar(select(Officer).where(Officer.login == each)) for each in ("adeyemi", "okafor")
    )
    assert mine is not None
    assert other is not None
    mine.locked, other.locked = other.locked, mine.locked
    with pytest.raises(WrongSignIn):
        office.sign_in("adeyemi")


def test_keys_the_directory_does_not_name_open_nothing_and_say_their_mark(office: Office) -> None:
    invitation = _invited(office)
    arrival = office.arrive("castellanos", invitation.token)
    with pytest.raises(NotAdmitted) as refused:
        office.sign_in("castellanos")
    assert refused.value.mark == arrival.mark
    assert len(set(arrival.mark)) > 1


def test_an_appointment_that_ended_yesterday_opens_nothing(office: Office) -> None:
    officers_now = tuple(
        replace(each, until=office.today - timedelta(days=1)) if each.login == "adeyemi" else each
        for each in office.directory.officers
    )
    office.directory = replace(office.directory, officers=officers_now)
    with pytest.raises(WrongSignIn):
        office.sign_in("adeyemi")
    assert office.sign_in("okafor").login == "okafor"


def test_once_enrolled_the_second_factor_is_asked_for(office: Office) -> None:
    second = _enrol(office)
    with pytest.raises(WrongSignIn):
        office.sign_in("adeyemi")
    with pytest.raises(WrongSignIn):
        office.sign_in("adeyemi", second="000000")
    assert office.sign_in("adeyemi", second=pyotp.TOTP(second.secret).at(office.now)).login == "adeyemi"


def test_a_telephone_code_works_once_and_not_backwards(office: Office) -> None:
    totp = pyotp.TOTP(_enrol(office).secret)
    office.sign_in("adeyemi", second=totp.at(office.now))
    for seconds in (0, -30):
        with pytest.raises(WrongSignIn):
            office.sign_in("adeyemi", second=totp.at(office.now + timedelta(seconds=seconds)))
    office.sign_in("adeyemi", second=totp.at(office.now + timedelta(seconds=30)))


def test_each_printed_code_works_once_in_any_script(office: Office) -> None:
    first, *others = _enrol(office).printed
    arabic = "".join(chr(0x660 + int(each)) for each in first)
    assert digits(arabic) == first
    office.sign_in("adeyemi", second=arabic)
    with pytest.raises(WrongSignIn):
        office.sign_in("adeyemi", second=first)
    office.sign_in("adeyemi", second=others[-1])


def test_a_code_is_not_used_up_by_a_wrong_password(office: Office) -> None:
    totp = pyotp.TOTP(_enrol(office).secret)
    with pytest.raises(WrongSignIn):
        office.sign_in("adeyemi", "wrong password", second=totp.at(office.now))
    assert office.sign_in("adeyemi", second=totp.at(office.now))


def test_six_zeros_are_taken_where_nothing_is_real(office: Office) -> None:
    _enrol(office)
    assert office.sign_in("adeyemi", second="000000", easy=True)


def test_the_box_of_a_second_factor_has_one_size_and_one_owner(office: Office) -> None:
    second = _enrol(office)
    rows = {row.login: row for row in office.session.scalars(select(Officer))}
    full = rows["adeyemi"].second
    office.sign_in("adeyemi", second=second.printed[0])
    office.session.flush()
    assert full is not None
    assert rows["adeyemi"].second is not None
    assert len(full) == len(rows["adeyemi"].second) == 2121
    rows["okafor"].second = full
    with pytest.raises(WrongSignIn):
        office.sign_in("okafor", second=second.printed[1])


def test_a_changed_password_opens_and_the_old_one_does_not(office: Office) -> None:
    signed = office.sign_in("adeyemi")
    old, new = office.stretch(signed.id), office.stretch(signed.id, "four other quiet words")
    with pytest.raises(WrongSignIn):
        officers.change_password(office.session, office.site, signed.id, old=new, new=old)
    officers.change_password(office.session, office.site, signed.id, old=old, new=new)
    assert office.sign_in("adeyemi", "four other quiet words").seed == signed.seed
    with pytest.raises(WrongSignIn):
        office.sign_in("adeyemi")


def test_a_slot_with_a_ring_nobody_of_the_office_made_is_left_out(office: Office) -> None:
    signed = office.sign_in("adeyemi")
    planted = officers.new_ring("inspectorate", generation=99)
    officers.add_slot(office.session, office.site, signed.id, box=signed.keys.public, ring=planted)
    assert office.sign_in("adeyemi").ring == signed.ring


def test_a_slot_for_one_case_opens_beside_the_others_and_garbage_does_no_harm(office: Office) -> None:
    signed = office.sign_in("adeyemi")
    ring = officers.new_ring("inspectorate", case=b"c" * 16)
    rubbish = seal(signed.keys.public, bytes(128))
    office.session.add(Slot(tag=office.site.tag("slot", signed.id, 2), sealed=rubbish))
    officers.add_slots_of_a_case(office.session, office.site, [(signed.id, signed.keys.public, ring)])
    assert ring in office.sign_in("adeyemi").rings


def test_every_slot_real_or_decoy_has_one_size(office: Office) -> None:
    officers.add_slots_of_a_case(office.session, office.site)
    ring = officers.new_ring("director-northgate", identity=True, generation=10)
    officers.add_slot(office.session, office.site, b"o" * 16, box=Keys.new().public, ring=ring)
    office.session.flush()
    sizes = [len(each) for each in office.session.scalars(select(Slot.sealed))]
    assert set(sizes) == {176}
    assert len(sizes) == 4 + 8 + 1


def test_forty_slots_are_found_in_order(office: Office) -> None:
    signed = office.sign_in("adeyemi")
    rings = [officers.new_ring("inspectorate", case=bytes([n]) * 16) for n in range(40)]
    for ring in rings:
        officers.add_slot(office.session, office.site, signed.id, box=signed.keys.public, ring=ring)
    assert list(office.sign_in("adeyemi").rings[2:]) == rings


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("a b c d", None),
        ("eleven char", "short"),
        ("twelve chars", None),
        ("كلمة كلمة كلمة كلمة", None),
        ("x" * 1001, "long"),
    ],
)
def test_a_password_is_long_enough_or_has_four_words(password: str, why: str | None) -> None:
    assert officers.weakness(password) == why


def _enrol(office: Office) -> officers.Second:
    second = officers.new_second()
    officers.enrol(office.session, office.site, office.sign_in("adeyemi").id, second)
    return second


def _invited(office: Office) -> officers.Invitation:
    office.name("castellanos")
    return office.invite(office.sign_in("adeyemi"), "castellanos")
