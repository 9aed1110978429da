"""The stage: everything a letter can go through, by the same verbs as everywhere, at any moment of the past."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from portal.access import Complainant, OfficerViewer, Viewer, visible_to
from portal.cases import Case, CaseInSight
from portal.cases import docket as dockets
from portal.casework.add import add
from portal.casework.answer import answer
from portal.casework.ask import ask
from portal.casework.bundle import Receipt
from portal.casework.collect import collect
from portal.casework.draft import Draft, give_door, new_draft
from portal.casework.escalate import escalate
from portal.casework.lodge import lodge
from portal.casework.open import open_case
from portal.casework.prepare import prepare
from portal.casework.tell_punishment import tell_punishment
from portal.cli.demonstration.founding import Staff
from portal.directory import Directory
from portal.mailboxes.door import enter, make_door
from portal.vault import Keys, Site


class NotInSight(LookupError):
    """Whoever should act on the case does not see it."""


@dataclass
class Stage:
    """One session, one directory. Whoever uses it commits."""

    session: Session
    site: Site
    directory: Directory
    staff: Staff
    worker: Keys
    zone: str
    language: str = "en"
    stretched: dict[str, bytes] = field(default_factory=dict, repr=False)
    """Codes already stretched: the slow step once for each mailbox."""

    def viewer(self, login: str, now: datetime) -> OfficerViewer:
        """Signed in anew, so that keys made for one case are in the hand too."""
        return self.staff.sign_in(self.session, login, site=self.site, directory=self.directory, now=now)

    def stretch(self, code: str) -> bytes:
        if code not in self.stretched:
            self.stretched[code] = self.site.stretch(code, "code")
        return self.stretched[code]

    def mailbox(self, code: str) -> Complainant:
        """Raises NotInSight when there is no such door."""
        found = enter(self.session, self.site, self.stretch(code))
        if found is None:
            raise NotInSight(code)
        return found

    def empty_mailbox(self, code: str) -> None:
        """A door nothing was sent through."""
        lookup, key = self.site.doors(self.stretch(code))[0]
        make_door(self.session, lookup, key, Keys.new().seed)

    def draft(self, code: str, **answers: Any) -> Draft:
        """A letter through the door of `code`: a new door, or the one that is there."""
        there = enter(self.session, self.site, self.stretch(code))
        if there is not None:
            return new_draft(answers, (there.seed, there.door_key)) | {"code": code}
        draft = new_draft(answers) | {"code": code}
        give_door(draft, *self.site.doors(self.stretch(code))[0])
        return draft

    def lodge(self, code: str, *, now: datetime, language: str = "", **answers: Any) -> Receipt:
        """Raises the refusals of `prepare`."""
        draft = self.draft(code, **answers)
        bundle = prepare(draft, directory=self.directory, now=now, zone=self.zone, language=language or self.language)
        return lodge(self.session, bundle, site=self.site)

    def sight(self, viewer: Viewer, case: bytes) -> CaseInSight:
        """Raises NotInSight."""
        found = visible_to(self.session, self.site, viewer, case)
        if found is None:
            raise NotInSight
        return found

    def open(self, login: str, case: bytes, *, now: datetime) -> None:
        officer = self.viewer(login, now)
        open_case(self.session, self.sight(officer, case), officer, site=self.site, now=now)

    def ask(self, login: str, case: bytes, text: str, *, now: datetime, language: str = "") -> int:
        officer = self.viewer(login, now)
        return ask(
            self.session, self.sight(officer, case), officer, text=text, language=language or self.language,
            site=self.site, directory=self.directory, now=now,
        )  # fmt: skip

    def answer(
        self, login: str, case: bytes, text: str, *, now: datetime, decision: str = "yes", language: str = ""
    ) -> int:
        officer = self.viewer(login, now)
        return answer(
            self.session, self.sight(officer, case), officer, decision=decision, text=text,
            language=language or self.language, site=self.site, directory=self.directory, now=now,
        )  # fmt: skip

    def add(self, code: str, case: bytes, text: str, *, now: datetime, language: str = "") -> int:
        mailbox = self.mailbox(code)
        return add(
            self.session, self.sight(mailbox, case), mailbox, text=text, language=language or self.language,
            site=self.site, directory=self.directory, now=now,
        )  # fmt: skip

    def punished(self, code: str, case: bytes, text: str = "", *, now: datetime, language: str = "") -> int:
        mailbox = self.mailbox(code)
        return tell_punishment(
            self.session, self.sight(mailbox, case), mailbox, text=text, language=language or self.language,
            site=self.site, directory=self.directory, now=now,
        )  # fmt: skip

    def collect(self, code: str, case: bytes, *, now: datetime) -> None:
        collect(self.session, self.sight(self.mailbox(code), case), site=self.site, now=now)

    def escalate(self, case: bytes, *, now: datetime) -> str | None:
        """The office one late case went to, or None; what the worker does by itself to all of them."""
        row = self.session.get_one(Case, case)
        return escalate(
            self.session, row, dockets.opened(self.site, row.id, row.docket), site=self.site, worker=self.worker,
            directory=self.directory, now=now,
        )  # fmt: skip
