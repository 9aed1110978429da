"""What people send besides words: cleaned in memory, sealed, and opened again only for those who hold the case."""

from portal.evidence.blobs import Blobs
from portal.evidence.item import MOST, Gone, Item, items_of
from portal.evidence.paper import cleaned_paper, is_paper, page_of, takes_papers
from portal.evidence.picture import NotTaken, cleaned
from portal.evidence.pieces import PIECE, Pieces
from portal.evidence.scan import scanned
from portal.evidence.voice import LONGEST, cleaned_voice, is_cut, takes_voices

__all__ = [
    "LONGEST",
    "MOST",
    "Blobs",
    "Gone",
    "Item",
    "NotTaken",
    "PIECE",
    "Pieces",
    "cleaned",
    "cleaned_paper",
    "cleaned_voice",
    "is_cut",
    "is_paper",
    "items_of",
    "page_of",
    "scanned",
    "takes_papers",
    "takes_voices",
]
