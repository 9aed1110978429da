"""A small world for tests: two prisons, four offices, seven officers, all keys, founded exactly as the demo is.

    def test_something(world: World) -> None:
        receipt = world.lodge("inspectorate", text="He hit me.", topic="hurt", by="staff")
        assert world.sight(world.viewer("inspector.adeyemi"), receipt.case)
        assert world.sight(world.viewer("director.northgate"), receipt.case) is None

Every method is one committed transaction at `world.now`, which a test may set (it is the clock file of
`world.settings`, so `create_app(world.settings)` and the commands go by it too).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from portal import register
from portal.access import Complainant, OfficerViewer, Viewer, visible_to
from portal.cases import CaseInSight, Opened, read_case
from portal.casework.advice import about
from portal.casework.bundle import Bundle, Receipt
from portal.casework.draft import Draft
from portal.casework.prepare import prepare
from portal.casework.sweep import Swept, sweep
from portal.cli.demonstration.cast import CAST, FOUNDED
from portal.cli.demonstration.founding import Staff, found
from portal.cli.demonstration.keyring import Keyring, make_keys
from portal.cli.demonstration.stage import Stage
from portal.config import Settings
from portal.database import Base, reading, writing
from portal.directory import Directory
from portal.vault import Keys, Site
from portal.vault.codes import new_code

OFFICES = ("director-northgate", "central", "inspectorate", "ombudsman")
HALE = "inspector.hale"
"""Worked in Northgate."""
MONDAY = datetime(2026, 10, 5, 8, 30, tzinfo=ZoneInfo("Europe/London"))


@dataclass
class World:
    settings: Settings
    engine: Engine
    site: Site
    keyring: Keyring
    staff: Staff = field(repr=False)
    directory: Directory = field(repr=False)
    codes: dict[bytes, str] = field(default_factory=dict)
    """Case id → the code its letter was filed with."""

    @property
    def now(self) -> datetime:
        """The clock file of `settings`: what the web application and the commands read too."""
        return self.settings.now()

    @now.setter
    def now(self, moment: datetime) -> None:
        Path(self.settings.clock.removeprefix("file:")).write_text(moment.isoformat())

    @property
    def root(self) -> Keys:
        return self.keyring.root

    @property
    def worker(self) -> Keys:
        return self.keyring.worker

    def writing(self) -> Session:
        """A writing session; commit it yourself."""
        return writing(self.engine)

    def reading(self) -> Session:
        return reading(self.engine)

    @contextmanager
    def stage(self) -> Iterator[Stage]:
        """The demo's stage over one transaction, committed at the end."""
        with self.writing() as session:
            yield Stage(session, self.site, self.directory, self.staff, self.worker, self.settings.zone)
            session.commit()

    def pass_days(self, days: int = 1) -> None:
        self.now += timedelta(days=days)

    def viewer(self, login: str) -> OfficerViewer:
        """That officer, signed in now, with every ring of his slots."""
        with self.stage() as stage:
            return stage.viewer(login, self.now)

    def mailbox(self, code: str) -> Complainant:
        with self.stage() as stage:
            return stage.mailbox(code)

    def draft(self, office: str = "inspectorate", text: str = "The shower is cold.", *, code: str | None = None,
              **answers: Any) -> Draft:  # fmt: skip
        """A draft whose door is known; `not_` stands for the field `not`."""
        with self.stage() as stage:
            return stage.draft(code or new_code(), **_answers(office, text, answers))

    def bundle(self, office: str = "inspectorate", text: str = "The shower is cold.", *, code: str | None = None,
               language: str = "en", **answers: Any) -> Bundle:  # fmt: skip
        draft = self.draft(office, text, code=code, **answers)
        return prepare(draft, directory=self.directory, now=self.now, zone=self.settings.zone, language=language)

    def lodge(self, office: str = "inspectorate", text: str = "The shower is cold.", *, code: str | None = None,
              language: str = "en", **answers: Any) -> Receipt:  # fmt: skip
        """The receipt; the code is `world.codes[receipt.case]`. The same code twice is the same mailbox."""
        code = code or new_code()
        with self.stage() as stage:
            receipt = stage.lodge(code, now=self.now, language=language, **_answers(office, text, answers))
        self.codes[receipt.case] = code
        return receipt

    def sight(self, viewer: Viewer, case: bytes) -> CaseInSight | None:
        with self.reading() as session:
            return visible_to(session, self.site, viewer, case)

    def read(self, viewer: Viewer, case: bytes) -> Opened:
        """The whole case, as this viewer reads it."""
        with self.reading() as session:
            sight = visible_to(session, self.site, viewer, case)
            assert sight is not None
            return read_case(session, self.directory, sight)

    def open(self, login: str, case: bytes) -> None:
        with self.stage() as stage:
            stage.open(login, case, now=self.now)

    def ask(self, login: str, case: bytes, text: str = "Which day was it?", language: str = "") -> int:
        with self.stage() as stage:
            return stage.ask(login, case, text, now=self.now, language=language)

    def answer(self, login: str, case: bytes, text: str = "It will be mended.", decision: str = "yes",
               language: str = "") -> int:  # fmt: skip
        with self.stage() as stage:
            return stage.answer(login, case, text, now=self.now, decision=decision, language=language)

    def add(self, case: bytes, text: str = "It was Tuesday.") -> int:
        with self.stage() as stage:
            return stage.add(self.codes[case], case, text, now=self.now)

    def punished(self, case: bytes, text: str = "", **more: str) -> int:
        with self.stage() as stage:
            return stage.punished(self.codes[case], case, text, now=self.now, **more)

    def collect(self, case: bytes) -> None:
        with self.stage() as stage:
            stage.collect(self.codes[case], case, now=self.now)

    def sweep(self) -> Swept:
        """What the worker does with what is late."""
        return sweep(self.writing, site=self.site, worker=self.worker, directory=self.directory, now=self.now)


