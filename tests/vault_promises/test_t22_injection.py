"""T-22: crafted filings full of dictionary words, against the whole database, teach nothing about any other case.

There is no index over words to ask: nothing that a filing writes depends on what another filing said.
"""

import hashlib

from sqlalchemy import select

from portal.database import Base
from portal.vault.codes import new_code
from tests.world import World

WORDS = ("watch", "beaten", "corridor", "shower", "lawyer", "medicine", "letter", "night", "punished", "mother")


TABLES = ("cases", "grants", "envelopes", "doors", "slots", "papers", "tallies")


def rows(world: World) -> set[tuple[bytes, ...]]:
    found = set()
    with world.engine.connect() as connection:
        for name in TABLES:
            for row in connection.execute(select(Base.metadata.tables[name])):
                found.add(tuple(bytes(value) for value in row))
    return found


def values(found: set[tuple[bytes, ...]]) -> set[bytes]:
    """Every stored value, and every 16-byte piece at the start of one."""
    return {value for row in found for value in row} | {value[:16] for row in found for value in row}


def test_thirteen_injected_dictionaries_share_no_value_with_the_letter_they_look_for(world: World) -> None:
    before = rows(world)
    world.lodge("inspectorate", "They took my watch in the corridor at night.", code=new_code())
    secret = rows(world) - before
    for number in range(13):
        text = " ".join(f"{word} {word}{number}" for word in WORDS * 40)
        world.lodge("ombudsman", text, place=text[:90])
    injected = rows(world) - before - secret
    assert len(injected) > 13 * 10
    assert not values(secret) & values(injected)


def test_no_stored_value_is_a_digest_of_a_word(world: World) -> None:
    world.lodge("inspectorate", " ".join(WORDS))
    stored = values(rows(world))
    for word in WORDS:
        raw = word.encode()
        digests = {hashlib.sha256(raw).digest(), hashlib.blake2b(raw, digest_size=16).digest(), raw}
        for size in (16, 32):
            digests.add(hashlib.blake2b(raw, digest_size=size, person=b"portal-vault-v1").digest())
        assert not digests & stored
