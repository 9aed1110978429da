"""Nobody learns here whether somebody is in prison: a name that is there and one that is not get the same bytes."""

from __future__ import annotations

import re

import pytest

from portal.web.shared.edge import Application
from tests.companions.test_at_the_door import app, enter
from tests.web.letters import ANSWERS, begin, fields_of, token
from tests.web.person import Page, Person
from tests.world import World

__all__ = ["app"]

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

HERE, NOWHERE = ("Samuel Okoro", "N1042"), ("Daniel Ayodi", "N9973")
DRAWN = re.compile(
    r'(name="(?:csrf_token|form_token|once)" value=")[^"]*|(nonce-)[\w-]+|(data-(?:code|with)=")\w+|([Pp]age )\d+'
    r"|(<span>)\d{4}(?=<)"
)


def seen(page: Page, who: tuple[str, str]) -> tuple[int, str]:
    html = DRAWN.sub(lambda found: next((each for each in found.groups() if each), ""), page.html)
    for said in who:
        html = html.replace(said, "")
    return page.status, html


def everything(app: Application, who: tuple[str, str], filer: str) -> list[tuple[int, str]]:
    """Every page of a letter about somebody, from the first question to what the list says afterwards."""
    person, pages = Person(app), []
    begin(person, app, filer=filer)
    code = ""
    for _ in range(15):
        page = person.page
        pages.append(seen(page, who))
        name = page.name.removeprefix("filing.")
        code = page.code or code
        if name not in ANSWERS:
            break
        asked = {"filer": filer, "person_name": who[0], "person_number": who[1], "tell_person": "yes"}
        fields = {**ANSWERS[name], **{key: said for key, said in asked.items() if key in fields_of(name)}}
        person.press(**fields, **({"last4": code[-4:]} if name == "keep" else {}))
    assert person.page.name == "filing.sent"
    back = enter(app, code)
    pages.append(seen(back.page, who))
    pages.append(seen(back.press("/openings"), who))
    return pages


def test_a_letter_about_somebody_who_is_there_and_about_nobody_is_answered_alike(
    app: Application, world: World
) -> None:
    """He has letters under that name and number here, one of them answered."""
    case = world.lodge(identity="all", name=HERE[0], number=HERE[1]).case
    world.lodge(identity="office", name=HERE[0], number=HERE[1])
    world.answer("inspector.adeyemi", case)
    there, nowhere = (everything(app, who, "family") for who in (HERE, NOWHERE))
    assert there == nowhere
    assert {status for status, _ in there} == {200}


def test_a_name_or_a_prison_number_opens_no_door(app: Application, world: World) -> None:
    world.lodge(identity="all", name=HERE[0], number=HERE[1])
    for there, nowhere in zip(HERE, NOWHERE, strict=True):
        pages = set()
        for typed in (there, nowhere):
            answer = app.test_client().post("/en/read", data={"form_token": token(app, "read"), "code": typed})
            pages.add((answer.status_code, len(answer.data), DRAWN.sub("", answer.text.replace(typed, ""))))
        assert len(pages) == 1
