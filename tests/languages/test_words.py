from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.languages import (
    LOCALES,
    before,
    before_the_end_of,
    day,
    digits,
    direction,
    hour,
    moment,
    negotiate,
    short_day,
)

MONDAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("locale", "long", "short"),
    [
        ("en", "Monday 12 October 2026", "Monday 12 October"),
        ("fr", "lundi 12 octobre 2026", "lundi 12 octobre"),
        ("ar", "الاثنين 12 أكتوبر 2026", "الاثنين 12 أكتوبر"),
        ("es", "lunes 12 de octubre de 2026", "lunes 12 de octubre"),
        ("pt", "segunda-feira, 12 de outubro de 2026", "segunda-feira, 12 de outubro"),
        ("ru", "понедельник, 12 октября 2026 года", "понедельник, 12 октября"),
        ("tr", "12 Ekim 2026 Pazartesi", "12 Ekim Pazartesi"),
        ("fa", "دوشنبه 12 اکتبر 2026", "دوشنبه 12 اکتبر"),
        ("zh", "2026年10月12日星期一", "10月12日星期一"),
        ("sw", "Jumatatu 12 Oktoba 2026", "Jumatatu 12 Oktoba"),
        ("en_XA", "Monday 12 October 2026", "Monday 12 October"),
        ("nobody", "Monday 12 October 2026", "Monday 12 October"),
    ],
)
def test_a_day_is_written_out_in_the_language(locale: str, long: str, short: str) -> None:
    assert day(MONDAY, locale) == long
    assert short_day(MONDAY, locale) == short


def test_a_moment_is_told_in_its_own_zone() -> None:
    late = datetime(2026, 10, 12, 23, 30, tzinfo=UTC)
    assert moment(late, "en") == "Monday 12 October 2026, 23:30"
    assert moment(late.astimezone(ZoneInfo("Asia/Amman")), "en") == "Tuesday 13 October 2026, 02:30"
    assert hour(late, "fr") == "23:30"
    assert day(late, "en") == "Monday 12 October 2026"


def test_a_deadline_is_a_whole_sentence_part() -> None:
    assert before_the_end_of(MONDAY, "en") == "before the end of Monday 12 October 2026"
    assert before(datetime(2026, 10, 12, 14, 30, tzinfo=UTC), "en") == "before 14:30 on Monday 12 October 2026"


@pytest.mark.parametrize("typed", ["1234", "١٢٣٤", "۱۲۳۴", "१२३४", "১২৩৪", "１２３４", "១២៣៤", "໑໒໓໔"])
def test_digits_of_any_script_are_the_same_number(typed: str) -> None:
    assert digits(typed) == "1234"


@given(st.text())
def test_what_is_no_digit_stays_as_it_was(text: str) -> None:
    assert len(digits(text)) == len(text)
    assert digits(digits(text)) == digits(text)


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("fr", "fr"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("ar-JO;q=0.5, en;q=0.4", "ar"),
        ("de, fr;q=0.3", "fr"),
        ("de", "en"),
        ("*", "en"),
        ("fr;q=0, ar;q=0.1", "ar"),
        ("", "en"),
        (None, "en"),
        ("en-XA", "en"),
        ("fr;q=nonsense,ar", "ar"),
        ("\x00<script>," * 9999 + "fr", "en"),
    ],
)
def test_the_browser_s_wish_picks_the_first_language(header: str | None, chosen: str) -> None:
    assert negotiate(header, ["en", "fr", "ar"]) == chosen


def test_without_english_the_first_offered_is_taken() -> None:
    assert negotiate("de", ["fr", "ar"]) == "fr"
    assert negotiate("de", []) == "en"
    assert negotiate("en-XA", ["en", "en_XA"]) == "en_XA"


def test_directions_and_names() -> None:
    assert [direction(code) for code in ("en", "fr", "ar", "ar_XB", "xx")] == ["ltr", "ltr", "rtl", "rtl", "ltr"]
    assert [LOCALES[code].own_name for code in ("en", "fr", "ar")] == ["English", "Français", "العربية"]
    assert LOCALES["en_XA"].tag == "en-XA"
    assert LOCALES["ar"].line_height > LOCALES["en"].line_height
