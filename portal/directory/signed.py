"""The directory: every prison, office, officer and public key, signed off line by the root. A file, never a table."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from portal.config import Settings
from portal.directory.as_json import (
    key,
    office_entry,
    office_json,
    officer_entry,
    officer_json,
    pack_entry,
    pack_json,
    prison_entry,
    prison_json,
)
from portal.directory.entries import NotInDirectory, OfficeEntry, OfficerEntry, PackEntry, PrisonEntry
from portal.vault import Keys, Refused, canonical, checked, pack, parsed

Entry = TypeVar("Entry")


class DirectoryRefused(Exception):
    """`why`: `missing`, `no_root`, `signature`, `unreadable`, `version`, `state`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Directory:
    version: int
    made: date
    worker: bytes
    """X25519 of whoever releases waiting grants."""
    statistics: bytes
    """X25519 the tallies are sealed to."""
    checkpoint: bytes
    """Ed25519 the book's checkpoints are checked with."""
    prisons: tuple[PrisonEntry, ...] = ()
    offices: tuple[OfficeEntry, ...] = ()
    officers: tuple[OfficerEntry, ...] = ()
    packs: tuple[PackEntry, ...] = ()
    demo: bool = False
    """Made by `portal demo`: production refuses it, every page says so."""

    @classmethod
    def open(cls, root: bytes, blob: bytes, at_least: int = 0) -> Directory:
        """From signature 64 ‖ canonical JSON. Raises DirectoryRefused."""
        try:
            checked(root, pack("directory", blob[64:]), blob[:64])
        except Refused:
            raise DirectoryRefused("signature") from None
        directory = cls.from_json(blob[64:])
        if directory.version < at_least:
            raise DirectoryRefused("version")
        return directory

    @classmethod
    def load(cls, settings: Settings, at_least: int = 0) -> Directory:
        """The file of these settings, checked with their root. Raises DirectoryRefused."""
        if settings.root is None:
            raise DirectoryRefused("no_root")
        try:
            blob = settings.directory_file.read_bytes()
        except OSError:
            raise DirectoryRefused("missing") from None
        return cls.open(settings.root, blob, at_least)

    @classmethod
    def from_json(cls, raw: bytes) -> Directory:
        """Unsigned, as in a proposal. Raises DirectoryRefused("unreadable")."""
        try:
            directory = _read(parsed(raw))
        except (Refused, KeyError, TypeError, ValueError, AttributeError):
            raise DirectoryRefused("unreadable") from None
        if canonical(directory.as_json()) != raw or not directory._names_each_once():
            raise DirectoryRefused("unreadable")
        return directory

    def as_json(self) -> dict[str, Any]:
        return {
            "version": self.version,
            "made": self.made.isoformat(),
            "worker": self.worker.hex(),
            "statistics": self.statistics.hex(),
            "checkpoint": self.checkpoint.hex(),
            "prisons": [prison_json(prison) for prison in self.prisons],
            "offices": [office_json(office) for office in self.offices],
            "officers": [officer_json(officer) for officer in self.officers],
            "packs": [pack_json(pack) for pack in self.packs],
            "demo": self.demo,
        }

    def prison(self, code: str) -> PrisonEntry:
        """Raises NotInDirectory, as office and officer do."""
        return _one(self._prisons, code)

    def office(self, office_id: str) -> OfficeEntry:
        return _one(self._offices, office_id)

    def officer(self, officer_id: bytes | str) -> OfficerEntry:
        """By id, as bytes or hex; leavers too."""
        return _one(self._officers, officer_id if isinstance(officer_id, str) else officer_id.hex())

    def officer_named(self, login: str) -> OfficerEntry | None:
        return next((each for each in self.officers if each.login == login), None)

    def members(self, office_id: str, today: date) -> list[OfficerEntry]:
        """Who is in that office on this day."""
        return [each for each in self.officers if each.office == office_id and each.in_office(today)]

    def verify_key(self, officer_id_hex: str) -> bytes:
        """What an officer's acts are checked with. Raises Refused for an unknown officer."""
        try:
            return self.officer(officer_id_hex).sign
        except NotInDirectory:
            raise Refused from None

    def office_of_ring(self, ring: bytes) -> OfficeEntry | None:
        """The office that holds, or held, this ring; none for a one-time ring."""
        return self._rings.get(ring)

    @cached_property
    def _prisons(self) -> dict[str, PrisonEntry]:
        return {prison.code: prison for prison in self.prisons}

    @cached_property
    def _offices(self) -> dict[str, OfficeEntry]:
        return {office.id: office for office in self.offices}

    @cached_property
    def _officers(self) -> dict[str, OfficerEntry]:
        return {officer.id.hex(): officer for officer in self.officers}

    @cached_property
    def _rings(self) -> dict[bytes, OfficeEntry]:
        names = {office.identity_ring.id: office for office in self.offices if office.identity_ring}
        return names | {ring.id: office for office in self.offices for ring in office.rings}

    def _names_each_once(self) -> bool:
        logins = {officer.login for officer in self.officers}
        return (
            len(self._prisons) == len(self.prisons)
            and len(self._offices) == len(self.offices)
            and len(self._officers) == len(logins) == len(self.officers)
        )


def sign(root: Keys, directory: Directory) -> bytes:
    """The file as it is published. Off line: `root` is the one secret that must never reach the host."""
    raw = canonical(directory.as_json())
    return root.sign(pack("directory", raw)) + raw


def matches(officer: OfficerEntry, keys: Keys) -> bool:
    """Whether the directory names these very keys: what a sign-in must show before anything is opened."""
    return hmac.compare_digest(officer.box + officer.sign, keys.public + keys.verify)


def _read(given: dict[str, Any]) -> Directory:
    return Directory(
        version=int(given["version"]),
        made=date.fromisoformat(given["made"]),
        worker=key(given["worker"]),
        statistics=key(given["statistics"]),
        checkpoint=key(given["checkpoint"]),
        prisons=tuple(map(prison_entry, given["prisons"])),
        offices=tuple(map(office_entry, given["offices"])),
        officers=tuple(map(officer_entry, given["officers"])),
        packs=tuple(map(pack_entry, given["packs"])),
        demo=bool(given["demo"]),
    )


def _one(entries: dict[str, Entry], name: str) -> Entry:
    if name not in entries:
        raise NotInDirectory(name)
    return entries[name]
