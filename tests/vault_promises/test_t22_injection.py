"""T-22: crafted filings full of dictionary words, against the whole database, teach nothing about any other case.

There is no index over words to ask: nothing that a filing writes depends on what another filing said.
"""

import hashlib

from sqlalchemy import select

from portal.database import Base
from tests.world import World

WORDS = ("watch", "beaten", "corridor", "shower", "lawyer", "medicine", "letter", "night", "punished", "mother")


def values(world: World) -> set[bytes]:
    """Every stored value of a case, and every 16-byte piece at the start of one."""
    found = set()
    with world.engine.connect() as connection:
        for name in ("cases", "grants", "envelopes", "doors", "slots", "papers", "tallies"):
            for row in connection.execute(select(Base.metadata.tables[name])):
                found |= {bytes(value) for value in row} | {bytes(value)[:16] for value in row}
    return found


def test_thirteen_injected_dictionaries_share_no_value_with_the_letter_they_look_for(world: World) -> None:
    before = values(world)
    world.lodge("inspectorate", "They took my watch in the corridor at night.")
    secret = values(world) - before
    for number in range(13):
        text = " ".join(f"{word} {word}{number}" for word in WORDS * 40)
        world.lodge("inspectorate", text, place=text[:90])
    injected = values(world) - before - secret
    assert secret and injected and not secret & injected


def test_no_stored_value_is_a_digest_of_a_word(world: World) -> None:
    world.lodge("inspectorate", " ".join(WORDS))
    stored = values(world)
    for word in WORDS:
        raw = word.encode()
        digests = {hashlib.sha256(raw).digest(), hashlib.blake2b(raw, digest_size=16).digest(), raw}
        for size in (16, 32):
            digests.add(hashlib.blake2b(raw, digest_size=size, person=b"portal-vault-v1").digest())
        assert not digests & stored
