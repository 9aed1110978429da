"""A second number, for whoever is made to open their letters: what is done under it for show is done nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import event, select

from portal.cases.listing import LISTS
from portal.cases.paper import papers
from portal.cases.rows import ref_of
from portal.casework.bundle import Receipt
from portal.companions.beside import invite, let_in
from portal.companions.row import Companion
from portal.mailboxes.door import Door
from portal.register import checkpoint, origin_of
from portal.vault import Keys
from portal.vault.codes import new_code
from tests.protection.second_number import (
    CODE,
    Typed,
    blind,
    doors_of,
    make_second,
    more,
    rows,
    tell,
    typed,
    without_pages,
)
from tests.protection.two_worlds import copied
from tests.web.desks import Desk, address_of, desk
from tests.world import World, world

__all__ = ["world"]

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ADEYEMI, DIRECTOR = "inspector.adeyemi", "director.northgate"


def letters(world: World, office: str = "inspectorate") -> list[Receipt]:
    """Three in one mailbox, among others: one that harms, two about everyday things."""
    world.lodge(office, "Somebody else's.", chain="no")
    return [
        world.lodge(
            office, "He hit me.", topic="hurt", by="staff", kind="report", watch="yes", chain="no", code=CODE
        ),
        world.lodge(office, "May I have a blanket?", kind="request", chain="no", code=CODE),
        world.lodge(office, "May I have a pen?", kind="request", chain="no", code=CODE, unit="B-12"),
    ]  # fmt: skip


def proofs(world: World, code: str) -> list[list[tuple[int, int]]]:
    """(page, act) in the paper that proves each letter."""
    with world.writing() as session:
        checkpoint(session, world.site, world.keyring.checkpoint, origin_of(world.site), world.now)
        session.commit()
    with doors_of(world) as app:
        client = typed(app, code).person.client
        found = [client.get(f"/en/read/messages/{ref}/proof.json").get_json()["leaves"] for ref in range(3)]
    return [[(leaf["number"], leaf["act"]) for leaf in leaves] for leaves in found]


def made_to(there: Typed) -> None:
    """Everything somebody can be made to do, and what they write by themselves."""
    there.go("/en/read/messages")
    there.stop(1)
    there.stop(2)
    there.go("/en/read/messages")
    there.letter(2)
    there.press("/withdrawals")
    there.stop(2)
    there.letter(0)
    there.post("/en/read/cases/0/wishes", what="separation")
    there.post("/en/read/cases/0/consents", to="prison", part=["words"], answer="yes", notice="2")
    there.stop(0)
    there.letter(0)
    there.press("/names", own_name="Sam Zed")
    there.post("/en/read/cases/0/checkins", how="safe")
    there.post("/en/read/cases/0/withdrawals", stop="yes")
    there.post("/en/read/cases/0/wishes", what="nothing")
    there.letter(2)
    there.press("/additions", text="It was all a lie.")
    there.letter(2)
    there.letter(0)
    there.press("/punishments")
    there.letter(0)
    for page in ("people", "second", "people/inviting", "messages"):
        there.go(f"/en/read/{page}")


def test_its_pages_are_those_of_any_mailbox_and_nothing_is_given_up(
    world: World, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    harm, blanket, pen = letters(world)
    with copied(world, request, tmp_path / "truth") as truth:
        with doors_of(truth) as app:
            true = typed(app, CODE)
            made_to(true)
        with doors_of(world) as app:
            other = make_second(app, CODE, 0, 1, 2)
            before = world.read(world.mailbox(CODE), blanket.case)
            shown = typed(app, other)
            made_to(shown)
            assert [step for step, _ in true.seen] == [step for step, _ in shown.seen]
            for (step, one), (_, two) in zip(true.seen, shown.seen, strict=True):
                assert one == two, step
            assert b"You asked to stop" in shown.seen[3][1] and b"They are punishing me" in shown.seen[-6][1]
        assert proofs(truth, CODE) == proofs(world, other)
        assert world.read(world.mailbox(CODE), blanket.case) == before
        said = {case: [each.kind for each in world.read(world.mailbox(CODE), case).envelopes] for case in
                (harm.case, pen.case)}  # fmt: skip
        assert said == {harm.case: ["statement", "punishment"], pen.case: ["statement", "message"]}
        for each in (truth, world):
            each.pass_days(8)
            each.sweep()
        assert truth.read(truth.mailbox(CODE), blanket.case).docket.closed is not None
        assert world.read(world.mailbox(CODE), blanket.case).docket.stop is None
        world.answer(ADEYEMI, blanket.case, "Here it is.")
        with doors_of(truth) as app:
            true = typed(app, CODE)
            true.letter(1)
        with doors_of(world) as app:
            shown = typed(app, other)
            shown.letter(1)
        assert [without_pages(body) for _, body in true.seen] == [without_pages(body) for _, body in shown.seen]
        truth.engine.dispose()


@ON_ONE
def test_making_one_leaves_the_rows_that_letting_somebody_in_leaves(world: World) -> None:
    letters(world)
    with doors_of(world) as app:
        start = rows(world)
        make_second(app, CODE, 1)
        second, shapes = rows(world), shapes_of(world)
    with world.writing() as session:
        lookup, key = world.site.doors(world.site.stretch(new_code(), "code"))[0]
        who = let_in(session, world.mailbox(CODE).seed, name="Mum", known_as="Ali", may={}, lookup=lookup)
        invite(session, who, lookup=lookup, key=key)
        session.commit()
    made = more(start, second)
    assert made.pop("jobs") == 1
    assert made == more(second, rows(world)) == {"doors": 1, "companions": 3}
    assert shapes_of(world) == sorted([*shapes, *shapes])
    with world.reading() as session:
        assert {len(each) for each in session.scalars(select(Door.locked))} == {105}


def shapes_of(world: World) -> list[tuple[int, int]]:
    """Sizes of the boxes beside people, and of what says when they end."""
    with world.reading() as session:
        return sorted((len(each.box), len(each.ends or b"")) for each in session.scalars(select(Companion)))


@ON_ONE
def test_typing_it_asks_the_database_the_same_as_typing_any_other(world: World) -> None:
    letters(world)
    plain = new_code()
    world.lodge("inspectorate", "One.", code=plain)
    with doors_of(world) as app:
        other = make_second(app, CODE, 1)
        asked: dict[str, list[str]] = {}
        for code in (plain, other):
            said: list[str] = []
            event.listen(app.portal.engine, "before_cursor_execute", lambda *given, to=said: to.append(given[2]))
            there = typed(app, code)
            there.press("/openings")
            asked[code] = list(said)
        assert asked[plain] == asked[other]
        left = rows(world)["jobs"]
        typed(app, new_code())
        assert rows(world)["jobs"] == left + 1, "a wrong number leaves the same"


@ON_ONE
def test_who_inspects_is_told_and_a_prison_sees_no_difference(world: World) -> None:
    harm = letters(world, "director-northgate")[0]
    with doors_of(world) as app:
        other, inspector, director = make_second(app, CODE, 0, 2), desk(app, ADEYEMI), desk(app, DIRECTOR)
        director.open(harm)
        tell(world)
        before = looked_at(director, harm)
        there = typed(app, other)
        there.stop(0)
        assert tell(world) == 2 and tell(world) == 0
        assert looked_at(director, harm) == before
        assert not any(each["what"] == "forced" for each in trays_of(world, DIRECTOR))
        assert {each["did"] for each in trays_of(world, ADEYEMI) if each["what"] == "forced"} == {
            "opened",
            "not_withdrew",
        }
        watches = inspector.get("/oversight/watches").text
        assert "made to open their letters" in watches and "B-12" in watches and "He hit me" not in watches
        assert rows(world)["jobs"] == 4, "those of the letters"


@ON_ONE
def test_an_office_outside_reads_in_the_letter_what_was_said_under_it(world: World) -> None:
    harm, blanket, _ = letters(world)
    with doors_of(world) as app:
        there = typed(app, make_second(app, CODE, 1))
        there.letter(0)
        there.press("/additions", text="I lied.")
        there.stop(0)
        tell(world)
        assert (
            "Letter 2 · Monday 5 October: You wrote about stopping. It was not done"
            in typed(app, CODE).go("/en/read/second").said
        )
        inspector = desk(app, ADEYEMI)
        (row,) = [row for row in inspector.list() if "made them open it" in row.text]
        assert (row["ref"], row["flag"]) == (ref_of(blanket.case), "retaliation")
        page = inspector.open(blanket).text
        assert "Somebody may be forcing them." in page and "was written under it" in page and "I lied." in page
        assert "made to ask to stop" in page and "Nothing was changed." in page
        assert "Somebody may be forcing them." not in inspector.open(harm).text


@ON_ONE
def test_ended_it_opens_nothing_or_what_was_sent_from_there(world: World) -> None:
    letters(world)
    with doors_of(world) as app:
        other = make_second(app, CODE, 1)
        with world.stage() as stage:
            stage.lodge(other, now=world.now, office="inspectorate", text="From there.", kind="complaint", prison="NGT")
        assert [row["data-ref"] for row in typed(app, other).person.page.rows] == ["1", "0"]
        mine = typed(app, CODE)
        mine.go("/en/read/second")
        assert mine.press("/endings").name == "mailbox.second"
        assert [row["data-ref"] for row in typed(app, other).person.page.rows] == ["0"]
        again = make_second(app, CODE, 1)
        mine = typed(app, CODE)
        mine.go("/en/read/second")
        mine.press("/endings")
        assert typed(app, again).person.page.rows == []


def trays_of(world: World, login: str) -> list[dict[str, str]]:
    """Every paper that one officer holds a key of."""
    officer = world.viewer(login)
    with world.reading() as session:
        mine = papers(session, world.site, officer.id, officer.keys)
        return mine + [each for ring in officer.rings for each in papers(session, world.site, ring.id, Keys(ring.seed))]


def looked_at(director: Desk, case: Receipt) -> list[bytes]:
    """Lists, the letter, what is watched; without the numbers of pages, which every act in the country moves."""
    addresses = ("/desk", *(f"/desk/lists/{name}" for name in LISTS if name != "today"), address_of(case))
    pages = [director.get(address) for address in (*addresses, "/oversight/watches", "/desk/export.csv")]
    return [blind(without_pages(each.data)) for each in pages]
