"""The mailbox door: a number opens it; letters are read, and more is said."""

from portal.web.mailbox import (
    check_in,
    consents,
    enter,
    letter,
    keepings,
    letters,
    more,
    opening,
    remedies,
    renewal,
    reviews,
    wishes,
    withdrawals,
)
from portal.web.mailbox.address import blueprint

__all__ = [
    "blueprint",
    "check_in",
    "consents",
    "enter",
    "letter",
    "letters",
    "more",
    "opening",
    "remedies",
    "renewal",
    "keepings",
    "reviews",
    "wishes",
    "withdrawals",
]
