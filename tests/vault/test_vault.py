"""The constructions, byte by byte: what they give, and all they refuse."""

from datetime import date

import pytest

from portal.vault import (
    Keys,
    Refused,
    Site,
    case_id,
    checked,
    codes,
    derive,
    drawers,
    envelopes,
    grants,
    lock,
    pack,
    padded,
    unlock,
    unpack,
    unpadded,
)
from portal.vault.opener import Opener, opener_of

DAY = date(2026, 12, 1)


def test_no_two_lists_of_parts_pack_alike() -> None:
    assert pack("a", "bc") != pack("ab", "c")
    assert unpack(pack("a", "bc", b"", 7)) == [b"a", b"bc", b"", b"7"]


def test_a_derived_key_is_blake2b_over_the_packed_parts_as_the_pages_say() -> None:
    import hashlib

    parts = b"\0\0\0\x01a\0\0\0\x0212"
    expected = hashlib.blake2b(parts, key=bytes(32), digest_size=32, person=b"portal-vault-v1").digest()
    assert derive(bytes(32), "a", 12) == expected


def test_a_shorter_derived_value_is_not_the_beginning_of_a_longer_one() -> None:
    assert not derive(bytes(32), "a").startswith(derive(bytes(32), "a", size=16))


@pytest.mark.parametrize("size", [0, 1, 2044, 2045, 8188, 8189, 131068, 131069, 300000])
def test_padding_gives_a_class_and_gives_the_bytes_back(size: int) -> None:
    block = padded(b"x" * size)
    assert len(block) in {2048, 8192, 32768} or len(block) % 131072 == 0
    assert unpadded(block) == b"x" * size


def test_padding_that_is_not_zeros_is_refused() -> None:
    with pytest.raises(Refused):
        unpadded(padded(b"x")[:-1] + b"\x01")


def test_a_box_is_73_bytes_more_and_opens_only_with_its_key_in_its_place() -> None:
    box = lock(b"k" * 32, b"text", b"about")
    assert len(box) == 4 + 73
    assert unlock(b"k" * 32, box, b"about") == b"text"
    for key, raw, about in (
        (b"j" * 32, box, b"about"),
        (b"k" * 32, box, b"else"),
        (b"k" * 32, b"\x02" + box[1:], b"about"),
        (b"k" * 32, box[:-1], b"about"),
        (b"k" * 32, box[:25] + bytes(32) + box[57:], b"about"),
        (b"k" * 32, b"", b"about"),
    ):
        with pytest.raises(Refused):
            unlock(key, raw, about)


def test_active_waiting_and_decoy_grants_have_one_size() -> None:
    office, worker, case = Keys.new(), Keys.new(), Keys.new()
    name = case_id(case.public)
    assert {
        len(grants.grant(office.public, grants.CASE, name, case.seed)),
        len(grants.waiting(office.public, worker.public, name, case.seed, DAY)),
        len(grants.decoy()),
    } == {256}


def test_a_waiting_grant_opens_for_nobody_before_its_day_and_for_no_other_case() -> None:
    office, worker, case, other = (Keys.new() for _ in range(4))
    name = case_id(case.public)
    box = grants.waiting(office.public, worker.public, name, case.seed, DAY)
    with pytest.raises(Refused):
        grants.opened_case(office, box, name)
    with pytest.raises(Refused):
        grants.release(worker, box, name, date(2026, 11, 30))
    with pytest.raises(Refused):
        grants.release(worker, box, case_id(other.public), DAY)
    assert grants.opened_case(office, grants.release(worker, box, name, DAY), name) == case


def test_a_grant_put_on_another_case_opens_neither() -> None:
    office, case, other = Keys.new(), Keys.new(), Keys.new()
    box = grants.grant(office.public, grants.CASE, case_id(other.public), other.seed)
    with pytest.raises(Refused):
        grants.opened_case(office, box, case_id(case.public))


def test_a_case_grant_whose_seed_is_not_the_case_is_refused() -> None:
    office, case = Keys.new(), Keys.new()
    name = case_id(case.public)
    planted = grants.grant(office.public, grants.CASE, name, Keys.new().seed)
    with pytest.raises(Refused):
        grants.opened_case(office, planted, name)