def _answers(office: str, text: str, more: dict[str, Any]) -> dict[str, Any]:
    """Whoever worked in a prison is let read it, as if the person had put him back; not with `let_in=False`."""
    let_in = more.pop("let_in", True)
    answers: dict[str, Any] = {"office": office, "text": text, "kind": "complaint", "prison": "NGT", **more}
    if "not_" in answers:
        answers["not"] = answers.pop("not_")
    return answers | ({"back": [HALE], "back_for": about(answers)} if let_in else {})


@contextmanager
def one_human(world: World, earlier: str, login: str) -> Iterator[None]:
    """As the directory has it after a renewed invitation: what `earlier` did was `login`, under keys of before."""
    known = world.directory
    renamed = (replace(e, login=f"{login}#0badc0de") if e.login == earlier else e for e in known.officers)
    world.directory = replace(known, officers=tuple(renamed))
    yield
    world.directory = known


@pytest.fixture
def world(engine: Engine, database_url: str, settings: Settings, tmp_path: Path, founded: World) -> World:
    """On both engines; its files lie under tmp_path. Founded once a test process, copied for each test.

    A test with a slow step of its own gets a world of its own: codes and passwords depend on it.
    """
    if settings.kdf != founded.settings.kdf:
        empty(engine)
        return found_world(engine, replace(settings, database_url=database_url), tmp_path)
    settings = replace(
        settings, database_url=database_url, root=founded.settings.root, zone="Europe/London",
        clock=f"file:{tmp_path}/clock",
    )  # fmt: skip
    (tmp_path / "clock").write_text(MONDAY.isoformat())
    for name in ("site_file", "worker_file", "signing_key_file", "directory_file"):
        shutil.copy(getattr(founded.settings, name), getattr(settings, name))
    shutil.copytree(founded.settings.state_folder, settings.state_folder, dirs_exist_ok=True)
    return World(settings, engine, founded.site, founded.keyring, founded.staff, founded.directory)


def empty(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())


def found_world(engine: Engine, settings: Settings, folder: Path, offices: tuple[str, ...] = OFFICES) -> World:
    """A world of its own in an empty migrated database; its clock lies in `folder`."""
    root = Keys.new()
    (folder / "clock").write_text(MONDAY.isoformat())
    settings = replace(settings, root=root.verify, zone="Europe/London", clock=f"file:{folder}/clock")
    keyring = make_keys(settings, root)
    site = Site.load(settings.site_file, kdf=settings.kdf)
    cast = CAST.only(offices)
    staff = Staff.of(cast, site)
    with writing(engine) as session:
        register.keep_check(session, site)
        directory = found(session, cast, staff=staff, site=site, held=keyring, settings=settings, now=FOUNDED)
        session.commit()
    return World(settings, engine, site, keyring, staff, directory)
