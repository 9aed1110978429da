"""Officers: their passwords and second factors, the keys offices hold together, and who lets whom in."""

from portal.officers.admission import Admission, Newcomer, admissions, admit, newcomer
from portal.officers.ending import end_officer, owner_tag
from portal.officers.first import Arrival, arrive, invited
from portal.officers.founding import Founded, found_member, found_office
from portal.officers.generation import renew
from portal.officers.invite import (
    Invitation,
    Invite,
    make_invite,
    name_officer,
    name_to_invite,
    new_token,
    tidy_token,
    token_of,
)
from portal.officers.mark import WORDS, figures, mark, numbers
from portal.officers.officer import Officer
from portal.officers.password import change_password, check_password, weakness
from portal.officers.pending import Pending, pending, proposed, settle
from portal.officers.proposal import Ending, Generation, Name, Proposal, damaged, endings, generations, names
from portal.officers.publication import publish_pending
from portal.officers.recovery import Recovery, joined, store_recovery
from portal.officers.refusals import (
    ForeignKeys,
    LoginTaken,
    NoSuchOffice,
    NoSuchOfficer,
    NotAdmitted,
    NotReady,
    NotYourOffice,
    WrongInvite,
    WrongSignIn,
)
from portal.officers.ring import RingKey, new_ring
from portal.officers.second import Second, new_second
from portal.officers.sign_in import Claim, SignedIn, claim, enrol, present, seed_of, sign_in
from portal.officers.slot import Slot, add_slot, add_slots_of_a_case

__all__ = [
    "WORDS",
    "Admission",
    "Arrival",
    "Claim",
    "Ending",
    "ForeignKeys",
    "Founded",
    "Generation",
    "Invitation",
    "Invite",
    "LoginTaken",
    "Name",
    "Newcomer",
    "NoSuchOffice",
    "NoSuchOfficer",
    "NotAdmitted",
    "NotReady",
    "NotYourOffice",
    "Officer",
    "Pending",
    "Proposal",
    "Recovery",
    "RingKey",
    "Second",
    "SignedIn",
    "Slot",
    "WrongInvite",
    "WrongSignIn",
    "add_slot",
    "add_slots_of_a_case",
    "admissions",
    "admit",
    "arrive",
    "change_password",
    "check_password",
    "claim",
    "damaged",
    "end_officer",
    "endings",
    "enrol",
    "figures",
    "found_member",
    "found_office",
    "generations",
    "invited",
    "joined",
    "make_invite",
    "mark",
    "name_officer",
    "name_to_invite",
    "names",
    "new_ring",
    "new_second",
    "new_token",
    "numbers",
    "newcomer",
    "owner_tag",
    "pending",
    "present",
    "proposed",
    "publish_pending",
    "renew",
    "seed_of",
    "settle",
    "sign_in",
    "store_recovery",
    "tidy_token",
    "token_of",
    "weakness",
]
