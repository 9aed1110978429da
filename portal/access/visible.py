"""The only way to a case: a grant that opens with a key in the viewer's hands. Who has none has no query."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from portal import register
from portal.access.viewer import Complainant, OfficerViewer, RingKey, Viewer
from portal.cases import docket_box
from portal.cases.case import Case
from portal.cases.grant import Grant, apart_identity_tag, open_ring_grant, own_identity_tag, ring_tag, tray_tag
from portal.cases.keeping import ERASED
from portal.cases.shelter import kept_away
from portal.cases.sight import CaseInSight, Interfered
from portal.vault import Keys, Refused, Site, derive, grants


def visible_to(session: Session, site: Site, viewer: Viewer, case: bytes) -> CaseInSight | None:
    """The case called `case`, if this viewer may see it; None exactly as if it did not exist.

    Raises Interfered when a viewer who may see it finds its docket broken.
    """
    if isinstance(viewer, Complainant):
        found = (letter(session, site, viewer, number) for number in range(letters(session, viewer)))
        return next((each for each in found if each is not None and each.id == case), None)
    return _by_ring(session, site, viewer, case)


def letters(session: Session, mailbox: Complainant) -> int:
    """How many letters were filed through this door: counted by pages in the book, which nobody can take out.

    Those lent to it come first, and are asked for alike.
    """
    number = 0
    while register.entered(session, book_of(mailbox, number), 0) or number < len(mailbox.lent):
        number += 1
    return number


def book_of(mailbox: Complainant, number: int) -> bytes:
    """The book key of the n-th letter of a mailbox, counted from 0."""
    own = number - len(mailbox.lent)
    return mailbox.lent[number].book if own < 0 else derive(mailbox.door_key, "book", own)


def erased(session: Session, mailbox: Complainant, number: int) -> bool:
    """Whether the n-th letter of a mailbox is gone because its time was over: the last page of its book says so."""
    book, act = book_of(mailbox, number), 0
    last = following = register.page_at(session, book, act)
    while following is not None:
        last, act = following, act + 1
        following = register.page_at(session, book, act)
    return last is not None and last.proof == register.proof_of(book, act - 1, ERASED)


def letter(session: Session, site: Site, mailbox: Complainant, number: int) -> CaseInSight | None:
    """The mailbox's n-th letter, or None when its grant or its case is gone. Raises Interfered."""
    own = number - len(mailbox.lent)
    grant = session.get(Grant, tray_tag(mailbox.seed, max(own, 0)))  # also for one that is lent: the same is asked
    case, sealed = (grant.case_id, grant.sealed) if grant else (None, b"")
    if own < 0:
        case, sealed = mailbox.lent[number].case, mailbox.lent[number].sealed
    row = session.get(Case, case) if case else None
    if row is None:
        return None
    try:
        keys = grants.opened_case(Keys(mailbox.seed), sealed, row.id)
    except Refused:
        return None
    identity = _identity(session, Keys(mailbox.seed), row.id, own_identity_tag(mailbox.seed, max(own, 0)))
    return _sight(site, row, keys, identity, book_of(mailbox, number))


def _by_ring(session: Session, site: Site, viewer: OfficerViewer, case: bytes) -> CaseInSight | None:
    rings = [ring for ring in viewer.rings if not ring.identity and ring.case in (None, case)]
    for ring in rings:
        keys = open_ring_grant(session, site, case, Keys(ring.seed), ring.id)
        row = session.get(Case, case) if keys else None
        if keys is not None and row is not None:
            sight = _sight(site, row, keys, _named(session, site, viewer.rings, case))
            if kept_away(site, case, sight.docket, viewer):
                return None
            desks = tuple(derive(each.seed, "desk", case) for each in rings if each.office == ring.office)
            return replace(sight, desk=derive(ring.seed, "desk", case), desks=desks)
    return None


def _named(session: Session, site: Site, rings: tuple[RingKey, ...], case: bytes) -> Keys | None:
    places = [(ring, ring_tag(site, case, ring.id)) for ring in rings if ring.identity]
    places += [(ring, apart_identity_tag(site, case, ring.id)) for ring in rings if ring.case == case]
    found = (_identity(session, Keys(ring.seed), case, tag) for ring, tag in places)
    return next((each for each in found if each), None)


def _identity(session: Session, holder: Keys, case: bytes, tag: bytes) -> Keys | None:
    row = session.get(Grant, tag)
    if row is None or row.case_id != case:
        return None
    try:
        return Keys(grants.opened(holder, row.sealed, grants.IDENTITY, case))
    except Refused:
        return None


def _sight(site: Site, row: Case, keys: Keys, identity: Keys | None, book: bytes | None = None) -> CaseInSight:
    try:
        docket = docket_box.opened(site, row.id, row.docket)
    except Refused:
        raise Interfered from None
    if book is not None and docket.book != book:
        raise Interfered
    return CaseInSight(row, keys, docket, identity)
