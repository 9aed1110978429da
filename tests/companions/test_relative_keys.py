"""What a relative holds in keys: copies of what was said to be theirs, never a key of a letter, nothing afterwards."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from portal.access import letter
from portal.cases import read_case
from portal.cases.envelope import Envelope
from portal.companions.beside import Beside, beside, invite, let_go, let_in
from portal.companions.line import lines_of
from portal.companions.passing import pass_on
from portal.companions.row import Companion, all_kept, kept, place
from portal.mailboxes.door import Mailbox, enter
from portal.vault import Keys, Refused, envelopes, pack, unlock
from portal.vault.codes import new_code
from tests.companions.beside import opens, sealed_to
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

SORTS = ("beside", "joined", "standing", "line", "mail", "book")


def linked(world: World, him: Mailbox, *scopes: str) -> tuple[Beside, Mailbox]:
    """His record of her, and the mailbox that his invitation opens."""
    code = new_code()
    lookup, key = world.site.doors(world.site.stretch(code, "code"))[0]
    with world.writing() as session:
        who = let_in(session, him.seed, name="My mother", known_as="Sam", may={0: scopes}, lookup=lookup)
        invite(session, who, lookup=lookup, key=key)
        session.commit()
    with world.reading() as session:
        hers = enter(session, world.site, world.site.stretch(code, "code"))
    assert hers is not None
    return who, hers


def read(world: World, him: Mailbox, number: int, case: bytes) -> None:
    """He opens his letter, and what is hers goes to her."""
    world.collect(case)
    with world.writing() as session:
        sight = letter(session, world.site, him, number)
        assert sight is not None
        opened = read_case(session, world.directory, sight)
        pass_on(session, him.seed, number, opened, case=case, worker=world.worker.public, today=world.now.date())
        session.commit()


def theirs(world: World, seed: bytes) -> list[str]:
    with world.reading() as session:
        return [str(line.body["body"].get("text", line.body["body"])) for line in lines_of(session, seed)]


def boxes(world: World) -> dict[bytes, bytes]:
    with world.reading() as session:
        return {row.tag: row.box for row in session.execute(select(Companion.tag, Companion.box))}


def opened_with(seed: bytes, rows: dict[bytes, bytes]) -> int:
    """How many rows somebody opens who holds this seed, by the names it gives and as a bare key."""
    found = 0
    for sort in SORTS:
        for number in range(30):
            tag, key = place(seed, sort, number)
            for each in {tag} & set(rows):
                found += _opens(key, rows[each], each)
    return found + sum(_opens(seed, box, tag) for tag, box in rows.items())


def _opens(key: bytes, box: bytes, tag: bytes) -> bool:
    try:
        return bool(unlock(key, box, pack("companion", tag)))
    except Refused:
        return False


def test_each_scope_is_what_it_says_of_that_letter_alone(world: World) -> None:
    code = new_code()
    first = world.lodge(text="First.", code=code).case
    second = world.lodge(text="Second.", code=code).case
    him = world.mailbox(code)
    people = {each: linked(world, him, each)[0] for each in ("outcomes", "answers", "all", "write")}
    for case, text in ((first, "Yes to the first."), (second, "Yes to the second.")):
        world.ask("inspector.adeyemi", case, "Which day?")
        world.answer("inspector.adeyemi", case, text)
    for number, case in ((0, first), (1, second)):
        read(world, him, number, case)
    assert {each: theirs(world, who.seed) for each, who in people.items()} == {
        "outcomes": ["{'decision': 'yes', 'office': 'inspectorate'}"],
        "answers": ["Yes to the first."],
        "all": ["First.", "Which day?", "Yes to the first."],
        "write": [],
    }


def test_she_holds_no_key_of_a_letter_and_after_being_let_go_nothing_opens(world: World) -> None:
    case = world.lodge(text="First.").case
    him = world.mailbox(world.codes[case])
    who, hers = linked(world, him, "all")
    world.answer("inspector.adeyemi", case, "Before.")
    read(world, him, 0, case)
    assert theirs(world, who.seed) == ["First.", "Before."]
    with world.writing() as session:
        let_go(session, him.seed, who.number)
        session.commit()
    world.add(case, "He wrote after.")
    read(world, him, 0, case)
    for seed in (hers.seed, who.seed, hers.door_key):
        assert not _any_sealed(world, Keys(seed))
        assert _envelopes_opened(world, case, seed) == 0
    left = boxes(world)
    assert opened_with(who.seed, left) == 0
    assert opened_with(hers.seed, left) == 1  # that there was an invitation once; what it led to is gone
    with world.reading() as session:
        assert kept(session, who.seed, "standing") is None
        assert beside(session, him.seed) == []
        assert [said for said, _ in all_kept(session, him.seed, "beside")] == [{"v": 1, "gone": "yes"}]


def _any_sealed(world: World, keys: Keys) -> bool:
    return any(opens(keys, box) for table in ("grants", "slots", "papers") for box in sealed_to(world, table))


def _envelopes_opened(world: World, case: bytes, seed: bytes) -> int:
    with world.reading() as session:
        rows = list(session.execute(select(Envelope.id, Envelope.box).where(Envelope.case_id == case)))
    found = 0
    for row in rows:
        for key in (seed, envelopes.content_key(seed, row.id)):
            try:
                envelopes.unlocked(key, case, row.id, row.box)
                found += 1
            except Refused:
                continue
    return found
