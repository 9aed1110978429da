"""A code proves its filings, with the book and a checkpoint alone."""

import base64
import json
import secrets
from copy import deepcopy
from typing import Any

import pytest
from sqlalchemy import Engine, delete

from portal.database import reading, writing
from portal.register import NoCheckpoint, Page, check_proof, checkpoint, enter, origin_of, prove, tag_of
from portal.vault import Keys, derive
from tests.register.books import START, Book, a_book, file_some


@pytest.fixture
def book(engine: Engine) -> Book:
    return a_book(engine, days=1)


def file(book: Book, stretched: bytes, letter: int, acts: int) -> None:
    door = book.site.doors(stretched)[0][1]
    with writing(book.engine) as session:
        for act in range(acts):
            enter(session, book.site, derive(door, "book", letter), act, b"")
            file_some(session, book.site, 3)
        session.commit()


def sign(book: Book) -> str:
    with writing(book.engine) as session:
        note = checkpoint(session, book.site, book.key, origin_of(book.site), START)
        session.commit()
    return note


def proof_of_code(book: Book, stretched: bytes, **more: Any) -> dict[str, Any]:
    with reading(book.engine) as session:
        return json.loads(json.dumps(prove(session, book.site, stretched, **more)))


def test_every_act_of_every_letter_is_proved(book: Book) -> None:
    code = secrets.token_bytes(32)
    file(book, code, 0, 3)
    file(book, code, 1, 1)
    note = sign(book)
    proof = proof_of_code(book, code)
    assert [(leaf["letter"], leaf["act"]) for leaf in proof["leaves"]] == [(0, 0), (0, 1), (0, 2), (1, 0)]
    assert proof["note"] == note
    assert check_proof(proof, note)
    assert check_proof(proof, note, key=book.key.verify)


def test_a_page_no_checkpoint_covers_yet_waits(book: Book) -> None:
    code = secrets.token_bytes(32)
    file(book, code, 0, 1)
    proof = proof_of_code(book, code)
    assert proof["leaves"] == []
    assert len(proof["waiting"]) == 1
    assert not check_proof(proof, proof["note"])


def test_the_proof_stands_under_an_older_checkpoint_too(book: Book) -> None:
    code = secrets.token_bytes(32)
    file(book, code, 0, 1)
    first = sign(book)
    sign(book)
    assert check_proof(proof_of_code(book, code, against=first), first)


def test_under_a_torn_book_nothing_is_proved(book: Book) -> None:
    code = secrets.token_bytes(32)
    file(book, code, 0, 3)
    door = book.site.doors(code)[0][1]
    sign(book)
    with writing(book.engine) as session:
        session.execute(delete(Page).where(Page.tag == tag_of(derive(door, "book", 0), 1)))
        with pytest.raises(ValueError):
            prove(session, book.site, code)


def test_another_code_proves_nothing(book: Book) -> None:
    sign(book)
    proof = proof_of_code(book, secrets.token_bytes(32))
    assert proof["leaves"] == proof["waiting"] == []


def test_before_the_first_checkpoint_nothing_can_be_proved(engine: Engine) -> None:
    book = a_book(engine, days=0)
    with pytest.raises(NoCheckpoint):
        proof_of_code(book, secrets.token_bytes(32))


@pytest.mark.parametrize("part", ["number", "leaf", "path", "page", "size", "note", "root"])
def test_no_part_of_a_proof_can_be_changed(book: Book, part: str) -> None:
    code = secrets.token_bytes(32)
    file(book, code, 0, 2)
    note = sign(book)
    proof = proof_of_code(book, code)
    assert check_proof(proof, note, key=book.key.verify)
    forged, shown = spoil(deepcopy(proof), note, part)
    assert not check_proof(forged, shown, key=book.key.verify)


def spoil(proof: dict[str, Any], note: str, part: str) -> tuple[dict[str, Any], str]:
    leaf, zeros = proof["leaves"][0], base64.b64encode(bytes(32)).decode()
    match part:
        case "number":
            leaf["number"] += 1
        case "path":
            leaf["path"][1] = zeros
        case "size":
            proof["size"] -= 1
        case "note":
            note = note.replace("2026", "2025")
        case "root":
            note = note.replace(note.split("\n")[2], zeros)
        case _:
            leaf[part] = zeros
    return proof, note


@pytest.mark.parametrize("junk", [None, [], {}, {"leaves": 1}, {"leaves": [{}], "size": 64}, {"leaves": "x"}])
def test_junk_is_no_proof(book: Book, junk: Any) -> None:
    assert not check_proof(junk, sign(book))


def test_a_checkpoint_of_another_key_proves_nothing(book: Book) -> None:
    code = secrets.token_bytes(32)
    file(book, code, 0, 1)
    note = sign(book)
    assert not check_proof(proof_of_code(book, code), note, key=Keys.new().verify)
