"""The checks of `portal doctor`, one small question each. A check returns None, or says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.engine import make_url

from portal import register
from portal.cli.pack_pages import not_adopted
from portal.config import BadSetting, Settings, locks_of_production
from portal.database import engine_for, reading, revisions
from portal.directory import (
    Directory,
    DirectoryRefused,
    NotInDirectory,
    drafts_in_force,
    not_as_pinned,
    packs_in_force,
)
from portal.duty.post import hours_of, posts_of
from portal.languages import offered
from portal.policy import NoSuchPack, PackRefused
from portal.vault import Refused, Site

Check = Callable[[Settings], dict[str, Any]]
ALL: list[Check] = []
FAULTS = (OSError, Refused, BadSetting, NotInDirectory, NoSuchPack, PackRefused)
HORIZON = timedelta(days=60)
"""How far ahead the holidays must be known: further than most answers take."""


class Note(str):
    """Something to know that is not wrong."""


def check(ask: Callable[[Settings], str | None]) -> Check:
    """What stops the asking is the answer. A failing database driver is named by its kind: it may quote a password."""

    @wraps(ask)
    def answered(settings: Settings) -> dict[str, Any]:
        try:
            says = ask(settings)
        except DirectoryRefused as refused:
            says = f"the directory is refused ({refused.why}): portal keys status"
        except FAULTS as fault:
            says = f"{type(fault).__name__}: {fault}".rstrip(": ")
        except Exception as fault:
            says = f"could not be checked ({type(fault).__name__})"
        return {
            "id": ask.__name__,
            "ok": says is None or isinstance(says, Note),
            **({} if says is None else {"says": says}),
        }

    ALL.append(answered)
    return answered


@check
def production(settings: Settings) -> str | None:
    return "; ".join(locks_of_production(settings, drafts=drafts_in_force(settings))) or None


@check
def database(settings: Settings) -> str | None:
    with _engine(settings).connect() as connection:
        connection.execute(text("SELECT 1"))
    return None


@check
def migrations(settings: Settings) -> str | None:
    at, needs = revisions(_engine(settings))
    return None if at == needs else f"the tables are at {at}, this version needs {needs}: portal db upgrade"


@check
def fsync(settings: Settings) -> str | None:
    """Whether what is committed survives a power cut."""
    with _engine(settings).connect() as connection:
        if connection.dialect.name == "sqlite":
            level = connection.exec_driver_sql("PRAGMA synchronous").scalar()
            return None if level in (2, 3) else "SQLite does not wait for the disk (synchronous)"
        wanted = ("fsync", "synchronous_commit", "full_page_writes")
        off = [name for name in wanted if connection.exec_driver_sql(f"SHOW {name}").scalar() == "off"]
    return f"PostgreSQL does not wait for the disk ({', '.join(off)})" if off else None


@check
def site_file(settings: Settings) -> str | None:
    if settings.site_file.stat().st_mode & 0o077:
        return f"{settings.site_file} can be read by others; set its mode to 0600"
    site = Site.load(settings.site_file, kdf=settings.kdf)
    with reading(_engine(settings)) as session:
        belongs = register.belongs(session, site)
    return "this site file did not make this database" if belongs is False else None


@check
def clock(settings: Settings) -> str | None:
    moment = settings.now()
    if settings.clock != "system":
        return f"the clock is a file and says {moment.isoformat(timespec='seconds')}"
    return None if moment.year >= 2026 else f"the system's clock says {moment.date()}"


@check
def directory(settings: Settings) -> str | None:
    return None if Directory.load(settings).offices else "the directory names no office"


@check
def office_keys(settings: Settings) -> str | None:
    """Whether each open office has a key and at least one member who can use it."""
    named, today = Directory.load(settings), settings.now().date()
    idle = [each.id for each in named.offices if each.open and not (each.rings and named.members(each.id, today))]
    return f"nobody can open what is sent to {', '.join(idle)}" if idle else None


@check
def packs(settings: Settings) -> str | None:
    """Whether the rules in force are the pinned ones and meant to be; unconfirmed numbers are named and run."""
    if strangers := not_as_pinned(settings, Directory.load(settings)):
        return f"not the text the directory pins: {', '.join(strangers)}"
    if drafts := drafts_in_force(settings):
        return f"drafts are in force: {', '.join(drafts)}"
    if (waiting := _not_adopted(settings)) and settings.env == "production":
        return f"in force without a signed page: {', '.join(waiting)}: portal packs adopt"
    unconfirmed = [f"{each.id} {field}" for each in packs_in_force(settings) for field in each.unverified]
    return Note(f"unconfirmed: {', '.join(unconfirmed)}") if unconfirmed else None


@check
def calendar_horizon(settings: Settings) -> str | None:
    needed = settings.now().date() + HORIZON
    ends = {each.id: max(each.holidays, default=None) for each in packs_in_force(settings)}
    short = [
        f"{name}: holidays end {end}" if end else f"{name}: no holidays are listed"
        for name, end in ends.items()
        if end is None or end < needed
    ]
    return "; ".join(short) or None


@check
def languages(settings: Settings) -> str | None:
    missing = set(settings.locales or ()) - set(offered(settings))
    return f"not complete, so not offered: {', '.join(sorted(missing))}" if missing else None


@check
def names(settings: Settings) -> str | None:
    """Whether each prison and each open office is called something in every language that is offered."""
    named, spoken = Directory.load(settings), set(offered(settings))
    places = [*((each.code, each.names) for each in named.prisons), *((o.id, o.names) for o in named.offices if o.open)]
    without = [f"{name} ({', '.join(sorted(spoken - set(said)))})" for name, said in places if spoken - set(said)]
    return f"without a name: {', '.join(without)}" if without else None


@check
def protection(settings: Settings) -> str | None:
    """Whether each open office outside has somebody who may know names: nobody else there could protect a person who
    gave theirs to that office alone, or a child somebody told it of."""
    named, today = Directory.load(settings), settings.now().date()
    outside = [each for each in named.offices if each.outside and each.open and each.identity_ring is not None]
    without = [each.id for each in outside if not any(who.identity for who in named.members(each.id, today))]
    return f"nobody may know a name, or who a child is, in {', '.join(without)}: portal officers" if without else None


@check
def duty_posts(settings: Settings) -> str | None:
    """Whether somebody is awake for each prison, at some hour at least."""
    named = Directory.load(settings)
    with reading(_engine(settings)) as session:
        without = [each.code for each in named.prisons if not hours_of(posts_of(session, each.code))]
    return f"not ready for production: no duty post for {', '.join(without)}: portal duty import" if without else None


def _not_adopted(settings: Settings) -> list[str]:
    site = Site.load(settings.site_file, kdf=settings.kdf)
    with reading(_engine(settings)) as session:
        return not_adopted(session, site, settings=settings, directory=Directory.load(settings))


def _engine(settings: Settings) -> Engine:
    """Raises FileNotFoundError rather than making an empty SQLite file by looking."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise FileNotFoundError(f"there is no {url.database}: portal db upgrade")
    return engine_for(settings.database_url)
