"""What one person wrote stands on another's page as text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.web.shared.written import written


def test_marks_that_turn_the_direction_of_what_follows_are_gone() -> None:
    assert written("a\u202eb\u202cc\u2066d\u2069e") == "abcde"


def test_letters_of_every_script_and_the_marks_they_need_stay() -> None:
    for text in ("الماء بارد\u200f!", "क्\u200dष", "نمی\u200cخواهم", "👩\u200d👧", "é à ü", "a\tb"):
        assert written(text) == text


def test_every_kind_of_line_end_is_one_line_end() -> None:
    assert written("a\r\nb\rc\u2028d\u2029e\nf") == "a\nb\nc\nd\ne\nf"


@given(st.text())
def test_nothing_unseen_is_left_and_twice_is_once(text: str) -> None:
    once = written(text)
    assert written(once) == once
    assert not set(once) & set(map(chr, [*range(9), *range(14, 32), 0x7F, 0x202E, 0x2066, 0xFEFF]))
