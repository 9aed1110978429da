"""Who may do what: the acts table (portal.cases.acts), and the only way to a case."""

from portal.access.viewer import Complainant, OfficerViewer, RingKey, Viewer
from portal.access.visible import book_of, erased, letter, letters, visible_to
from portal.cases.acts import ACTS, BY_NAME

__all__ = [
    "ACTS",
    "BY_NAME",
    "Complainant",
    "OfficerViewer",
    "RingKey",
    "Viewer",
    "book_of",
    "erased",
    "letter",
    "letters",
    "visible_to",
]
