"""The site's own acts in the book: which version of the directory was published when, and what exactly it said."""

from __future__ import annotations

import hmac

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.database import exclusive
from portal.register.entry import append, enter, page_at
from portal.register.head import head_in_force, keep
from portal.register.page import Page, proof_of, tag_of
from portal.vault import Site, pack

LOOK_AHEAD = 16
"""How many versions after one's own are looked for: a signed version that was never published leaves a hole."""


class OtherDirectory(Exception):
    """The book holds another text under this version of the directory, or a newer version."""


def SITE_BOOK(site: Site) -> bytes:
    return site.key("site-book")


def enter_directory(session: Session, site: Site, version: int, blob: bytes) -> int:
    """The page of this version, entered now or by an earlier host. Raises OtherDirectory."""
    page = page_at(session, SITE_BOOK(site), version)
    if page is None:
        if newer_directory(session, site, version):
            raise OtherDirectory
        return enter(session, site, SITE_BOOK(site), version, _what(blob))
    if not directory_entered(session, site, version, blob):
        raise OtherDirectory
    return page.number


def directory_entered(session: Session, site: Site, version: int, blob: bytes) -> bool:
    """Whether exactly this text was published as this version."""
    book = SITE_BOOK(site)
    page = page_at(session, book, version)
    return page is not None and hmac.compare_digest(page.proof, proof_of(book, version, _what(blob)))


def newer_directory(session: Session, site: Site, version: int) -> bool:
    """Whether the book knows a later version: whoever still holds this one must not seal with it."""
    later = [tag_of(SITE_BOOK(site), version + step) for step in range(1, LOOK_AHEAD + 1)]
    return bool(session.execute(select(func.count()).where(Page.tag.in_(later))).scalar())


def enter_pack(session: Session, site: Site, pack_hash: bytes, signed: bytes) -> int:
    """The page by which a pack came into force, entered now or before. `signed` is the file with signer and reasons.

    The same pack signed once more is a page of its own.
    """
    book = _pack_book(site, pack_hash)
    act = 0
    while (page := page_at(session, book, act)) is not None:
        if hmac.compare_digest(page.proof, proof_of(book, act, signed)):
            return page.number
        act += 1
    return enter(session, site, book, act, signed)


def enter_erasure(session: Session, site: Site, case: bytes) -> int:
    """The page by which a case left the inventory: from then on its rows are missed by nobody, and one too many."""
    exclusive(session, "book")
    head = head_in_force(session, site)
    head.forget(site, case)
    book = _erasure_book(site, case)
    (leaf,) = append(session, site, head, [(tag_of(book, 0), proof_of(book, 0, b""))])
    keep(session, site, head)
    return leaf.number


def enter_end(session: Session, site: Site, name: bytes) -> int:
    """The page by which something went, its time over, that is no case: `erasure_entered` knows it by the same name."""
    return enter(session, site, _erasure_book(site, name), 0, b"")


def erasure_entered(session: Session, site: Site, case: bytes) -> bool:
    """Whether this case was erased, as far as whoever knows its id and the site file can tell."""
    return page_at(session, _erasure_book(site, case), 0) is not None


def pack_page(session: Session, site: Site, pack_hash: bytes, signed: bytes) -> int | None:
    """The page by which exactly this signed file brought the pack into force; None where there is none."""
    book, act = _pack_book(site, pack_hash), 0
    while (page := page_at(session, book, act)) is not None:
        if hmac.compare_digest(page.proof, proof_of(book, act, signed)):
            return page.number
        act += 1
    return None


def _erasure_book(site: Site, case: bytes) -> bytes:
    return site.key("site-book", "erased", case)


def _pack_book(site: Site, pack_hash: bytes) -> bytes:
    return site.key("site-book", "pack", pack_hash)


def _what(blob: bytes) -> bytes:
    return pack("directory", blob)
