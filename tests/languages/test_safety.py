"""The sentences on which somebody's safety hangs: each was translated back, and nobody changed it since unseen."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Message

from portal.languages.catalogues import read, sentences, source_file, template_file
from portal.languages.completeness import for_people
from portal.languages.upkeep import TRANSLATED

FOLDER = Path(__file__).parents[2] / "docs" / "languages"


def table(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text())


SAFETY = table("safety")
WHOLE = set(SAFETY.pop("whole", []))
"""Places of which every whole sentence must be recorded: what is written there tomorrow is missed by itself."""
ENGLISH = {name: words for group in SAFETY.values() for name, words in group.items()}


def test_each_of_them_is_a_sentence_of_the_portal() -> None:
    assert set(ENGLISH.values()) <= {message.id for message in sentences(read(template_file()))}
    assert len(set(ENGLISH.values())) == len(ENGLISH) >= 50


def test_no_sentence_of_those_places_is_left_out() -> None:
    there = [each for each in sentences(read(template_file())) if for_people(each) and WHOLE & set(places(each))]
    said = {each.id if isinstance(each.id, str) else each.id[0] for each in there}
    assert {words for words in said if words.endswith((".", "?", "!", ":"))} <= set(ENGLISH.values())
    assert all(any(place in places(each) for each in there) for place in WHOLE)


def places(message: Message) -> list[str]:
    return [path for path, _ in message.locations]


@pytest.mark.parametrize("locale", TRANSLATED)
def test_each_stands_as_it_was_settled_after_it_came_back(locale: str) -> None:
    record, catalogue = table(f"safety/{locale}"), read(source_file(locale))
    assert set(record) == set(ENGLISH)
    for name, each in record.items():
        assert catalogue[ENGLISH[name]].string == each["words"], name
        assert each["back"] and each["settled"], name
