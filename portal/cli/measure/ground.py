"""A portal of its own in a temporary folder, at full strength, with as many cases as asked for."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, insert

from portal import register
from portal.access import OfficerViewer
from portal.cases import lapse
from portal.cases.case import Case
from portal.cases.docket import Docket
from portal.cases.envelope import Envelope
from portal.cases.grant import EACH, Grant
from portal.cases.queue import iso_week, queue_tag
from portal.casework.lodge import lodge
from portal.casework.prepare import prepare
from portal.cli.db import upgrade_tables
from portal.cli.demonstration.cast import CAST, FOUNDED
from portal.cli.demonstration.founding import Staff, found
from portal.cli.demonstration.keyring import make_keys
from portal.cli.demonstration.stage import Stage
from portal.config import Settings
from portal.database import engine_for, writing
from portal.directory import Directory
from portal.vault import Keys, Site
from portal.vault.codes import new_code

BATCH = 2000
KINDS = ("cell", "food", "visits", "health", "hurt")
OWN_SHARE = 0.03
"""Of all cases, how many lie with the inspectorate whose list is measured: 3,000 of 100,000."""


@dataclass
class Ground:
    settings: Settings
    engine: Engine
    site: Site
    directory: Directory
    staff: Staff = field(repr=False)
    worker: Keys = field(repr=False)
    cases: int = 0

    @property
    def now(self) -> datetime:
        return self.settings.now()

    def viewer(self, login: str) -> OfficerViewer:
        with writing(self.engine) as session:
            return self.staff.sign_in(session, login, site=self.site, directory=self.directory, now=self.now)

    def grow(self, cases: int) -> None:
        """Up to `cases`: the inspectorate's own through the verbs, the others as random bytes of the right sizes."""
        own = int((cases - self.cases) * OWN_SHARE)
        self._lodge(own)
        for start in range(own, cases - self.cases, BATCH):
            self._fill(min(BATCH, cases - self.cases - start))
        self.cases = cases

    def requests(self, count: int, office: str) -> None:
        """That many requests lie with an office."""
        self._lodge(count, office, kind="request")

    def _lodge(self, count: int, office: str = "inspectorate", kind: str = "complaint") -> None:
        kinds = ("cell", "food", "visits", "papers", "things") if kind == "request" else KINDS
        for start in range(0, count, 25):
            with writing(self.engine) as session:
                stage = Stage(session, self.site, self.directory, self.staff, self.worker, self.settings.zone)
                code = new_code()
                for number in range(start, min(start + 25, count)):
                    text = f"Letter {number}: the shower on our landing has been cold since last week."
                    answers = {
                        "office": office,
                        "kind": kind,
                        "prison": "NGT",
                        "topic": kinds[number % 5],
                        "text": text,
                    }
                    draft = stage.draft(code, **answers)
                    bundle = prepare(
                        draft, directory=self.directory, now=self.now, zone=self.settings.zone, language="en"
                    )
                    lodge(session, bundle, site=self.site)
                session.commit()

    def _fill(self, count: int) -> None:
        """Open clocks of the head office, all due at the end of this week, so that a sweep has to weigh each."""
        random = secrets.token_bytes
        names = [random(16) for _ in range(count)]
        queue = queue_tag(self.site, self.directory.office("central").ring.id, "open", iso_week(self.now.date()))
        open_until = partial(lapse.shut, self.site, docket=self._open(), at=self.now)
        cases = [
            {
                "id": name,
                "queue": queue,
                "docket": random(1865),
                "particulars": random(2121),
                "lapse": open_until(case=name),
            }
            for name in names
        ]
        grants = [{"tag": random(16), "case_id": name, "sealed": random(256)} for name in names for _ in range(EACH)]
        envelopes = [{"id": random(16), "case_id": name, "box": random(2121)} for name in names for _ in range(2)]
        with self.engine.begin() as connection:
            connection.execute(insert(Case), cases)
            connection.execute(insert(Grant), grants)
            connection.execute(insert(Envelope), envelopes)

    def _open(self) -> Docket:
        return Docket(
            office="central", ring=bytes(16), kind="complaint", pack="un-mandela", filed=self.now,
            zone=self.settings.zone, due=self.now.date() + timedelta(days=4), book=bytes(32),
        )  # fmt: skip


@contextmanager
def ground() -> Iterator[Ground]:
    """Full-strength Argon2id, SQLite as it is served, everything under one temporary folder that goes away."""
    with TemporaryDirectory(prefix="portal-bench-") as name:
        folder = Path(name)
        settings = _settings(folder)
        root = Keys.new()
        settings = replace(settings, root=root.verify)
        keyring = make_keys(settings, root)
        upgrade_tables(settings)
        site, engine = Site.load(settings.site_file, settings.kdf), engine_for(settings.database_url)
        staff = Staff.of(CAST, site)
        with writing(engine) as session:
            register.keep_check(session, site)
            directory = found(session, CAST, staff=staff, site=site, held=keyring, settings=settings, now=FOUNDED)
            session.commit()
        yield Ground(settings, engine, site, directory, staff, keyring.worker)
        engine.dispose()


def _settings(folder: Path) -> Settings:
    clock = folder / "clock"
    clock.write_text("2026-10-05T08:30:00+01:00")
    return Settings.from_environment(
        {
            "PORTAL_ENV": "test",
            "PORTAL_KDF": "65536:3:1",
            "PORTAL_ZONE": "Europe/London",
            "PORTAL_CLOCK": f"file:{clock}",
            "PORTAL_DATABASE_URL": f"sqlite:///{folder}/portal.db",
            "PORTAL_STORE_URL": f"sqlite:///{folder}/store.db",
            "PORTAL_BLOBS": f"{folder}/blobs",
            "PORTAL_SITE_FILE": f"{folder}/site.json",
            "PORTAL_WORKER_FILE": f"{folder}/worker.json",
            "PORTAL_SIGNING_KEY_FILE": f"{folder}/register.key",
            "PORTAL_DIRECTORY": f"{folder}/directory.signed",
            "PORTAL_STATE": f"{folder}/state",
        }
    )
