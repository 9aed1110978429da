"""Is the book whole? Reads only, needs no key of an office; without the site file it names stretches, not pages."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.register.ends import linked, rooted
from portal.register.fault import Fault
from portal.register.head import Head, head_of
from portal.register.inventory import Inventory, Kept
from portal.register.page import Leaf, Page
from portal.register.signatures import Signatures
from portal.register.site_book import directory_entered, newer_directory
from portal.register.walk import Walk
from portal.vault import Refused, Site


@dataclass(frozen=True)
class Report:
    walk: Walk
    signatures: Signatures
    inventory: Inventory | None
    tree: tuple[Fault, ...]
    """Against head and checkpoints."""
    links: tuple[Fault, ...]
    directory: tuple[int, tuple[Fault, ...]] | None
    """Version, and what is wrong with its page."""

    @property
    def faults(self) -> list[Fault]:
        cases = self.inventory.faults if self.inventory else []
        published = self.directory[1] if self.directory else ()
        every = dict.fromkeys([*self.links, *self.tree, *self.signatures.faults, *published, *cases])
        return sorted(every, key=lambda fault: (fault.page is None, fault.page or 0))

    @property
    def ok(self) -> bool:
        return not self.faults

    def as_json(self) -> dict[str, Any]:
        root = base64.b64encode(self.walk.tree.root()).decode()
        checked = self.walk.site is not None
        notes = self.signatures
        return {
            "schema": "portal.register/1",
            "ok": self.ok,
            "pages": self.walk.tree.size,
            "tree": {"size": self.walk.tree.size, "root": root, "ok": not self.tree},
            "links": {"checked": checked, "ok": not self.links if checked else None},
            "checkpoints": {
                "signed": notes.signed,
                "bad": notes.bad,
                "last": notes.last.isoformat() if notes.last else None,
                "against": notes.against,
            },
            "directory": {
                "version": self.directory[0] if self.directory else None,
                "ok": not self.directory[1] if self.directory else None,
            },
            "cases": {
                "checked": self.inventory.checked if self.inventory else 0,
                "ok": not self.inventory.faults if self.inventory else None,
            },
            "faults": [fault.as_json() for fault in self.faults],
        }


def verify(
    session: Session,
    *,
    site: Site | None = None,
    key: bytes | None = None,
    against: str | None = None,
    kept: str | None = None,
    directory: tuple[int, bytes] | None = None,
    cases: Iterable[Kept] | None = None,
) -> Report:
    """Everything that can be checked with what is given. Raises Refused when `kept` or `against` is no checkpoint.

    `key` is the Ed25519 key of the checkpoints, `directory` the version and file in force, `kept` the checkpoint this
    host keeps outside the database, `against` one that somebody brings.
    """
    head, broken = _head(session, site)
    signatures = Signatures(key)
    signatures.read(session, head)
    if kept:
        signatures.compare(kept)
    if against:
        signatures.against = signatures.compare(against)
    walk = Walk(site, {size for size, _ in signatures.claims})
    pages = select(Page.number, Page.tag, Page.proof, Page.link).order_by(Page.number)
    for row in session.execute(pages.execution_options(yield_per=5_000)):
        walk.take(Leaf(*row))
    links = (*broken, *linked(session, walk, head))
    return Report(
        walk=walk,
        signatures=signatures,
        inventory=_inventory(session, site, head, cases),
        tree=tuple(rooted(walk, head, signatures.claims, links)),
        links=links,
        directory=_published(session, site, directory),
    )


def _head(session: Session, site: Site | None) -> tuple[Head | None, list[Fault]]:
    if site is None:
        return None, []
    try:
        head = head_of(session, site)
    except Refused:
        return None, [Fault("changed", None)]
    if head is None and session.execute(select(Page.number).limit(1)).first():
        return None, [Fault("dropped", None)]
    return head or Head(), []


def _inventory(
    session: Session, site: Site | None, head: Head | None, cases: Iterable[Kept] | None
) -> Inventory | None:
    if site is None or head is None or cases is None:
        return None
    inventory = Inventory()
    inventory.take(session, site, cases)
    inventory.close(head)
    return inventory


def _published(
    session: Session, site: Site | None, directory: tuple[int, bytes] | None
) -> tuple[int, tuple[Fault, ...]] | None:
    if site is None or directory is None:
        return None
    version, blob = directory
    faults = []
    if not directory_entered(session, site, version, blob):
        faults.append(Fault("changed", None))
    if newer_directory(session, site, version):
        faults.append(Fault("rolled_back", None))
    return version, tuple(faults)
