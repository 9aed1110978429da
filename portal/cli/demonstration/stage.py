"""The stage: everything a letter can go through, by the same verbs as everywhere, at any moment of the past."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from portal.access import Complainant, OfficerViewer, letter, visible_to
from portal.cases import Case, CaseInSight, docket_box
from portal.casework.add import add
from portal.casework.answer import answer
from portal.casework.ask import ask
from portal.casework.bundle import Receipt
from portal.casework.collect import collect
from portal.casework.dates import place_of
from portal.casework.draft import Draft, give_door, new_draft, note_all_told
from portal.casework.escalate import escalate
from portal.casework.lodge import lodge
from portal.casework.open import open_case
from portal.casework.prepare import prepare
from portal.casework.tell_punishment import tell_punishment
from portal.cli.demonstration.founding import Staff
from portal.directory import Directory
from portal.mailboxes.door import enter, make_door
from portal.vault import Keys, Site
from portal.vault.opener import Opener


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
    numbers: dict[bytes, int] = field(default_factory=dict, repr=False)
    """Case → which letter of its mailbox it is, where it was lodged here."""
    mailboxes: dict[str, Complainant] = field(default_factory=dict, repr=False)
    signed_in: dict[str, OfficerViewer] = field(default_factory=dict, repr=False)

    def viewer(self, login: str, now: datetime) -> OfficerViewer:
        """Signed in anew, so that keys made for one case are in the hand too."""
        officer = self.staff.sign_in(self.session, login, site=self.site, directory=self.directory, now=now)
        self.signed_in[login] = officer
        return officer

    def stretch(self, code: str) -> bytes:
        if code not in self.stretched:
            self.stretched[code] = Opener(code).stretched(self.site)
        return self.stretched[code]

    def mailbox(self, code: str) -> Complainant:
        """Raises NotInSight when there is no such door."""
        if code not in self.mailboxes:
            found = enter(self.session, self.site, self.stretch(code))
            if found is None:
                raise NotInSight(code)
            self.mailboxes[code] = found
        return self.mailboxes[code]

    def empty_mailbox(self, code: str) -> None:
        """A door nothing was sent through."""
        lookup, key = self.site.doors(self.stretch(code))[0]
        make_door(self.session, lookup, key, Keys.new().seed)

    def draft(self, code: str, **answers: Any) -> Draft:
        """A letter through the door of `code`: a new door, or the one that is there."""
        with suppress(NotInSight):
            there = self.mailbox(code)
            return new_draft(answers, (there.seed, there.door_key)) | {"code": code}
        draft = new_draft(answers) | {"code": code}
        give_door(draft, *self.site.doors(self.stretch(code))[0])
        return draft

    def lodge(
        self, code: str, *, now: datetime, language: str = "", with_it: Callable[[Draft], None] | None = None,
        **answers: Any,
    ) -> Receipt:  # fmt: skip
        """`with_it` adds what is no answer, such as a voice. Raises the refusals of `prepare`."""
        draft = self.draft(code, **answers)
        note_all_told(draft, place_of(answers.get("prison", ""), self.directory, zone=self.zone).pack)
        if with_it:
            with_it(draft)
        bundle = prepare(draft, directory=self.directory, now=now, zone=self.zone, language=language or self.language)
        receipt = lodge(self.session, bundle, site=self.site)
        self.numbers[receipt.case] = receipt.number
        return receipt

    def desk(self, login: str, case: bytes, now: datetime) -> tuple[OfficerViewer, CaseInSight]:
        """An officer before a case; signs in again when the key for it is not in the hand. Raises NotInSight."""
        officer = self.signed_in.get(login) or self.viewer(login, now)
        found = visible_to(self.session, self.site, officer, case)
        if found is None:
            officer = self.viewer(login, now)
            found = visible_to(self.session, self.site, officer, case)
        if found is None:
            raise NotInSight(login)
        return officer, found

    def in_mailbox(self, code: str, case: bytes) -> tuple[Complainant, CaseInSight]:
        """A person before a letter. Raises NotInSight."""
        mailbox, number = self.mailbox(code), self.numbers.get(case)
        by_number = letter(self.session, self.site, mailbox, number) if number is not None else None
        found = by_number or visible_to(self.session, self.site, mailbox, case)
        if found is None:
            raise NotInSight
        return mailbox, found

    def act(self, login: str, case: bytes, verb: Callable[..., object], *, now: datetime, **said: Any) -> None:
        """Any verb of an officer; `said` are its own words."""
        officer, sight = self.desk(login, case, now)
        verb(self.session, sight, officer, site=self.site, directory=self.directory, now=now, **said)

    def say(self, code: str, case: bytes, verb: Callable[..., object], *, now: datetime, **said: Any) -> None:
        """Any verb of the person."""
        mailbox, sight = self.in_mailbox(code, case)
        verb(self.session, sight, mailbox, site=self.site, directory=self.directory, now=now, **said)

    def open(self, login: str, case: bytes, *, now: datetime) -> None:
        officer, sight = self.desk(login, case, now)
        open_case(self.session, sight, officer, site=self.site, directory=self.directory, now=now)

    def ask(self, login: str, case: bytes, text: str, *, now: datetime, language: str = "") -> int:
        officer, sight = self.desk(login, case, now)
        return ask(
            self.session, sight, officer, text=text, language=language or self.language,
            site=self.site, directory=self.directory, now=now,
        )  # fmt: skip

    def answer(
        self, login: str, case: bytes, text: str, *, now: datetime, decision: str = "yes", language: str = "",
        remedy: str = "", remedy_due: date | None = None,
    ) -> int:  # fmt: skip
        """*Yes* and *partly* promise what the answer says, within a week, unless another remedy is named."""
        officer, sight = self.desk(login, case, now)
        return answer(
            self.session, sight, officer, decision=decision, text=text, remedy=remedy or text,
            remedy_due=remedy_due or now.date() + timedelta(days=7), language=language or self.language,
            site=self.site, directory=self.directory, now=now,
        )  # fmt: skip

    def add(self, code: str, case: bytes, text: str, *, now: datetime, language: str = "") -> int:
        mailbox, sight = self.in_mailbox(code, case)
        return add(
            self.session, sight, mailbox, text=text, language=language or self.language,
            site=self.site, directory=self.directory, now=now,
        )  # fmt: skip

    def punished(
        self, code: str, case: bytes, text: str = "", *, now: datetime, language: str = "", visit: str = "",
        once: str = "",
    ) -> int:  # fmt: skip
        mailbox, sight = self.in_mailbox(code, case)
        return tell_punishment(
            self.session, sight, mailbox, text=text, visit=visit, once=once, language=language or self.language,
            site=self.site, directory=self.directory, now=now,
        )  # fmt: skip

    def collect(self, code: str, case: bytes, *, now: datetime) -> None:
        sight = self.in_mailbox(code, case)[1]
        collect(self.session, sight, site=self.site, directory=self.directory, now=now)

    def escalate(self, case: bytes, *, now: datetime) -> str | None:
        """The office one late case went to, or None; what the worker does by itself to all of them."""
        row = self.session.get_one(Case, case)
        return escalate(
            self.session, row, docket_box.opened(self.site, row.id, row.docket), site=self.site, worker=self.worker,
            directory=self.directory, now=now,
        )  # fmt: skip
