"""The book: every act is a page, and no page can be taken out, changed or moved unnoticed. It knows no cases."""

from portal.register.adopted import Adopted, adopted, adopted_file
from portal.register.checkpoint import Checkpoint, checkpoint, checkpoint_due, newest_checkpoint, origin_of
from portal.register.entry import cover, enter, entered, page_at, pages_of
from portal.register.fault import Fault
from portal.register.head import BookDamaged
from portal.register.inventory import Kept
from portal.register.note import read_note, verifier
from portal.register.page import Leaf, Page, proof_of, tag_of
from portal.register.prove import NoCheckpoint, check_proof, prove, prove_letter
from portal.register.site_book import (
    SITE_BOOK,
    OtherDirectory,
    directory_entered,
    enter_directory,
    enter_end,
    enter_erasure,
    enter_pack,
    erasure_entered,
    newer_directory,
    pack_page,
)
from portal.register.site_check import belongs, keep_check
from portal.register.verify import Report, verify

__all__ = [
    "Adopted",
    "adopted",
    "adopted_file",
    "SITE_BOOK",
    "BookDamaged",
    "Fault",
    "Kept",
    "Report",
    "Checkpoint",
    "Leaf",
    "NoCheckpoint",
    "OtherDirectory",
    "Page",
    "belongs",
    "check_proof",
    "checkpoint",
    "checkpoint_due",
    "cover",
    "directory_entered",
    "enter",
    "enter_directory",
    "enter_end",
    "enter_erasure",
    "enter_pack",
    "entered",
    "erasure_entered",
    "keep_check",
    "newer_directory",
    "newest_checkpoint",
    "origin_of",
    "pack_page",
    "page_at",
    "pages_of",
    "proof_of",
    "prove",
    "prove_letter",
    "read_note",
    "tag_of",
    "verifier",
    "verify",
]
