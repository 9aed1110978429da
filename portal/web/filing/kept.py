"""Whether a letter may be kept on the phone it is written on, and what of it may."""

from __future__ import annotations

from portal.casework.draft import Draft
from portal.questions import group_of
from portal.web.filing.helped import is_helped
from portal.web.filing.own_phone import desk_is_open
from portal.web.shared import at_kiosk, here

LEFT_OUT = ("code", "last4", "notice", "helped")
"""Never kept: the number that opens the mailbox, and what belongs to one page."""


def may_be_kept(draft: Draft) -> bool:
    """Not at a kiosk, beside a desk, on a helper's phone, on that of somebody whose employer may look at it; nor a
    lawyer's letter, which goes out of an open mailbox."""
    apart = is_helped(draft) or draft.get("counsel") or group_of(draft["answers"]) == "staff"
    return not (apart or at_kiosk() or desk_is_open())


def page_key(draft: Draft) -> str:
    """Under this the phone's key lies from page to page of this letter; it goes with the session. 32 hex digits."""
    return here().site.key("phone-page", draft["case_seed"], size=16).hex() if may_be_kept(draft) else ""
