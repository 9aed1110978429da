"""An officer who steps back from a letter finds no trace of it, for good; the colleagues go on where they were."""

from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import select

from portal import create_app
from portal.cases.grant import Grant
from portal.cases.listing import LISTS, DeskList, desk_list
from portal.cases.rows import ref_of
from portal.casework.correct import correct
from portal.casework.forward import forward
from portal.casework.hand_over import hand_over
from portal.casework.inspect import inspect
from portal.casework.note import note
from portal.casework.refusals import LastReader, NoColleague
from portal.casework.step_back import step_back
from portal.casework.take import take
from portal.vault import Keys, Refused, grants
from tests.web.desks import address_of, desk
from tests.world import World

HALE, ADEYEMI, CASTELLANOS = "inspector.hale", "inspector.adeyemi", "inspector.castellanos"


@pytest.fixture(autouse=True)
def noise(world: World) -> None:
    world.lodge("inspectorate", "Another letter.")


def lists(world: World, login: str) -> list[DeskList]:
    viewer = world.viewer(login)
    with world.reading() as session:
        return [desk_list(session, world.site, viewer, name, today=world.now.date()) for name in LISTS]


def backs(world: World, login: str, case: bytes) -> None:
    with world.stage() as stage:
        stage.act(login, case, step_back, now=world.now)


def test_every_list_and_count_is_as_before_and_colleagues_read_notes_and_name(world: World) -> None:
    before = lists(world, HALE)
    case = world.lodge("inspectorate", "About his brother.", name="Sam", identity="office").case
    with world.stage() as stage:
        officer, sight = stage.desk(ADEYEMI, case, world.now)
        note(stage.session, sight, officer, text="From before.", language="en", site=world.site, now=world.now)
        stage.desk(HALE, case, world.now)
        officer, sight = stage.desk(HALE, case, world.now)
        take(stage.session, sight, officer, site=world.site, now=world.now)
    backs(world, HALE, case)
    assert lists(world, HALE) == before
    assert world.sight(world.viewer(HALE), case) is None
    left = world.read(world.viewer(ADEYEMI), case)
    assert [each.text for each in left.notes] == ["From before."]
    assert left.identity == {"name": "Sam"} and left.docket.taken is None
    assert left.trail[-1].name == "recused"
    hale = world.directory.officer_named(HALE)
    assert hale is not None
    with world.stage() as stage, pytest.raises(NoColleague):
        stage.act(ADEYEMI, case, hand_over, to=hale.id, now=world.now)
    world.answer(CASTELLANOS, case)
    assert lists(world, HALE) == before
    with world.reading() as session:
        assert list(inspect(session, world.site)) == []


def _opened_by(world: World, login: str, case: bytes) -> int:
    """How many of the case's grants any key in this officer's hands opens, whatever its row is called."""
    rings = world.viewer(login).rings
    with world.reading() as session:
        boxes = [row.sealed for row in session.scalars(select(Grant).where(Grant.case_id == case))]
    return sum(_opens(ring.keys, box, case) for ring in rings for box in boxes)


