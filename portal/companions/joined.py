"""The other side: what somebody was let in to, as their own mailbox finds it. What was taken away was never there."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from portal.cases.ending import never
from portal.cases.paper import leave, papers
from portal.companions.row import all_kept, drop, keep, kept, place
from portal.companions.supporter import Supporter, pair_of
from portal.database import exclusive
from portal.mailboxes.door import Door, Mailbox
from portal.vault import Site, ring_id


@dataclass(frozen=True)
class Joined:
    ref: str
    """In an address: it opens nothing."""
    seed: bytes = field(repr=False)
    known_as: str
    role: str
    write: tuple[int, ...]
    """Letters of the person that may be written for."""


def joined(session: Session, site: Site, mailbox_seed: bytes, *, today: date) -> list[Joined]:
    """In the order of their names."""
    found = {seed: _standing(session, seed, today) for seed in _seeds(session, site, mailbox_seed)}
    return sorted((each for each in found.values() if each), key=lambda each: (each.known_as.casefold(), each.ref))


def join(session: Session, mailbox_seed: bytes, invitation: Mailbox) -> None:
    """Whoever has a mailbox already takes an invitation into it; its door is gone then."""
    exclusive(session, place(mailbox_seed, "joined")[0])
    number = len(all_kept(session, mailbox_seed, "joined"))
    for said, _ in all_kept(session, invitation.seed, "joined"):
        if said is not None:
            keep(session, mailbox_seed, "joined", number, said, ends=never())
            number += 1
    drop(session, invitation.seed, "joined", range(number))
    door = session.get(Door, invitation.once) if invitation.once else None
    if door is not None:
        session.delete(door)


def hand_to(session: Session, site: Site, entry: Supporter, seed: bytes) -> None:
    """What lies between a person and a verified supporter, sealed to the key in the entry and to no other."""
    leave(session, site, entry.id, entry.box, {"what": "line", "seed": seed.hex()}, stays=True)


def _seeds(session: Session, site: Site, mailbox_seed: bytes) -> Iterator[bytes]:
    for said, _ in all_kept(session, mailbox_seed, "joined"):
        if said is not None:
            yield bytes.fromhex(said["seed"])
    pair = pair_of(mailbox_seed)
    for paper in papers(session, site, ring_id(pair.public), pair):
        if paper.get("what") == "line":
            yield bytes.fromhex(paper["seed"])


def _standing(session: Session, seed: bytes, today: date) -> Joined | None:
    said = kept(session, seed, "standing")
    if said is None or (said["until"] and today > date.fromisoformat(said["until"])):
        return None
    ref = b32encode(place(seed, "standing")[0]).decode().rstrip("=").lower()
    return Joined(ref, seed, said["from"], said["role"], tuple(said["write"]))
