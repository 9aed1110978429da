"""Books to tamper with."""

import random
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from portal.database import reading, writing
from portal.register import Leaf, Page, Report, checkpoint, enter, origin_of, verify
from portal.vault import Keys, Site

START = datetime(2026, 10, 1, 3, tzinfo=UTC)


@dataclass
class Book:
    """A book with its site file, its signing key, and the checkpoints somebody kept outside."""

    engine: Engine
    site: Site
    key: Keys
    kept: list[str]

    def verify(self, *, site: Site | None = None, **more: object) -> Report:
        with reading(self.engine) as session:
            return verify(session, site=site or self.site, key=self.key.verify, **more)  # type: ignore[arg-type]

    def without_site_file(self, **more: object) -> Report:
        with reading(self.engine) as session:
            return verify(session, key=self.key.verify, **more)  # type: ignore[arg-type]

    def pages(self) -> list[Leaf]:
        with reading(self.engine) as session:
            columns = select(Page.number, Page.tag, Page.proof, Page.link).order_by(Page.number)
            return [Leaf(*row) for row in session.execute(columns)]


def new_site(*older: Site) -> Site:
    return Site((secrets.token_bytes(32),), (8, 1, 1))


def file_some(session: Session, site: Site, count: int) -> list[tuple[bytes, int]]:
    """Random acts of random cases."""
    acts: list[tuple[bytes, int]] = []
    for _ in range(count):
        if acts and random.random() < 0.6:
            book, act = acts.pop(random.randrange(len(acts)))
            enter(session, site, book, act + 1, secrets.token_bytes(8))
            acts.append((book, act + 1))
        else:
            book = secrets.token_bytes(32)
            enter(session, site, book, 0, secrets.token_bytes(8), case=secrets.token_bytes(16))
            acts.append((book, 0))
    return acts


def a_book(engine: Engine, *, days: int = 2, acts: int = 30, tail: int = 12) -> Book:
    """Some days, each closed by a checkpoint, then a tail that no checkpoint covers yet."""
    site, key = new_site(), Keys.new()
    kept = []
    with writing(engine) as session:
        for day in range(days):
            file_some(session, site, acts)
            kept.append(checkpoint(session, site, key, origin_of(site), START + timedelta(days=day)))
        file_some(session, site, tail)
        session.commit()
    return Book(engine, site, key, kept)
