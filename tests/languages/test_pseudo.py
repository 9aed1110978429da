from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.languages import LOCALES
from portal.languages.pseudo import KEPT, Disguised, lengthened, mirrored

SENTENCE = "You have %(num)d days, <b>%(name)s</b> &amp; no more than 100 %%."


@pytest.mark.parametrize("disguise", [lengthened, mirrored])
def test_placeholders_tags_and_entities_are_kept_to_the_letter(disguise: object) -> None:
    assert callable(disguise)
    said = disguise(SENTENCE)
    assert KEPT.findall(said) == KEPT.findall(SENTENCE)
    assert "Ann" in said % {"num": 3, "name": "Ann"}


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "Zs"]), min_size=1, max_size=80))
def test_the_long_one_is_at_least_a_third_longer_and_never_plain(text: str) -> None:
    said = lengthened(text)
    assert len(said) >= len(text) * 1.3
    assert said != text


def test_the_mirrored_one_keeps_its_letters() -> None:
    assert re.sub("[\u202e\u202c]", "", mirrored(SENTENCE)) == SENTENCE
    assert mirrored("Go on") == "\u202eGo on\u202c"


def test_only_sentences_of_the_template_are_disguised() -> None:
    words = Disguised(LOCALES["en_XA"], frozenset({"Go on", "%(num)d day", "%(num)d days"}))
    assert words.gettext("Go on").startswith("[")
    assert words.gettext("Forgotten") == "Forgotten"
    assert words.ngettext("%(num)d day", "%(num)d days", 1).startswith("[%(num)d ")
    assert words.pgettext("button", "Go on").startswith("[")
    assert words.npgettext("list", "%(num)d day", "%(num)d days", 2).startswith("[%(num)d ")
    assert Disguised(LOCALES["ar_XB"]).gettext("Anything") == "\u202eAnything\u202c"
    assert words.gettext("") == ""
