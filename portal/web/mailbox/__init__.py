"""The mailbox door: a number opens it; letters are read, and more is said."""

from portal.web.mailbox import enter, letter, letters, more, opening
from portal.web.mailbox.address import blueprint

__all__ = ["blueprint", "enter", "letter", "letters", "more", "opening"]
