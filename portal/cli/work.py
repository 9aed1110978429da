"""`portal work`: what falls due without anybody asking. Any number of these may run."""

from __future__ import annotations

import logging
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import click
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from portal.cases import unsent
from portal.casework.clear import clear, clear_files
from portal.casework.clear_beside import clear_beside
from portal.casework.inbox import report_unopened
from portal.casework.recalculate import recalculate
from portal.casework.stir import stir
from portal.casework.sweep import sweep
from portal.casework.tell_forced import tell_forced
from portal.cli import CannotRun, metrics
from portal.cli.book import BookFaulty, sign_book
from portal.cli.children import Work, keep_no_core, keep_running
from portal.cli.document import print_document
from portal.cli.locks import require_safe
from portal.cli.logs import to_standard_error
from portal.cli.ready import key_in, signing_key, site_needed, upgraded_engine
from portal.config import Settings
from portal.database import forget_what_was_written, reading, writing
from portal.directory import DirectoryRefused, InForce, write_whole
from portal.duty import anything_to_do, carry_out
from portal.evidence import Blobs
from portal.policy import look_also_in
from portal.protection import tellings
from portal.register import BookDamaged, checkpoint_due
from portal.sessions import Store
from portal.tables import KEPT
from portal.vault import Keys, Site

LOG = logging.getLogger("portal.work")
ERRANDS = 15
"""Looks for tasks between two rounds, two seconds apart."""


@click.command()
@click.option("--once", is_flag=True, help="One round, then end; 1 when the book has faults.")
@click.option("--json", "as_json", is_flag=True)
def command(once: bool, as_json: bool) -> None:
    """Do what falls due: lapses, checkpoints, sweeping."""
    settings = Settings.from_environment()
    require_safe(settings)
    to_standard_error()
    if not once:
        ready = partial(click.echo, "portal: working", err=True)
        sys.exit(keep_running([steadily(settings), *metrics.beside(settings)], when_ready=ready))
    keep_no_core()
    desk = Workplace.open(settings)
    done = desk.round()
    if as_json:
        print_document("work", **done)
    else:
        click.echo(", ".join(f"{number} {name}" for name, number in done.items()))
    sys.exit(1 if desk.faulty else 0)


def steadily(settings: Settings) -> Work:
    """Round after round, until the process is ended. A round that fails is named in the log, and the next one tries."""

    def work(ready: Callable[[], None]) -> None:
        desk = Workplace.open(settings)
        ready()
        while True:
            try:
                desk.round()
            except Exception:
                LOG.exception("a round failed")
            for _ in range(ERRANDS if settings.clock == "system" else 1):
                Event().wait(2)
                errands(desk)

    return work


def errands(desk: Workplace) -> None:
    """Between two rounds: who is in danger does not wait for the next."""
    try:
        desk.errands()
    except Exception:
        LOG.exception("the errands failed")


@dataclass
class Workplace:
    """What a round needs. It holds no key of an office and none of a case."""

    settings: Settings
    engine: Engine
    site: Site
    worker: Keys
    book: Keys
    in_force: InForce
    store: Store
    faulty: bool = False

    @classmethod
    def open(cls, settings: Settings) -> Workplace:
        """Raises CannotRun, naming what is missing."""
        engine = upgraded_engine(settings)
        look_also_in(settings.packs)
        site = site_needed(settings, engine)
        worker = key_in(settings.worker_file, "escrow", "PORTAL_WORKER_FILE")
        desk = cls(settings, engine, site, worker, signing_key(settings), InForce(settings), Store(settings))
        try:
            desk.in_force()
        except DirectoryRefused as refused:
            raise CannotRun(f"PORTAL_DIRECTORY: {settings.directory_file} is refused ({refused.why})") from None
        return desk

    def round(self) -> dict[str, Any]:
        now = self.settings.now()
        new_session = partial(writing, self.engine)
        recalculate(new_session, site=self.site, worker=self.worker, directory=self.in_force(), now=now)
        swept = sweep(new_session, site=self.site, worker=self.worker, directory=self.in_force(), now=now)
        unopened = report_unopened(new_session, site=self.site, directory=self.in_force(), now=now)
        self._purge(now)
        self.store.sweep(datetime.now(UTC))
        Blobs(Path(self.settings.blobs)).sweep()
        done = {
            "lapsed": swept.lapsed,
            "escalated": swept.escalated,
            "messages": swept.messages + unopened,
            "checkpoints": self._sign(now),
            "rotated": 0,
        }
        self.errands()
        self._clear(now)
        self._stir(now)
        metrics.mark_round(self.settings)
        return done

    def errands(self) -> int:
        """How many tasks the duty posts were told of."""
        site, worker, directory, now = self.site, self.worker, self.in_force(), self.settings.now()
        with reading(self.engine) as session:
            if not anything_to_do(session, site=site, worker=worker, directory=directory, now=now):
                return 0
        tell_forced(partial(writing, self.engine), site=site, directory=directory, now=now)
        with writing(self.engine) as session:
            told = carry_out(session, site=site, worker=worker, directory=directory, now=now)
            session.commit()
        return told

    def _purge(self, now: datetime) -> None:
        """Answers that were begun more than a week ago and never sent."""
        with writing(self.engine) as session:
            unsent.purge(session, self.site, now.date())
            session.commit()

    def _clear(self, now: datetime) -> None:
        """Once a day: what is kept no longer is erased, with the photos and voices that this host keeps."""
        cleared, day = self.settings.state_folder / "cleared", now.date().isoformat()
        if cleared.exists() and cleared.read_text() == day:
            return
        new_session = partial(writing, self.engine)
        gone = clear(new_session, site=self.site, now=now)
        gone += clear_beside(
            new_session, site=self.site, worker=self.worker, directory=self.in_force(), now=now, tables=KEPT
        )
        with new_session() as session:
            tellings.purge(session, self.site, now.date())
            session.commit()
        if gone:
            forget_what_was_written(self.engine)
        with reading(self.engine) as session:
            clear_files(session, Blobs(Path(self.settings.blobs)), site=self.site, worker=self.worker)
        write_whole(cleared, day.encode())

    def _stir(self, now: datetime) -> None:
        """Once in a week of the calendar; this host remembers which. What cannot be done now is tried next round."""
        stirred, week = self.settings.state_folder / "stirred", now.strftime("%G-W%V")
        if stirred.exists() and stirred.read_text() == week:
            return
        try:
            stir(self.engine)
        except (SQLAlchemyError, sqlite3.Error):
            LOG.error("the rows could not be stirred: somebody holds them")
        else:
            write_whole(stirred, week.encode())

    def _sign(self, now: datetime) -> int:
        """How many checkpoints were signed. A book with faults is never signed: that would make them the truth."""
        with reading(self.engine) as session:
            if not checkpoint_due(session, now.date()):
                return 0
        try:
            sign_book(self.engine, self.settings, site=self.site, key=self.book, now=now)
        except (BookFaulty, BookDamaged):
            self.faulty = True
            LOG.error("the book has faults and was not signed; run: portal register verify")
            return 0
        return 1
