"""What is signed, how often, and what tampering with the checkpoints themselves shows."""

import base64
from datetime import timedelta

import pytest
from nacl.signing import VerifyKey
from sqlalchemy import Engine, delete, select, update

from portal.database import reading, writing
from portal.register import Fault, Page, checkpoint, checkpoint_due, origin_of, read_note, verifier
from portal.register.checkpoint import Checkpoint
from portal.register.head import HeadRow
from portal.register.note import AnotherKey, Note, key_id, made_by, signed_note
from portal.vault import Keys, Refused
from tests.register.books import START, a_book
from tests.register.tampering import rewrite


def test_the_note_is_a_signed_note_others_can_check(engine: Engine) -> None:
    book = a_book(engine, days=1)
    body, _, lines = book.kept[0].partition("\n\n")
    origin, size, root, day = body.split("\n")
    assert (origin, size, day) == (origin_of(book.site), "64", "2026-10-01")
    assert len(base64.b64decode(root)) == 32
    dash, name, signature = lines.rstrip("\n").split(" ")
    raw = base64.b64decode(signature)
    assert (dash, name) == ("—", origin)
    assert raw[:4] == key_id(origin, book.key.verify)
    VerifyKey(book.key.verify).verify(f"{body}\n".encode(), raw[4:])


def test_the_verifier_names_origin_key_id_and_key() -> None:
    key = Keys.new()
    name, number, text = verifier("portal-book/x", key.verify).split("+", 2)
    assert (name, number) == ("portal-book/x", key_id("portal-book/x", key.verify).hex())
    assert base64.b64decode(text) == b"\x01" + key.verify


def test_every_checkpoint_stands_at_a_multiple_of_64(engine: Engine) -> None:
    book = a_book(engine, days=3, acts=70)
    assert [read_note(note).size for note in book.kept] == [128, 256, 384]


def test_a_quiet_day_looks_like_any_other(engine: Engine) -> None:
    book = a_book(engine, days=3, acts=0)
    assert [read_note(note).size for note in book.kept] == [64, 128, 192]


def test_one_checkpoint_a_day(engine: Engine) -> None:
    a_book(engine, days=1)
    with reading(engine) as session:
        assert not checkpoint_due(session, START.date())
        assert checkpoint_due(session, START.date() + timedelta(days=1))
    with writing(engine) as session:
        session.execute(delete(Checkpoint))
        assert checkpoint_due(session, START.date())


@pytest.mark.parametrize("spoiled", ["", "x", "a\n1\n", "a\n1\n\n", "a\n-1\nAAAA\n\n", "a\nx\nAAAA\n\n"])
def test_what_is_no_note_is_refused(spoiled: str) -> None:
    with pytest.raises(Refused):
        read_note(spoiled)


def test_another_key_is_told_from_a_wrong_signature(engine: Engine) -> None:
    note = a_book(engine, days=1).kept[0]
    with pytest.raises(AnotherKey):
        made_by(note, Keys.new().verify)


def test_a_checkpoint_signed_by_another_key_is_named(engine: Engine) -> None:
    book = a_book(engine)
    thief = Keys.new()
    with writing(engine) as session:
        forged = checkpoint(session, book.site, thief, origin_of(book.site), START)
        session.commit()
    assert book.verify().faults == [Fault("key_changed", read_note(forged).size)]


def test_an_edited_checkpoint_is_named(engine: Engine) -> None:
    book = a_book(engine)
    with writing(engine) as session:
        edited = book.kept[0].replace("2026-10-01", "2026-10-02")
        session.execute(update(Checkpoint).where(Checkpoint.size == 64).values(note=edited))
        session.commit()
    report = book.verify()
    assert report.faults == [Fault("changed", 64)]
    assert report.as_json()["checkpoints"]["bad"] == 1


def test_a_checkpoint_taken_out_is_missed(engine: Engine) -> None:
    book = a_book(engine)
    with writing(engine) as session:
        session.execute(delete(Checkpoint).where(Checkpoint.size == 128))
        session.commit()
    assert book.verify().faults == [Fault("dropped", 128)]


def test_a_checkpoint_from_outside_finds_the_whole_database_put_back(engine: Engine) -> None:
    book = a_book(engine)
    pages = book.pages()
    with reading(engine) as session:
        head = session.execute(select(HeadRow.box)).scalar_one()
    with writing(engine) as session:
        later = checkpoint(session, book.site, book.key, origin_of(book.site), START)
        session.commit()
    rewrite(book, pages)
    with writing(engine) as session:
        session.execute(update(HeadRow).values(box=head))
        session.execute(delete(Checkpoint).where(Checkpoint.size > 128))
        session.commit()
    assert book.verify().ok
    report = book.verify(against=later)
    assert report.faults == [Fault("rolled_back", len(pages) + 1, read_note(later).size)]
    assert report.as_json()["checkpoints"]["against"] == read_note(later).size


def test_a_checkpoint_from_outside_finds_another_past(engine: Engine) -> None:
    book = a_book(engine)
    other = of_another_past(book.key)
    assert [fault.kind for fault in book.verify(against=other).faults] == ["forked"]


def of_another_past(key: Keys) -> str:
    """A note of the same size and key over another past."""
    return signed_note(Note("portal-book/other", 64, bytes(32), START.date()), key)


def test_a_head_of_another_site_is_named(engine: Engine) -> None:
    book = a_book(engine)
    with writing(engine) as session:
        session.execute(update(HeadRow).values(box=bytes(2121)))
        session.commit()
    assert Fault("changed", None) in book.verify().faults


def test_a_head_taken_out_is_named(engine: Engine) -> None:
    book = a_book(engine)
    with writing(engine) as session:
        session.execute(delete(HeadRow))
        session.commit()
    assert Fault("dropped", None) in book.verify().faults


def test_an_empty_book_is_whole(engine: Engine) -> None:
    book = a_book(engine, days=0, tail=0)
    report = book.verify()
    assert report.ok
    assert report.as_json()["pages"] == 0
    with reading(engine) as session:
        assert session.execute(select(Page)).first() is None
