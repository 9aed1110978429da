"""Every refusal has a name; the door turns the name into words and keeps what was typed."""

from __future__ import annotations


class RefusedAct(Exception):
    """An act that may not be done now, and why."""


class NoOffice(RefusedAct):
    """No office was chosen, or there is none of that name."""


class OfficeNotAllowed(RefusedAct):
    """This office may not get this letter: `code` as in the routing table."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class OfficeClosed(RefusedAct):
    """The office was open when it was chosen and is not any more."""


class ReadersChanged(RefusedAct):
    """Other people could open it than the ones shown. Show them again before sending."""


class DirectoryChanged(RefusedAct):
    """The book knows a later directory than this host: it must not seal to keys that may be withdrawn."""


class NoReader(RefusedAct):
    """Everyone who could read it was taken off."""


class NothingSaid(RefusedAct):
    """An answer, a question or an addition without a word."""


class AlreadyAnswered(RefusedAct):
    """A colleague was first. `by` is an officer's id in hex, `day` ISO."""

    def __init__(self, by: str, day: str) -> None:
        super().__init__(by)
        self.by, self.day = by, day


class WroteMeanwhile(RefusedAct):
    """The person said more after the officer read the case: nothing is answered that was not read."""
