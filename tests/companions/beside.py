"""People beside a person, for tests: a verified lawyer, a relative with a code, and who can open what."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from portal.companions.supporter import Supporter, entry_of, pair_of
from portal.companions.verify import ask_to_be_known, end, vouch
from portal.database import Base
from portal.mailboxes.door import Mailbox, make_door
from portal.vault import Keys, Refused, unseal
from portal.vault.codes import new_code
from tests.world import World

FIRST, SECOND = "inspector.adeyemi", "inspector.castellanos"


@dataclass(frozen=True)
class Counsel:
    """Somebody who asked to be known, with a code."""

    code: str
    mailbox: Mailbox
    entry: Supporter

    @property
    def pair(self) -> Keys:
        return pair_of(self.mailbox.seed)


def empty_mailbox(world: World) -> tuple[str, Mailbox]:
    code, seed = new_code(), Keys.new().seed
    with world.writing() as session:
        lookup, key = world.site.doors(world.site.stretch(code, "code"))[0]
        make_door(session, lookup, key, seed)
        session.commit()
    return code, world.mailbox(code)


def asking(world: World, name: str = "Nadia Rahman", role: str = "lawyer") -> Counsel:
    code, mailbox = empty_mailbox(world)
    told = {"name": name, "number": "B 2041", "body": "Bar of the North", "reach": "+44 20 7946 0000"}
    with world.writing() as session:
        entry = ask_to_be_known(session, world.site, mailbox.seed, role=role, **told)
        session.commit()
    return Counsel(code, mailbox, entry)


def sign(world: World, counsel: Counsel, login: str) -> None:
    officer = world.viewer(login)
    with world.writing() as session:
        vouch(
            session, world.site, officer, counsel.entry.id, directory=world.directory, today=world.now.date()
        )  # fmt: skip
        session.commit()


def verified_lawyer(world: World, name: str = "Nadia Rahman", role: str = "lawyer") -> Counsel:
    counsel = asking(world, name, role)
    for login in (FIRST, SECOND):
        sign(world, counsel, login)
    with world.reading() as session:
        entry = entry_of(session, world.site, counsel.entry.id)
    assert entry is not None
    return Counsel(counsel.code, counsel.mailbox, entry)


def ended(world: World, counsel: Counsel, login: str = SECOND) -> None:
    officer = world.viewer(login)
    with world.writing() as session:
        end(session, world.site, officer, counsel.entry.id, directory=world.directory, today=world.now.date())
        session.commit()


def keys_of_all_offices(world: World) -> dict[str, Keys]:
    """Every ring that any officer holds, every officer's own pair, and the worker's."""
    found = {"the worker": world.worker}
    for login in world.staff.ids:
        try:
            viewer = world.viewer(login)
        except (KeyError, Refused, StopIteration):
            continue
        found[login] = viewer.keys
        found |= {f"{login} {ring.id.hex()}": ring.keys for ring in viewer.rings}
    return found


def sealed_to(world: World, table: str) -> list[bytes]:
    """Every box of one table that is sealed to a public key."""
    column = {"grants": "sealed", "slots": "sealed", "papers": "box"}[table]
    with world.reading() as session:
        return list(session.scalars(select(Base.metadata.tables[table].c[column])))


def opens(keys: Keys, box: bytes) -> bool:
    for size in (118, len(box)):
        try:
            unseal(keys, box[:size])
        except Refused:
            continue
        return True
    return False
