"""Every table of the case database, in one place, for migrations and for the test that reads their columns."""

from portal.cases.case import Case
from portal.cases.envelope import Envelope
from portal.cases.grant import Grant
from portal.cases.paper import Paper
from portal.cases.tally import Tally
from portal.cases.unsent import Unsent
from portal.casework.clear_beside import Kept
from portal.companions.row import Companion
from portal.companions.supporter import SupporterRow
from portal.duty.beat import Beat
from portal.duty.post import Post, Shift
from portal.duty.rounds import RoundsRow
from portal.duty.task import Task
from portal.jobs import Job
from portal.mailboxes.door import Door
from portal.officers.invite import Invite
from portal.officers.officer import Officer
from portal.officers.proposal import Proposal
from portal.officers.recovery import Recovery
from portal.officers.slot import Slot
from portal.protection.partings import Parting
from portal.protection.segments import Segment
from portal.protection.tellings import Telling
from portal.register.checkpoint import Checkpoint
from portal.register.head import HeadRow
from portal.register.page import Page
from portal.register.site_check import Fact

TABLES = (
    Case, Grant, Envelope, Paper, Unsent, Tally, Door, Officer, Slot, Invite, Proposal, Recovery, Page, Checkpoint,
    HeadRow, Fact, Segment, Parting, Telling, Job, RoundsRow, Post, Shift, Beat, Task,
    Companion, SupporterRow,
)  # fmt: skip

KEPT: dict[Kept, str] = {Companion: "beside", Paper: "record", Parting: "retaliation", Segment: "feed"}
"""What is no part of a file → its keeping time in the packs, where it does not end with one."""
