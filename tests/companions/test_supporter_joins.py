"""A supporter joins one letter by a consent: these parts, until that day, and no longer than the person wants."""

from __future__ import annotations

import pytest

from portal.cases.chain import Opened, Said
from portal.cases.rows import ref_of
from portal.casework.consent import let_join
from portal.casework.refer import refer
from portal.casework.refusals import NothingSaid, NotToldBefore
from portal.companions.joined import joined
from portal.companions.line import lines_of
from portal.companions.mail import NotVerified
from portal.protection.consents import NOTICE, SUPPORTER, holding
from portal.web.shared.edge import Application
from tests.companions.beside import FIRST, Counsel, asking, verified_lawyer
from tests.companions.test_at_the_door import along, app, enter, him
from tests.web.desks import desk
from tests.web.person import Person
from tests.world import World

__all__ = ["app"]

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""Keys and pages do not depend on the database; `test_supporters.py` is on both."""


def joins(person: Person, counsel: Counsel, *parts: str, until: str = "30") -> None:
    person.go("/en/read/people/supporters")
    page = person.press(
        "/supporters", supporter=counsel.entry.id.hex(), letter="0", part=list(parts), until=until, known_as="Sam"
    )
    assert page.name == "mailbox.people", page.html


def read_by(world: World, counsel: Counsel) -> list[str]:
    """All words that lie there for them, by keys."""
    with world.reading() as session:
        found = joined(session, world.site, counsel.mailbox.seed, today=world.now.date())
        lines = [line for each in found for line in lines_of(session, each.seed)]
    return [str(line.body.get("body", line.body)) for line in lines]


def supporters_in(read: Opened, world: World) -> list[Said]:
    """The consents that let somebody in, as the office finds them in the letter, until the day in each."""
    latest = {each.body["id"]: each for each in read.envelopes if each.body.get("to") == SUPPORTER}
    held = [each for each in latest.values() if each.body["answer"] == "yes"]
    return [each for each in held if world.now.date().isoformat() <= str(each.body["until"])]


def test_they_read_those_parts_and_the_office_reads_who_joined(app: Application, world: World) -> None:
    counsel = verified_lawyer(world, "Omar Haddad", "counsellor")
    person, case = him(app, world)
    world.answer(FIRST, case, "It will be mended on Friday.")
    joins(person, counsel, "words")
    theirs = enter(app, counsel.code)
    (address,) = along(theirs.page)
    said = theirs.go(address).said
    assert "The shower is cold." in said
    person.go("/en/read/messages")
    person.press("/openings")
    assert "It will be mended" not in theirs.go(address).said
    read = world.read(world.viewer(FIRST), case)
    (held,) = supporters_in(read, world)
    assert (held.body["name"], held.body["parts"], held.body["until"]) == ("Omar Haddad", ["words"], "2026-11-04")
    assert holding(read.envelopes) == []
    officer = desk(app, FIRST)
    officer.post(f"/desk/cases/{ref_of(case)}/openings")
    page = officer.get(f"/desk/cases/{ref_of(case)}").text
    assert "Omar Haddad (A counsellor) supports them, until Wednesday 4 November. May read: What was written." in page


def test_taken_back_they_have_nothing_and_get_nothing(app: Application, world: World) -> None:
    counsel = verified_lawyer(world, "Omar Haddad", "supporter")
    person, case = him(app, world)
    joins(person, counsel, "words", "answers", "name")
    theirs = enter(app, counsel.code)
    (address,) = along(theirs.page)
    assert len(read_by(world, counsel)) == 1
    person.go("/en/read/people")
    person.press("/leavings")
    assert theirs.go(address).status == 404
    assert along(theirs.go("/en/read/messages")) == []
    world.answer(FIRST, case, "After that.")
    person.go("/en/read/messages")
    person.press("/openings")
    assert read_by(world, counsel) == []
    read = world.read(world.viewer(FIRST), case)
    assert supporters_in(read, world) == []


def test_it_ends_on_its_day(app: Application, world: World) -> None:
    counsel = verified_lawyer(world)
    person, case = him(app, world)
    joins(person, counsel, "answers")
    code = world.codes[case]
    world.pass_days(31)
    assert along(enter(app, counsel.code).page) == []
    world.answer(FIRST, case, "After that.")
    later = enter(app, code)
    later.press("/openings")
    assert "After that." in later.page.said
    assert read_by(world, counsel) == []
    assert later.go("/en/read/people").html.count("data-person") == 0


def test_it_names_what_was_said_before_and_somebody_verified(world: World) -> None:
    counsel, asked = verified_lawyer(world), asking(world)
    case = world.lodge("inspectorate", danger="hurt").case

    def join(who: Counsel, notice: str = NOTICE, days: int = 30, parts: tuple[str, ...] = ("words",)) -> None:
        with world.stage() as stage:
            mailbox, sight = stage.in_mailbox(world.codes[case], case)
            let_join(
                stage.session, sight, mailbox, letter=0, supporter=who.entry.id, parts=parts, days=days, known_as="",
                notice=notice, language="en", site=world.site, directory=world.directory, now=world.now,
            )  # fmt: skip

    for refused, change in (
        (NotVerified, {"who": asked}), (NotToldBefore, {"notice": ""}), (NotToldBefore, {"days": 400}),
        (NotToldBefore, {"parts": ()}), (NotToldBefore, {"parts": ("everything",)}),
    ):  # fmt: skip
        with pytest.raises(refused):
            join(**{"who": counsel, **change})  # type: ignore[arg-type]
    join(counsel)
    with world.stage() as stage:
        officer, sight = stage.desk(FIRST, case, world.now)
        with pytest.raises(NothingSaid):
            refer(
                stage.session, sight, officer, to=SUPPORTER, parts=("words",), consent=1, exception="", text="",
                language="en", site=world.site, directory=world.directory, now=world.now,
            )  # fmt: skip
