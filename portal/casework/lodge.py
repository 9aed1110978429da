"""Lodge: the letter becomes a case. Six grants, two envelopes, eight slots, one tally, one page; twice is once."""

from __future__ import annotations

import random
import secrets
from base64 import b64encode
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from portal import questions, register
from portal.cases import child_key, docket_box, lapse, particulars, tally
from portal.cases import grant as names
from portal.cases.case import Case
from portal.cases.docket import Docket, Waiting
from portal.cases.envelope import Envelope
from portal.cases.grant import Grant
from portal.cases.off import marks
from portal.cases.queue import tag_of
from portal.casework.bundle import Bundle, Receipt, Recipient
from portal.casework.refusals import DirectoryChanged
from portal.database import exclusive
from portal.duty import Asked, ask_for_check, nobody_asked, task_id
from portal.mailboxes.door import ONCE, make_door
from portal.officers.ring import RingKey
from portal.officers.slot import add_slots_of_a_case
from portal.vault import Keys, Site, case_id, derive, envelopes, grants, ring_id


def lodge(session: Session, bundle: Bundle, *, site: Site) -> Receipt:
    """Enter the bundle; a bundle that was entered before gives its receipt again. Raises DirectoryChanged."""
    case = Keys(bundle.case_seed)
    name = case_id(case.public)
    exclusive(session, "book")
    number, there = _number(session, bundle, name)
    book = derive(bundle.door_key, "book", number)
    if there is not None:
        page = register.page_at(session, book, 0)
        docket = docket_box.opened(site, name, there.docket)
        return Receipt(name, page.number if page else 0, number, docket.due, docket.office, True, docket.hour)
    if register.newer_directory(session, site, bundle.directory):
        raise DirectoryChanged
    holder, members = _holder(bundle)
    docket = replace(_docket(bundle, holder, book), off=marks(site, name, bundle.off, bundle.back))
    mailbox = Keys(derive(bundle.mailbox_seed, "correspondent", name))
    statement = _write_envelopes(session, bundle, case, name, mailbox)
    box = docket_box.shut(site, name, docket)
    queue = tag_of(site, docket, bundle.day)
    when = lapse.shut(site, name, docket, bundle.day)
    facts = {**bundle.facts, "ring": holder.public.hex() if bundle.apart else ""}
    session.add(Case(id=name, queue=queue, docket=box, particulars=particulars.shut(case, facts), lapse=when))
    _grant(session, site, bundle, case, name, holder, number)
    ring = RingKey(holder.ring, holder.office, _ring_seed(bundle), name)
    add_slots_of_a_case(session, site, [(officer, box, ring) for officer, box in members])
    if bundle.door_lookup is not None:
        _make_door(session, bundle, bundle.door_lookup)
    tally.count_in(session, bundle.statistics, _facts(bundle))
    asked = _ask(session, site, bundle)
    page_number = register.enter(session, site, book, 0, statement, case=name)
    session.flush()
    return Receipt(name, page_number, number, bundle.due, bundle.holder.office, False, docket.hour, check=asked)


def _number(session: Session, bundle: Bundle, name: bytes) -> tuple[int, Case | None]:
    """Which letter of this mailbox it is, and its row if it is there already."""
    number = 0
    while register.entered(session, derive(bundle.door_key, "book", number), 0):
        tray = session.get(Grant, names.tray_tag(bundle.mailbox_seed, number))
        if tray is not None and tray.case_id == name:
            return number, session.get(Case, name)
        number += 1
    return number, None


def _make_door(session: Session, bundle: Bundle, lookup: bytes) -> None:
    if bundle.once is None:
        make_door(session, lookup, bundle.door_key, bundle.mailbox_seed)
    else:
        make_door(session, lookup, bundle.once, bundle.mailbox_seed, ONCE)


def _ask(session: Session, site: Site, bundle: Bundle) -> Asked | None:
    """One job, danger or not. The task is made from it by the worker, never here."""
    if bundle.called is None:
        nobody_asked(session, site, prison=bundle.prison, now=bundle.filed)
        return None
    name, where = task_id(bundle.case_seed, 0), str(bundle.facts.get("unit", ""))
    health = questions.wants_health_first(bundle.facts)
    return ask_for_check(
        session, site, name=name, prison=bundle.prison, where=where, health=health, now=bundle.called
    )  # fmt: skip


def _ring_seed(bundle: Bundle) -> bytes:
    """The seed of the one-time ring, drawn from the mailbox so that a retry makes the same ring.

    Not from the case: who gets the case later does not get what only those readers could open.
    """
    return derive(bundle.mailbox_seed, "one-time-ring", case_id(Keys(bundle.case_seed).public))


def _holder(bundle: Bundle) -> tuple[Recipient, tuple[tuple[bytes, bytes], ...]]:
    """The ring that gets it: the office's, or a one-time ring of the others when somebody was taken off."""
    if not bundle.apart:
        return bundle.holder, ()
    public = Keys(_ring_seed(bundle)).public
    return replace(bundle.holder, ring=ring_id(public), public=public), bundle.apart