def _opens(keys: Keys, box: bytes, case: bytes) -> bool:
    for what in (grants.CASE, grants.IDENTITY):
        with suppress(Refused):
            return bool(grants.opened(keys, box, what, case))
    return False


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_is_sealed_from_then_on_opens_only_to_those_still_in(world: World) -> None:
    """By the keys themselves, not by what a page shows: of whoever stepped back, sent it on, or was late."""
    case = world.lodge("inspectorate", "About his brother.", name="Sam", identity="office").case
    assert _opened_by(world, HALE, case) == 2
    backs(world, HALE, case)
    assert (_opened_by(world, HALE, case), _opened_by(world, ADEYEMI, case)) == (0, 2)
    sent = world.lodge("inspectorate", name="Sam", identity="office").case
    late = world.lodge("director-northgate", name="Sam", identity="office").case
    with world.stage() as stage:
        stage.act(ADEYEMI, sent, forward, to="ombudsman", text="Theirs.", language="en", now=world.now)
    assert [_opened_by(world, login, sent) for login in (ADEYEMI, HALE, "ombudsman")] == [0, 0, 1]
    world.pass_days(30)
    world.sweep()
    assert [_opened_by(world, login, late) for login in ("director.northgate", "central")] == [0, 1]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_worked_in_the_prison_it_turns_out_to_be_about_has_it_no_more(world: World) -> None:
    """R-28: found to be concerned, also where he corrects it himself; not with what he may read anyway."""
    named = {"prison": "unknown", "name": "Sam", "identity": "office"}
    by_him, by_her = (world.lodge("inspectorate", danger="hurt", not_=[], **named).case for _ in "12")
    plain, elsewhere = (
        world.lodge("inspectorate", **named).case,
        world.lodge("inspectorate", danger="hurt", **named).case,
    )
    assert world.sight(world.viewer(HALE), by_him)

    def corrects(login: str, case: bytes, prison: str) -> None:
        with world.stage() as stage:
            stage.act(login, case, correct, prison=prison, language="en", now=world.now)

    assert _opened_by(world, HALE, by_her) == 2, "letter and name"
    for login, case, prison, stays in (
        (HALE, by_him, "NGT", False), (ADEYEMI, by_her, "NGT", False), (ADEYEMI, plain, "NGT", True),
        (ADEYEMI, elsewhere, "EWT", True),
    ):  # fmt: skip
        corrects(login, case, prison)
        assert bool(world.sight(world.viewer(HALE), case)) == bool(_opened_by(world, HALE, case)) == stays
        left = world.read(world.viewer(ADEYEMI), case)
        assert left.identity == {"name": "Sam"} and left.docket.prison == prison
        assert world.read(world.mailbox(world.codes[case]), case).envelopes[-1].kind == "correction"
    world.answer(CASTELLANOS, by_him)


def test_two_step_back_the_last_cannot(world: World) -> None:
    hale = world.directory.officer_named(HALE)
    assert hale is not None
    before = lists(world, ADEYEMI)
    case = world.lodge("inspectorate", not_=[hale.id.hex()], name="Sam", identity="office").case
    backs(world, ADEYEMI, case)
    assert lists(world, ADEYEMI) == before, "also of a letter that lay under a one-time ring"
    assert world.read(world.viewer(CASTELLANOS), case).identity == {"name": "Sam"}
    with pytest.raises(LastReader):
        backs(world, CASTELLANOS, case)
    world.pass_days(40)
    world.sweep()


def test_at_the_desk_it_is_gone_from_list_and_address(world: World) -> None:
    receipt = world.lodge("inspectorate", "About his brother.")
    concerned = world.lodge("inspectorate", danger="hurt", prison="unknown", not_=[])
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    officer = desk(app, HALE)  # type: ignore[arg-type]
    colleague = desk(app, ADEYEMI)  # type: ignore[arg-type]
    assert "Step back, for good" in officer.open(receipt).text
    done = officer.post(address_of(receipt, "recusals"))
    assert done.status_code == 303 and done.location == "/desk"
    assert ref_of(receipt.case) not in officer.get("/desk").text
    assert officer.get(address_of(receipt)).status_code == 404
    assert officer.get(address_of(receipt)).data == officer.get("/desk/cases/" + "a" * 26).data
    assert "About his brother." in colleague.get("/desk").text
    assert colleague.open(receipt).status_code == 200
    officer.open(concerned)
    done = officer.post(address_of(concerned, "corrections"), prison="NGT", topic="", kind="", language="en")
    assert done.location == "/desk" and "You worked in that prison" in officer.get("/desk").text
    assert ref_of(concerned.case) not in officer.get("/desk").text
    app.portal.close()  # type: ignore[attr-defined]
