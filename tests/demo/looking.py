"""A demo that was made, looked at as its people do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine

from portal import officers
from portal.access import OfficerViewer, visible_to
from portal.cases import Docket, read_case
from portal.cases.listing import DeskList, desk_list
from portal.cases.rows import case_of
from portal.cli.demonstration.cast import PASSWORD
from portal.cli.demonstration.description import description
from portal.cli.demonstration.place import Place
from portal.cli.work import Workplace
from portal.database import reading, writing
from portal.directory import Directory
from portal.mailboxes.door import Mailbox, enter
from portal.vault import Site
from portal.vault.opener import Opener


@dataclass
class Demo:
    place: Place
    engine: Engine

    @property
    def says(self) -> dict[str, Any]:
        return description(self.place, self.place.made() or {})

    @property
    def site(self) -> Site:
        return Site.load(self.place.settings.site_file, kdf=self.place.settings.kdf)

    @property
    def directory(self) -> Directory:
        return Directory.load(self.place.settings)

    def officer(self, login: str) -> OfficerViewer:
        now = self.place.settings.now()
        with writing(self.engine) as session:
            claim = officers.claim(session, self.site, login=login, second="000000", now=now, easy=True)
            seed = officers.seed_of(claim, self.site, stretched=self.site.stretch(PASSWORD, "officer", claim.id))
            return officers.sign_in(session, claim, site=self.site, directory=self.directory, seed=seed, now=now)

    def desk(self, login: str, name: str = "today") -> DeskList:
        with reading(self.engine) as session:
            today = self.place.settings.now().date()
            return desk_list(session, self.site, self.officer(login), name, today=today, limit=500)

    def mailbox(self, story: str) -> Mailbox | None:
        known = next(each for each in self.says["mailboxes"] if each["story"] == story)
        opener = Opener(known.get("code") or known["drawer"])
        with reading(self.engine) as session:
            return enter(session, self.site, opener.stretched(self.site))

    def docket(self, story: str) -> Docket:
        case = self.case(story)
        mailbox = self.mailbox(story)
        assert mailbox is not None
        with reading(self.engine) as session:
            sight = visible_to(session, self.site, mailbox, case)
            assert sight is not None
            read_case(session, self.directory, sight)
            return sight.docket

    def case(self, story: str) -> bytes:
        found = case_of(next(each["case"] for each in self.says["stories"] if each["id"] == story))
        assert found is not None
        return found

    def move(self, days: int) -> dict[str, Any]:
        later = self.place.settings.now() + timedelta(days=days)
        self.place.clock_file.write_text(later.isoformat())
        desk = Workplace.open(self.place.settings)
        done = desk.round()
        desk.engine.dispose()
        desk.store.engine.dispose()
        return done
