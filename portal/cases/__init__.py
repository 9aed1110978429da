"""A case: its rows, its docket, its place in the queue, its acts."""

from portal.cases.acts import ACTS
from portal.cases.case import Case
from portal.cases.chain import Opened, Said, TrailLine, read_case
from portal.cases.docket import Docket
from portal.cases.sight import CaseInSight, Interfered

__all__ = [
    "ACTS",
    "Case",
    "CaseInSight",
    "Docket",
    "Interfered",
    "Opened",
    "Said",
    "TrailLine",
    "read_case",
]
