"""After an answer at the desk: groundless with a colleague, and the decision for the prison's own file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from portal import create_app, policy
from portal.casework import groundless as rules
from portal.web.shared.edge import Application
from tests.web.desks import Desk, address_of, desk, hidden, name_of
from tests.world import World

pytestmark = pytest.mark.engines(1)

OPEN = {"kind": "request", "topic": "calls", "identity": "all", "name": "Sam Reed", "number": "A123"}


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings)
    app.testing = True
    yield app
    app.portal.engine.dispose()


@pytest.fixture
def director(app: Application) -> Desk:
    return desk(app, "director.northgate")


def test_the_file_gets_the_decision_on_an_open_request_and_not_a_word_more(world: World, director: Desk) -> None:
    asked = world.lodge("director-northgate", "May my mother visit?", **OPEN)
    director.open(asked)
    assert director.get(address_of(asked, "file")).status_code == 409, "nothing was decided yet"
    director.answer(asked, "She may come.", "no")
    page = director.get(address_of(asked, "file"))
    assert page.status_code == 200
    assert "Sam Reed" in page.text
    assert "May my mother visit?" not in page.text
    assert "She may come." not in page.text


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ({"kind": "complaint"}, "only open requests may go there"),
        ({"topic": "health"}, "what this is about is confidential"),
        ({"identity": "none", "name": ""}, "they did not let everyone know their name"),
        ({"watch": "yes"}, "what this is about is confidential"),
    ],
)
def test_anything_confidential_is_refused_by_name(
    world: World, director: Desk, about: dict[str, str], says: str
) -> None:
    asked = world.lodge("director-northgate", "May my mother visit?", **{**OPEN, **about})
    director.open(asked)
    director.answer(asked, "No.", "no")
    page = director.get(address_of(asked, "file"))
    assert (page.status_code, says in page.text) == (409, True)
    assert f'href="{address_of(asked, "file")}"' not in page.text, "no link where it is refused"


def test_groundless_through_the_pages(app: Application, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    pack, none = policy.pack_or_default("ca-federal"), policy.pack_or_default("un-mandela")
    letter = world.lodge("inspectorate", "The sun is too bright.", kind="complaint", topic="other")
    first, second = desk(app, "inspector.adeyemi"), desk(app, "inspector.castellanos")
    first.open(letter)
    monkeypatch.setattr(rules.policy, "pack_or_default", lambda _: none)
    assert "Plainly groundless?" not in first.get(address_of(letter)).text, "rules that know none"
    monkeypatch.setattr(rules.policy, "pack_or_default", lambda _: pack)
    assert "Plainly groundless?" in first.get(address_of(letter)).text
    assert first.post(address_of(letter, "proposals"), text=" ").status_code == 422
    proposed = {"text": "Nobody can change the sun.", "language": "en"}
    seen = first.post(address_of(letter, "proposals"), **proposed, preview="yes")
    assert (name_of(seen), seen.text.count("Nobody can change the sun.")) == ("desk.preview", 2), "carried on"
    assert "No: they see no reason for it" in seen.text and first.list("ours"), "nothing was proposed"
    assert first.post(address_of(letter, "proposals"), **proposed).status_code == 303
    assert first.post(address_of(letter, "agreements"), agree="yes").status_code == 422
    assert [row["why"] for row in second.list()] == ["second"]
    assert "Nobody can change the sun." in second.open(letter).text
    assert second.post(address_of(letter, "agreements"), agree="no").status_code == 422
    looked = second.post(address_of(letter, "agreements"), preview="yes")
    assert (name_of(looked), hidden(looked, "agree")) == ("desk.preview", "yes") and "change the sun." in looked.text
    assert second.post(address_of(letter, "agreements"), agree="yes").status_code == 303
    assert [row["state"] for row in second.list("answered")] == ["answered"]
