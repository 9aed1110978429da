"""T-02: with the database and all public keys, nothing planted is ever shown as real to anyone."""

import secrets
from base64 import b64encode

import pytest

from portal.cases import Interfered
from portal.cases.envelope import Envelope
from portal.vault import Keys, envelopes, seal
from tests.world import World


def planted(kind: str, author: str, case: bytes, key: bytes, signer: Keys, number: int) -> Envelope:
    name = secrets.token_bytes(16)
    said = {
        "v": 1, "number": number, "act": number, "before": "", "kind": kind, "author": author, "day": "2026-10-05",
        "language": "en", "body": {"text": "planted", "keys": {"sign": b64encode(signer.verify).decode(), "box": ""}},
    }  # fmt: skip
    return Envelope(id=name, case_id=case, box=envelopes.write(key, case, name, said, signer))


@pytest.mark.parametrize("kind", ["reply", "statement", "message", "withdrawal", "note", "question"])
def test_whoever_only_writes_to_the_database_plants_nothing(world: World, kind: str) -> None:
    """W has no case seed: whatever key he seals or locks with, the file is named, not shown."""
    for _ in range(2):
        world.lodge("director-northgate")
    case = world.lodge("inspectorate", text="He hit me.").case
    officer = world.directory.officer_named("inspector.adeyemi")
    assert officer is not None
    with world.writing() as session:
        session.add(planted(kind, officer.id.hex(), case, secrets.token_bytes(32), Keys.new(), 1))
        session.commit()
    for viewer in (world.viewer("inspector.adeyemi"), world.mailbox(world.codes[case])):
        with pytest.raises(Interfered):
            world.read(viewer, case)


def test_a_row_replaced_by_something_sealed_to_public_keys_is_named(world: World) -> None:
    case = world.lodge("inspectorate").case
    viewer = world.viewer("inspector.adeyemi")
    with world.writing() as session:
        row = session.query(Envelope).filter(Envelope.case_id == case).first()
        assert row is not None
        row.box = seal(world.directory.office("inspectorate").ring.box, b"planted" * 200)
        session.commit()
    with pytest.raises(Interfered):
        world.read(viewer, case)


def test_a_whole_case_planted_by_whoever_has_the_public_keys_is_seen_by_nobody(world: World) -> None:
    """Without the site file there is no tag under which an office would look for it."""
    from portal.cases.case import Case
    from portal.cases.grant import Grant
    from portal.vault import case_id, grants

    keys = Keys.new()
    name = case_id(keys.public)
    ring = world.directory.office("inspectorate").ring.box
    with world.writing() as session:
        session.add(Case(id=name, queue=secrets.token_bytes(16), docket=bytes(1865), particulars=bytes(2121)))
        sealed = grants.grant(ring, grants.CASE, name, keys.seed)
        session.add_all(Grant(tag=secrets.token_bytes(16), case_id=name, sealed=sealed) for _ in range(6))
        session.commit()
    assert world.sight(world.viewer("inspector.adeyemi"), name) is None
