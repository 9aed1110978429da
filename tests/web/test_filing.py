"""Someone writes a letter, page by page, without JavaScript."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.web.letters import app, begin, person, walk, write
from tests.web.person import Person
from tests.world import World, world

__all__ = ["app", "person", "world"]


@pytest.mark.parametrize("filer", ["prisoner", "family", "friend", "lawyer", "former", "saw"])
def test_a_letter_is_sent_within_ten_screens(person: Person, app: Flask, filer: str) -> None:
    page, _ = write(person, app, filer=filer)
    assert page.name == "filing.sent"
    assert page.due == "2026-10-19"
    assert person.screens - 1 <= 10
