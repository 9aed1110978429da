"""A verified lawyer's letter to an office is opened by no other office: by the six grants, not by a check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal import create_app
from portal.cases.grant import Grant
from portal.cases.rows import ref_of
from portal.casework.forward import forward
from portal.casework.refusals import NoOffice
from portal.companions.letter import lawyer_of
from portal.vault import Keys, Refused, grants
from portal.web.shared.edge import Application
from tests.companions.beside import Counsel, keys_of_all_offices, verified_lawyer
from tests.web.desks import desk
from tests.web.letters import begin, walk, write
from tests.web.person import Person
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""Keys and pages do not depend on the database; `test_supporters.py` is on both."""


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


def writes(app: Application, counsel: Counsel, **answers: str) -> Person:
    person = Person(app)
    person.go("/en/read")
    person.press("/read", code=counsel.code)
    person.press("/write")
    walk(person, **{"filer": "lawyer", **answers})
    assert person.page.name == "filing.sent", person.page.html
    return person


def case_of(world: World, login: str, text: str) -> bytes:
    viewer = world.viewer(login)
    with world.reading() as session:
        names = list(session.scalars(select(Grant.case_id).distinct()))
    found = [name for name in names if world.sight(viewer, name)]
    return next(name for name in found if world.read(viewer, name).statement.text == text)


def who_opens(world: World, case: bytes) -> set[str]:
    """Whoever, with any key there is, opens any of the six; waiting grants too, from under the worker's layer."""
    opened = set()
    with world.reading() as session:
        boxes = list(session.scalars(select(Grant.sealed).where(Grant.case_id == case)))
    assert len(boxes) == 6
    for box in list(boxes):
        try:
            boxes.append(grants.release(world.worker, box, case, world.now.date() + timedelta(days=4000)))
        except Refused:
            continue
    for who, keys in keys_of_all_offices(world).items():
        opened |= {who.split()[0] for box in boxes if _is_opened(keys, box, case)}
    return opened


def _is_opened(keys: Keys, box: bytes, case: bytes) -> bool:
    for what in (grants.CASE, grants.IDENTITY):
        try:
            return bool(grants.opened(keys, box, what, case))
        except Refused:
            continue
    return False


def test_only_the_office_that_was_picked_has_a_grant(app: Application, world: World) -> None:
    counsel = verified_lawyer(world)
    writes(app, counsel, text="My client is beaten.", identity="office", name="N. Rahman", chain="yes")
    write(Person(app), app, "lawyer", text="Any other lawyer's.")
    mine = case_of(world, "inspector.adeyemi", "My client is beaten.")
    other = case_of(world, "inspector.adeyemi", "Any other lawyer's.")
    inspectors = {login for login in world.staff.ids if login.startswith("inspector.")}
    assert who_opens(world, mine) == inspectors
    assert "ombudsman" in who_opens(world, other)
    world.pass_days(200)
    world.sweep()
    assert who_opens(world, mine) == inspectors


def test_the_office_cannot_send_it_on_and_sees_who_checked_it(app: Application, world: World) -> None:
    counsel = verified_lawyer(world)
    writes(app, counsel, text="My client is beaten.")
    case = case_of(world, "inspector.adeyemi", "My client is beaten.")
    with world.stage() as stage:
        viewer, sight = stage.desk("inspector.adeyemi", case, world.now)
        with pytest.raises(NoOffice):
            forward(
                stage.session, sight, viewer, to="ombudsman", text="Yours.", language="en", site=world.site,
                directory=world.directory, now=world.now,
            )  # fmt: skip
    said = world.read(world.viewer("inspector.adeyemi"), case).statement.body
    with world.reading() as session:
        entry = lawyer_of(session, world.site, said, case)
        assert entry is not None and entry.name == "Nadia Rahman"
        assert lawyer_of(session, world.site, said, bytes(16)) is None
    officer = desk(app, "inspector.adeyemi")
    officer.post(f"/desk/cases/{ref_of(case)}/openings")
    page = officer.get(f"/desk/cases/{ref_of(case)}").text
    assert "Nadia Rahman, Bar of the North, B 2041. Checked by an office outside." in page


def test_each_lawyer_is_told_plainly_what_holds(app: Application, world: World) -> None:
    known, unknown = Person(app), Person(app)
    counsel = verified_lawyer(world)
    known.go("/en/read")
    known.press("/read", code=counsel.code)
    known.press("/write")
    assert "No other office can" in walk(known, until="to", filer="lawyer").said
    assert "No other office can" in walk(known, until="check", filer="lawyer").said
    begin(unknown, app, filer="family")
    assert "We do not know yet that you are a lawyer." in walk(unknown, until="to", filer="lawyer").said
    assert "handled like any other letter" in walk(unknown, until="check", filer="lawyer").said
    mother = Person(app)
    begin(mother, app, filer="family")
    assert "lawyer" not in walk(mother, until="to", filer="family").said
