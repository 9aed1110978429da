"""The paper that proves it: it stands by itself under a signature, says nothing, and is not at a kiosk."""

from __future__ import annotations

import json

import pytest
from flask import Flask

from portal.register import check_proof, checkpoint, newest_checkpoint, origin_of
from tests.web.letters import app, begin, person, walk
from tests.web.person import Person
from tests.world import World

__all__ = ["app", "person"]
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_it_comes_with_the_next_signature_and_proves_the_letter_without_its_number(
    person: Person, app: Flask, world: World
) -> None:
    begin(person, app, filer="staff")
    code = walk(person, until="keep", text="He hit him.").code
    walk(person)
    assert "has a paper that proves it" in person.page.said
    person.go("/en/read")
    person.press("/read", code=code)
    person.press("/openings")
    assert "/en/read/messages/0/proof" in person.page.links
    assert "Come back tomorrow" in person.go("/en/read/messages/0/proof").said
    assert person.go("/en/read/messages/0/proof.json").status == 404
    with world.writing() as session:
        checkpoint(session, world.site, world.keyring.checkpoint, origin_of(world.site), world.now)
        session.commit()
    page = person.go("/en/read/messages/0/proof")
    assert "in the book on Monday 5 October" in page.said
    kept = person.client.get("/en/read/messages/0/proof.json")
    assert kept.headers["Content-Disposition"].startswith("attachment")
    found = json.loads(kept.text)
    with world.reading() as session:
        note = newest_checkpoint(session)
    assert note and check_proof(found, note)
    assert code not in kept.text and "hit" not in kept.text
    found["leaves"][0]["number"] += 1
    assert not check_proof(found, note)
    assert person.go("/en/read/messages/1/proof").status == 404


def test_at_a_kiosk_nothing_is_printed(person: Person, app: Flask, world: World) -> None:
    case = world.lodge("inspectorate")
    person.go("/en/read?kiosk=1")
    person.press("/read", code=world.codes[case.case])
    assert person.go("/en/read/messages/0/proof").status == 404