def _docket(bundle: Bundle, holder: Recipient, book: bytes) -> Docket:
    return Docket(
        office=holder.office,
        ring=holder.ring,
        apart=bool(bundle.apart),
        kind=bundle.kind,
        pack=bundle.pack,
        filed=bundle.filed,
        zone=bundle.zone,
        due=bundle.due,
        clocks=bundle.clocks,
        book=book,
        prison=bundle.prison,
        filer=bundle.filer,
        language=bundle.language,
        urgency=bundle.urgency,
        flags=bundle.flags,
        named=bundle.named,
        watch=bundle.watch,
        acts=1,
        envelopes=1,
        review=bundle.review,
        incident=bundle.incident,
        obligations=bundle.obligations,
        stamped=bundle.stamped,
        sheltered=bundle.sheltered,
        read=1,
        waiting=tuple(
            Waiting(number, each.to.office, each.to.ring, each.not_before) for number, each in enumerate(bundle.above)
        ),
    )


def _write_envelopes(session: Session, bundle: Bundle, case: Keys, name: bytes, mailbox: Keys) -> bytes:
    """Statement and identity, always both: a name more or less shows in no count. Returns the statement's box.

    The statement brings the mailbox's own keys; a record is signed by the officer, whose key the directory has.
    """
    keys = {"box": b64encode(mailbox.public).decode(), "sign": b64encode(mailbox.verify).decode()}
    author, brought, kind = "mailbox", {"keys": keys}, "statement"
    if bundle.author is not None:
        author, brought, kind, mailbox = bundle.author.id.hex(), {}, "record", Keys(bundle.author.seed)
    common = {"v": 1, "author": author, "day": bundle.day.isoformat(), "language": bundle.language}
    who: dict[str, Any] = {**common, "kind": "identity", "body": bundle.who}
    key = envelopes.content_key(bundle.identity_seed, bundle.identity_id)
    identity = envelopes.write(key, name, bundle.identity_id, who, mailbox)
    said: dict[str, Any] = {**common, "number": 0, "act": 0, "before": "", "kind": kind}
    said["body"] = {**bundle.body, **brought, "identity": envelopes.link(identity)}
    if bundle.concerned:
        said["body"]["child"] = child_key.shut(child_key.seed_of(mailbox), name, bundle.concerned)
    key = envelopes.content_key(case.seed, bundle.statement_id)
    statement = envelopes.write(key, name, bundle.statement_id, said, mailbox)
    session.add(Envelope(id=bundle.statement_id, case_id=name, box=statement))
    session.add(Envelope(id=bundle.identity_id, case_id=name, box=identity))
    return statement


def _grant(
    session: Session, site: Site, bundle: Bundle, case: Keys, name: bytes, holder: Recipient, number: int
) -> None:
    """Six rows in random order: holder, tray, own identity, identity ring, two waiting; decoys for the rest.

    A waiting grant's place is always taken, by a decoy at least: an office it is sent on to may have offices above.
    """
    mailbox = Keys(bundle.mailbox_seed)
    rows = {
        names.ring_tag(site, name, holder.ring): _holders(bundle, case, name, holder),
        names.tray_tag(mailbox.seed, number): grants.grant(mailbox.public, grants.CASE, name, case.seed),
        names.own_identity_tag(mailbox.seed, number): _identity(mailbox.public, name, bundle),
    }
    if bundle.identity_ring is not None and bundle.apart:
        rows[names.apart_identity_tag(site, name, holder.ring)] = _identity(holder.public, name, bundle)
    elif bundle.identity_ring is not None:
        ring = bundle.identity_ring
        rows[names.ring_tag(site, name, ring.ring)] = _identity(ring.public, name, bundle)
    for place, above in enumerate(bundle.above):
        sealed = grants.waiting(above.to.public, bundle.worker, name, case.seed, above.not_before)
        rows[names.waiting_tag(site, name, place)] = sealed
    for place in range(len(bundle.above), names.MOST_WAITING):
        rows[names.waiting_tag(site, name, place)] = grants.decoy()
    while len(rows) < names.EACH:
        rows[secrets.token_bytes(16)] = grants.decoy()
    order = list(rows.items())
    random.SystemRandom().shuffle(order)
    session.add_all(Grant(tag=tag, case_id=name, sealed=sealed) for tag, sealed in order)


def _holders(bundle: Bundle, case: Keys, name: bytes, holder: Recipient) -> bytes:
    """The grant of whoever gets it, and beside it the key of what was told of a child, where they may have that."""
    sealed = grants.grant(holder.public, grants.CASE, name, case.seed)
    if not bundle.concerned or bundle.concerned_ring is None:
        return sealed
    to = holder if bundle.apart else bundle.concerned_ring
    pair = Keys(derive(bundle.mailbox_seed, "correspondent", name))
    return child_key.with_key(sealed, to.public, case, child_key.seed_of(pair))


def _identity(public: bytes, name: bytes, bundle: Bundle) -> bytes:
    return grants.grant(public, grants.IDENTITY, name, bundle.identity_seed)


def _facts(bundle: Bundle) -> dict[str, str]:
    """Codes for the quarter's figures; no day, no words."""
    facts = {"kind": bundle.kind, "prison": bundle.prison, "filer": bundle.filer, "office": bundle.holder.office}
    quarter = f"{bundle.day.year}Q{(bundle.day.month + 2) // 3}"
    return {**facts, "topic": str(bundle.facts.get("topic", "")), "quarter": quarter}
