"""Proving from a code alone that something was filed: the pages of its books, and their paths to a signed root."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.register.checkpoint import newest_checkpoint
from portal.register.entry import page_at
from portal.register.note import made_by, read_note
from portal.register.page import Leaf, Page
from portal.register.tree import leaf_hash, paths, root_by_path
from portal.vault import Refused, Site, derive, pack, unpack

GIVE_UP = 2
"""After so many absent numbers in a row nothing more is expected: one page torn out does not hide the rest."""


class NoCheckpoint(Exception):
    """Nothing was ever signed, so nothing can be proved yet."""


def prove(
    session: Session, site: Site, stretched: bytes, *, against: str | None = None, also: tuple[bytes, ...] = ()
) -> dict[str, Any]:
    """A proof (portal.proof/1) under the newest checkpoint, or under one kept outside. Raises NoCheckpoint.

    `also`: keys of books that do not lie under the code itself.
    """
    return _proof(session, against, _pages_of(session, site, stretched, also))


def prove_letter(
    session: Session, book: bytes, *, until: int | None = None, also: Collection[int] = ()
) -> dict[str, Any]:
    """The same of one letter, from the key of its book. Raises NoCheckpoint.

    `until`: its acts before that one alone; `also`: numbers of pages that are shown as its own.
    """
    acts = [(act, page) for act, page in _acts_of(session, book) if until is None or act < until]
    if also:
        columns = select(Page.number, Page.tag, Page.proof, Page.link).where(Page.number.in_(also))
        there = {page.number: page for _, page in acts} | {row.number: Leaf(*row) for row in session.execute(columns)}
        acts = list(enumerate(there[number] for number in sorted(there)))
    return _proof(session, None, ((0, act, page) for act, page in acts))


def _proof(session: Session, against: str | None, pages: Iterable[tuple[int, int, Leaf]]) -> dict[str, Any]:
    note = against or newest_checkpoint(session)
    if note is None:
        raise NoCheckpoint
    size = read_note(note).size
    mine = {page.number: (letter, act, page) for letter, act, page in pages}
    columns = select(Page.number, Page.tag, Page.proof, Page.link).where(Page.number <= size).order_by(Page.number)
    rows = session.execute(columns.execution_options(yield_per=5_000))
    found = paths((Leaf(*row).hash for row in rows), size, (number - 1 for number in mine if number <= size))
    return {
        "schema": "portal.proof/1",
        "leaves": [_leaf(*mine[index + 1], found[index]) for index in sorted(found)],
        "size": size,
        "note": note,
        "waiting": sorted(number for number in mine if number > size),
    }


def check_proof(proof: Any, checkpoint: str, *, key: bytes | None = None) -> bool:
    """Whether every page in the proof stands under this very checkpoint. Needs no database.

    With `key` (Ed25519) the checkpoint must be signed by it; without, the checkpoint itself must be trusted.
    """
    try:
        note = made_by(checkpoint, key) if key else read_note(checkpoint)
        leaves = proof["leaves"]
        return (
            proof["size"] == note.size and bool(leaves) and all(_under(leaf, note.size, note.root) for leaf in leaves)
        )
    except (Refused, KeyError, TypeError, ValueError, IndexError, binascii.Error):
        return False


def _pages_of(
    session: Session, site: Site, stretched: bytes, also: tuple[bytes, ...]
) -> Iterator[tuple[int, int, Leaf]]:
    """(letter, act, page) of every filing through this door, under each of the site's keys."""
    for door in dict.fromkeys([*(key for _, key in site.doors(stretched)), *also]):
        letter = missing = 0
        while missing < GIVE_UP:
            acts = list(_acts_of(session, derive(door, "book", letter)))
            yield from ((letter, act, page) for act, page in acts)
            missing = 0 if acts else missing + 1
            letter += 1


def _acts_of(session: Session, book: bytes) -> Iterator[tuple[int, Leaf]]:
    act = missing = 0
    while missing < GIVE_UP:
        page = page_at(session, book, act)
        if page:
            yield act, page
        missing = 0 if page else missing + 1
        act += 1


def _leaf(letter: int, act: int, page: Leaf, path: list[bytes]) -> dict[str, Any]:
    return {
        "number": page.number,
        "letter": letter,
        "act": act,
        "page": _text(pack("page", *page)),
        "leaf": _text(page.hash),
        "path": [_text(node) for node in path],
    }


def _under(leaf: dict[str, Any], size: int, root: bytes) -> bool:
    number, page, hashed = leaf["number"], _bytes(leaf["page"]), _bytes(leaf["leaf"])
    path = [_bytes(node) for node in leaf["path"]]
    return (
        unpack(page)[1] == str(number).encode()
        and leaf_hash(page) == hashed
        and root_by_path(number - 1, size, hashed, path) == root
    )


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
