"""Between a prisoner and a verified lawyer there is no office: by keys, not by a check."""

import pytest
from sqlalchemy import delete, select

from portal.cases.sight import Interfered
from portal.companions.joined import Joined, joined
from portal.companions.line import mail_of
from portal.companions.mail import NotVerified, write_back, write_to
from portal.companions.row import Companion, all_kept, place
from portal.mailboxes.door import Mailbox
from portal.vault import Refused, pack, unlock
from tests.companions.beside import (
    Counsel,
    asking,
    ended,
    keys_of_all_offices,
    opens,
    sealed_to,
    verified_lawyer,
)
from tests.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""Keys and pages do not depend on the database; `test_supporters.py` is on both."""


def prisoner(world: World) -> Mailbox:
    """Somebody with a letter of his own, and another with one to his lawyer."""
    world.lodge(text="Somebody else's.")
    return world.mailbox(world.codes[world.lodge(text="The shower is cold.").case])


def write(world: World, mailbox: Mailbox, counsel: Counsel, text: str) -> bytes:
    with world.writing() as session:
        who = write_to(
            session, world.site, mailbox.seed, counsel.entry.id, known_as="Sam", text=text, language="en",
            directory=world.directory, today=world.now.date(),
        )  # fmt: skip
        session.commit()
    return who.seed


def answer(world: World, counsel: Counsel, text: str) -> None:
    with world.writing() as session:
        (to,) = joined(session, world.site, counsel.mailbox.seed, today=world.now.date())
        write_back(
            session, world.site, counsel.mailbox.seed, to, text=text, language="en", directory=world.directory,
            today=world.now.date(),
        )  # fmt: skip
        session.commit()


def found(world: World, counsel: Counsel) -> list[Joined]:
    with world.reading() as session:
        return joined(session, world.site, counsel.mailbox.seed, today=world.now.date())


def said(world: World, seed: bytes) -> list[tuple[str, str]]:
    with world.reading() as session:
        return [(line.by, line.text) for line in mail_of(session, world.site, seed)]


def test_both_write_and_only_the_lawyer_who_was_picked_finds_it(world: World) -> None:
    mine, other = verified_lawyer(world), verified_lawyer(world, "Another Lawyer")
    him = prisoner(world)
    seed = write(world, him, mine, "They read my post.")
    assert write(world, him, mine, "They read my post.") == seed
    answer(world, mine, "I come on Friday.")
    assert said(world, seed) == [("owner", "They read my post."), ("other", "I come on Friday.")]
    assert [each.known_as for each in found(world, mine)] == ["Sam"]
    assert found(world, other) == []


def test_no_key_of_any_office_opens_what_lies_between_them(world: World) -> None:
    """All rings of all officers, their own pairs, the worker, with the whole database and the site file."""
    counsel, him = verified_lawyer(world), prisoner(world)
    before = set(sealed_to(world, "papers"))
    seed = write(world, him, counsel, "They read my post.")
    answer(world, counsel, "I come on Friday.")
    (paper,) = set(sealed_to(world, "papers")) - before
    assert opens(counsel.pair, paper)
    offices = keys_of_all_offices(world)
    assert len(offices) > 8
    assert [who for who, keys in offices.items() if opens(keys, paper)] == []
    with world.reading() as session:
        boxes = {row.tag: row.box for row in session.scalars(select(Companion))}
    assert place(seed, "mail", 0)[0] in boxes
    secrets = {who: keys.seed for who, keys in offices.items()} | {"the site": world.site.key("supporters")}
    for who, secret in secrets.items():
        with world.reading() as session:
            found = [all_kept(session, secret, what) for what in ("beside", "joined", "line", "mail", "standing")]
        assert found == [[], [], [], [], []], who
        for tag, box in boxes.items():
            with pytest.raises(Refused):
                unlock(secret, box, pack("companion", tag))


def test_to_somebody_nobody_stands_for_nothing_is_sealed(world: World) -> None:
    him, asked, gone = prisoner(world), asking(world), verified_lawyer(world, "Gone Tomorrow")
    with pytest.raises(NotVerified):
        write(world, him, asked, "Are you a lawyer?")
    seed = write(world, him, gone, "Before.")
    ended(world, gone)
    for writing in (lambda: write(world, him, gone, "After."), lambda: answer(world, gone, "After.")):
        with pytest.raises(NotVerified):
            writing()
    assert said(world, seed) == [("owner", "Before.")]


def test_a_letter_that_is_taken_out_or_changed_is_named(world: World) -> None:
    counsel, him = verified_lawyer(world), prisoner(world)
    seed = write(world, him, counsel, "One.")
    write(world, him, counsel, "Two.")
    with world.writing() as session:
        session.execute(delete(Companion).where(Companion.tag == place(seed, "mail", 1)[0]))
        session.commit()
    with pytest.raises(Interfered):
        said(world, seed)
