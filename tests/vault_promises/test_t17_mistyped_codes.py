"""T-17: a mistyped code never reaches the slow step, whatever the script; a right one always does."""

import pytest

from portal.vault import codes

CODES = [codes.new_code() for _ in range(20)]
ZEROS = {"Arabic-Indic": "٠", "Persian": "۰", "Devanagari": "०", "full-width": "０", "ASCII": "0"}


def in_script(code: str, zero: str) -> str:
    return "".join(chr(ord(zero) + int(digit)) for digit in code)


@pytest.mark.parametrize("script", ZEROS)
def test_every_single_wrong_digit_is_caught(script: str) -> None:
    for code in CODES:
        for at in range(16):
            for digit in "0123456789":
                typed = code[:at] + digit + code[at + 1 :]
                assert (codes.tidy(in_script(typed, ZEROS[script])) is None) == (digit != code[at])


def test_every_swap_of_neighbours_is_caught() -> None:
    for code in CODES:
        for at in range(15):
            typed = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
            assert (codes.tidy(typed) is None) == (code[at] != code[at + 1])


@pytest.mark.parametrize("spacing", [" ", "-", "  ", "\u00a0", "\u200e", "\n", "."])
def test_spaces_and_marks_between_do_not_matter(spacing: str) -> None:
    for code in CODES:
        assert codes.tidy(spacing.join(code[at : at + 4] for at in range(0, 16, 4))) == code


@pytest.mark.parametrize("typed", ["", "1", "x" * 16, "²" * 16, "①" * 16, "1" * 1_000_000, "0" * 15, "0" * 17])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert codes.tidy(typed) is None
