"""One sentence for the person in each state and each language: who has it, what comes next, by when."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from portal import create_app
from portal.cases.docket import Promise
from portal.languages import LOCALES, catalogue
from portal.web.mailbox.standing import OWED, STANDINGS, sentences, standing_of
from tests.world import World

DAYS = (None, date(2026, 10, 1))
PROMISES = ((), (Promise(b"o" * 16, date(2026, 9, 30)),), (Promise(b"o" * 16, date(2026, 12, 1)),))


def test_whatever_a_case_is_it_has_its_sentence(world: World) -> None:
    case = world.lodge().case
    first = world.read(world.mailbox(world.codes[case]), case).docket
    app, found = create_app(replace(world.settings, locales=("en",))), set()
    with app.test_request_context("/en/read"):
        for answered, closed, stop, promises, again, turn, opened, noted, past in product(
            DAYS, DAYS, DAYS, PROMISES, ("", "wrote", "broken"), ("office", "person"), (0, 1), (0, 1), (0, 90)
        ):
            docket = replace(
                first, answered=answered, closed=closed, stop=stop, promises=promises, again=again, turn=turn,
                opened=bool(opened), acknowledged=bool(noted), due=first.due - timedelta(days=past),
            )  # fmt: skip
            code, said = standing_of(docket), sentences(docket)
            found.add(code)
            assert "Inspect" in said[0], (code, said)
            assert len(said) == 1 + (code in OWED)
            assert code not in OWED or "before the end of" in said[1]
    assert found == set(STANDINGS), "a sentence for a state that never comes"


@pytest.mark.parametrize("locale", [code for code, each in LOCALES.items() if not each.pseudo and each.code != "en"])
def test_every_language_has_every_sentence(locale: str) -> None:
    said = catalogue(locale).gettext
    for sentence in STANDINGS.values():
        assert said(sentence) != sentence
        assert ("%(day)s" in said(sentence)) == ("%(day)s" in sentence)
        assert "%(office)s" in said(sentence)
