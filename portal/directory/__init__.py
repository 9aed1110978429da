"""Who there is: prisons, offices, officers and their public keys, signed by the root. A file, never a table."""

from portal.directory.entries import (
    OFFICE_KINDS,
    ONLY_WHEN_PICKED,
    OUTSIDE_KINDS,
    WITHOUT_LETTERS,
    NotInDirectory,
    OfficeEntry,
    OfficerEntry,
    PackEntry,
    PrisonEntry,
    RingEntry,
)
from portal.directory.in_force import InForce, highest_used
from portal.directory.in_words import Borrowed
from portal.directory.install import publish
from portal.directory.packs import drafts_in_force, not_as_pinned, packs_in_force
from portal.directory.passphrase import locked_keys, opened_keys
from portal.directory.persons import kept_from, person_of, same_person, worked_in
from portal.directory.plan import PlanRefused, founded_json, planned, with_founded
from portal.directory.reach import Reach
from portal.directory.signed import Directory, DirectoryRefused, matches, sign
from portal.directory.whole_file import write_whole

__all__ = [
    "OFFICE_KINDS",
    "ONLY_WHEN_PICKED",
    "OUTSIDE_KINDS",
    "WITHOUT_LETTERS",
    "Borrowed",
    "Directory",
    "DirectoryRefused",
    "InForce",
    "NotInDirectory",
    "OfficeEntry",
    "OfficerEntry",
    "PackEntry",
    "PlanRefused",
    "PrisonEntry",
    "Reach",
    "RingEntry",
    "drafts_in_force",
    "founded_json",
    "highest_used",
    "kept_from",
    "locked_keys",
    "matches",
    "not_as_pinned",
    "opened_keys",
    "packs_in_force",
    "person_of",
    "planned",
    "publish",
    "same_person",
    "sign",
    "with_founded",
    "worked_in",
    "write_whole",
]