def test_an_identity_grant_is_no_case_grant() -> None:
    office, case = Keys.new(), Keys.new()
    name = case_id(case.public)
    with pytest.raises(Refused):
        grants.opened_case(office, grants.grant(office.public, grants.IDENTITY, name, case.seed), name)


def test_an_envelope_signed_by_another_hand_is_refused() -> None:
    officer, mailbox, case = Keys.new(), Keys.new(), Keys.new()
    name, envelope = case_id(case.public), bytes(16)
    key = envelopes.content_key(case.seed, envelope)
    box = envelopes.write(key, name, envelope, {"kind": "withdrawal", "author": "mailbox"}, officer)
    opened = envelopes.unlocked(key, name, envelope, box)
    assert opened.verified(officer.verify)["kind"] == "withdrawal"
    with pytest.raises(Refused):
        opened.verified(mailbox.verify)


def test_an_envelope_moved_to_another_id_is_refused() -> None:
    case, author = Keys.new(), Keys.new()
    name = case_id(case.public)
    key = envelopes.content_key(case.seed, bytes(16))
    box = envelopes.write(key, name, bytes(16), {"a": 1}, author)
    with pytest.raises(Refused):
        envelopes.unlocked(envelopes.content_key(case.seed, b"1" * 16), name, b"1" * 16, box)


def test_a_signature_over_anything_else_is_refused() -> None:
    keys = Keys.new()
    checked(keys.verify, b"message", keys.sign(b"message"))
    with pytest.raises(Refused):
        checked(keys.verify, b"other", keys.sign(b"message"))


def test_keys_and_the_site_print_nothing() -> None:
    keys, site = Keys.new(), Site((b"s" * 32,), (8, 1, 1))
    assert keys.seed.hex() not in repr(keys)
    assert "7373" not in repr(site)


def test_doors_of_two_site_keys_cost_one_stretch_and_the_newest_comes_first() -> None:
    old, new = Site((b"o" * 32,), (8, 1, 1)), Site((b"n" * 32, b"o" * 32), (8, 1, 1))
    stretched = new.stretch("1111222233334440", "code")
    assert stretched == old.stretch("1111222233334440", "code")
    assert new.doors(stretched)[1] == old.doors(stretched)[0]
    assert new.check == old.check
    assert new.tag("queue", 1) == old.tag("queue", 1)


def test_a_drawer_has_twelve_digits_and_opens_nothing_as_a_code() -> None:
    site, drawer = Site((b"s" * 32,), (8, 1, 1)), drawers.new_drawer()
    assert [drawers.tidy_drawer(each) for each in (drawer, " ".join(drawer), drawer[:-1], drawer + "1")] == [
        drawer, drawer, None, None,
    ]  # fmt: skip
    assert drawers.tidy_drawer("٠٣٤٧ ١٢٨٨ ٥٠٠٤") == "034712885004"
    assert drawers.pictures_in("034712885004") == ("03", "47", "12", "88", "50", "04")
    opener = Opener(drawer)
    stretched = opener.stretched(site)
    assert stretched == site.stretch(drawer, "drawer") != site.stretch(drawer, "code")
    assert opener.emblem(site, stretched) == opener_of(drawer).emblem(site, stretched)  # type: ignore[union-attr]
    seen = {Opener(drawer).emblem(site, bytes([at])) for at in range(200)}
    assert len(seen) > 70 and seen <= {f"{at:02d}" for at in range(100)}
    number = Opener(codes.new_code())
    assert number.stretched(site) == site.stretch(number.digits, "code")
    assert (number.emblem(site, stretched), opener_of("1111222233334441")) == ("", None)
    assert drawer not in repr(opener)


def test_a_code_has_sixteen_digits_and_a_right_check_digit() -> None:
    for _ in range(50):
        code = codes.new_code()
        assert len(code) == 16
        assert codes.tidy(code) == code
        assert codes.tidy(codes.grouped(code)) == code
