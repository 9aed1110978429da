"""Why an officer is not let in, or may not let somebody in. The door turns each name into a sentence."""

from __future__ import annotations


class WrongSignIn(Exception):
    """Name, password or second factor is wrong: which one is nobody's business."""


class NotAdmitted(Exception):
    """The password is right, but the signed directory does not name these keys (yet)."""

    def __init__(self, mark: tuple[str, ...], figures: str) -> None:
        super().__init__("the directory does not name these keys")
        self.mark, self.figures = mark, figures


class WrongInvite(Exception):
    """No open invitation for that login has these words."""


class LoginTaken(Exception):
    """An officer or an empty name has that login."""


class NoSuchOffice(Exception):
    """The directory has no such office."""


class NoSuchOfficer(Exception):
    """Nobody of that name is in office."""


class NotYourOffice(Exception):
    """Only a member of the same office may do this."""


class ForeignKeys(Exception):
    """The keys in a pending invite are not those the holder of the token made: somebody changed them."""


class NotReady(Exception):
    """Nobody has used the invitation yet."""
