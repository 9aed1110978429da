"""Several things in a row."""

from __future__ import annotations

import pytest

from portal.languages import listed


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en", "A, B and C"), ("fr", "A, B et C"), ("ar", "\u2068A\u2069 و\u2068B\u2069 و\u2068C\u2069")],
)
def test_a_list_is_joined_as_the_language_joins_it(locale: str, said: str) -> None:
    assert listed(["A", "B", "C"], locale) == said


def test_one_stays_itself_and_none_is_nothing() -> None:
    assert (listed(["A"], "ar"), listed([], "fr"), listed([12, 40], "en")) == ("A", "", "12 and 40")
