"""Who worked in that prison is off at every way of filing; back only where the page said why and the person did it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from portal import create_app
from portal.access import letter
from tests.web.desks import desk
from tests.web.letters import app, begin, person, walk, write
from tests.web.person import Person
from tests.web.test_paper_desk import typed
from tests.world import HALE, World

__all__ = ["app", "person"]
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
WHY = "Worked at Northgate before."
HURT = {"kind": "report", "topic": "hurt", "by": "staff"}


def reads(world: World, code: str) -> bool:
    """Whether Hale does."""
    with world.reading() as session:
        found = letter(session, world.site, world.mailbox(code), 0)
        assert found is not None
        assert world.sight(world.viewer("inspector.adeyemi"), found.id)
        return world.sight(world.viewer(HALE), found.id) is not None


@pytest.mark.parametrize("filer", ["prisoner", "family"])
def test_a_form_that_is_sent_at_once(person: Person, app: Flask, world: World, filer: str) -> None:
    code = begin(person, app, filer=filer, all="1").code
    assert HALE in person.page.html and "checked" not in person.page.html.partition(HALE)[2][:40]
    said = {"danger": "no", "prison": "NGT", "text": "He hit me.", "office": "inspectorate", **HURT}
    assert person.press(last4=code[-4:], **said).name == "filing.sent"
    assert not reads(world, code)


def test_an_answer_changed_at_the_end(person: Person, app: Flask, world: World) -> None:
    begin(person, app)
    code = walk(person, until="keep", kind="complaint", topic="food", by="other").code
    page = walk(person, until="check", kind="complaint", topic="food", by="other")
    assert WHY not in page.said and "D. Hale" in page.said
    person.go("/en/write/about")
    person.press(kind="complaint", topic="hurt", by="staff")
    page = walk(person, until="check", kind="complaint", topic="hurt", by="staff")
    assert f"Not D. Hale · {WHY}" in page.said
    assert "D. Hale" not in page.said.partition("Who can open it:")[2].partition(".")[0]
    assert walk(person).name == "filing.sent" and not reads(world, code)


def test_whoever_is_put_back_reads_it_until_the_answers_are_others(person: Person, app: Flask, world: World) -> None:
    page, code = write(person, app, not_=[], **HURT)
    assert page.name == "filing.sent" and reads(world, code), "shown as off, and let in all the same"
    again = Person(app)
    begin(again, app)
    code = walk(again, until="keep", **HURT).code
    walk(again, until="check", **HURT)
    assert again.page.said.count("Not D. Hale") == 1, "off by the rule, not by name: no office above is passed over"
    again.go("/en/write/to")
    again.press(not_=[])
    walk(again, until="check", **HURT)
    again.go("/en/write/about")
    again.press(kind="report", topic="hurt", by="other")
    walk(again, **{**HURT, "by": "other"})
    assert again.page.name == "filing.sent" and not reads(world, code)


def test_a_letter_on_paper(world: World) -> None:
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    day = world.now.date().isoformat()
    typed(desk(app, "ombudsman"), day, "inspectorate", **HURT)
    assert len(desk(app, "inspector.adeyemi").list()) == 1
    assert not desk(app, HALE).list()
    app.portal.close()
