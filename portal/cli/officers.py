"""`portal officers`: empty names, endings, and who there is. It lets nobody in: only a member of the office can."""

from __future__ import annotations

import csv
import secrets
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
from sqlalchemy.orm import Session

from portal import officers
from portal.cases.alone import alone_with
from portal.cli import CannotRun, WrongUsage
from portal.cli.ready import directory_if_here, site_needed, upgraded_engine
from portal.config import Settings
from portal.database import reading, writing
from portal.directory import Directory, OfficerEntry
from portal.officers import LoginTaken, Name, NoSuchOffice, NoSuchOfficer
from portal.officers.officer import tidy_login
from portal.sessions import Store
from portal.vault import Site

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEEDED = ("login", "name", "office", "held")
KNOWN = (*NEEDED, "identity", "line", "worked_at", "trained", "languages", "stated")


@click.group()
def command() -> None:
    """Invite, end and list officers."""


@command.command()
@click.argument("file", type=READABLE)
def invite(file: Path) -> None:
    """Make the empty names in FILE (CSV: login,name,office,held; or also identity,line,worked_at,trained…).

    `held` is `no`: who is held in a prison reads, sorts, translates and answers nobody's letters (R-80).
    A name opens nothing. A member of the office makes the invitation, at Colleagues, and hands it over.
    """
    settings = Settings.from_environment()
    engine = upgraded_engine(settings)
    site, directory = site_needed(settings, engine), directory_needed(settings)
    made = list(_names_in(file))
    with writing(engine) as session:
        for name in made:
            _make(session, site, directory, name)
        session.commit()
    for name in made:
        click.echo(f"{name.login}\t{name.office}\t{name.name}")
    click.echo("Now a member of each office invites them: sign in, then Colleagues.")


@command.command()
@click.argument("name")
@click.option("--anyway", is_flag=True, help="Although nobody else can open letters that NAME has.")
def end(name: str, anyway: bool) -> None:
    """NAME (at sign-in) leaves: signed out and shut out now, in the directory with the next publication."""
    settings = Settings.from_environment()
    engine = upgraded_engine(settings)
    site, directory = site_needed(settings, engine), directory_needed(settings)
    with writing(engine) as session:
        if not anyway:
            _demand_handing_over(session, site, directory, name, settings.now().date())
        try:
            ending = officers.end_officer(session, site, directory=directory, login=name, now=settings.now())
        except NoSuchOfficer:
            raise click.ClickException(f"nobody called {name} is in office") from None
        session.commit()
    store = Store(settings)
    ended = store.drop_owner(officers.owner_tag(site, ending.officer))
    store.engine.dispose()
    click.echo(f"{name} is shut out; {ended} sessions ended, all slots deleted.")
    click.echo(f"At the next sign-in of a member, {ending.office} gets a new key. Then: portal keys propose")


def _demand_handing_over(session: Session, site: Site, directory: Directory, name: str, today: date) -> None:
    """Raises ClickException where letters would be left that nobody can open."""
    entries = [each for each in directory.officers if each.login == tidy_login(name) and each.in_office(today)]
    alone = [case for each in entries for case in alone_with(session, site, each, directory=directory, today=today)]
    if alone:
        raise click.ClickException(
            f"{name} alone can open {len(alone)} of the office's open letters; nothing was done. "
            "Hand each to a colleague, or send it on, first. Or, to leave them closed for good: --anyway"
        )


@command.command(name="list")
def list_command() -> None:
    """Everybody, with the mark of their keys, and everybody who is still on the way in."""
    settings = Settings.from_environment()
    engine = upgraded_engine(settings)
    site, directory = site_needed(settings, engine), directory_needed(settings)
    with reading(engine) as session:
        for line in _lines(session, site, directory, settings.now().date()):
            click.echo("\t".join(line))


def directory_needed(settings: Settings) -> Directory:
    directory = directory_if_here(settings)
    if directory is None:
        raise CannotRun(f"PORTAL_DIRECTORY: there is no {settings.directory_file} yet: portal keys ceremony")
    return directory


def _make(session: Session, site: Site, directory: Directory, name: Name) -> None:
    try:
        officers.name_officer(session, site, directory=directory, name=name)
    except LoginTaken:
        raise click.ClickException(f"{name.login!r}: somebody has that login; nothing was made") from None
    except NoSuchOffice:
        raise click.ClickException(f"{name.login}: there is no office {name.office!r}; nothing was made") from None


def _names_in(file: Path) -> Iterator[Name]:
    with file.open(newline="", encoding="utf-8-sig") as lines:
        rows = csv.DictReader(lines)
        columns = rows.fieldnames or ()
        if not set(NEEDED) <= set(columns) <= set(KNOWN):
            raise WrongUsage(f"{file}: the first line must name the columns {', '.join(NEEDED)} (known: {KNOWN})")
        for row in rows:
            if (row["held"] or "").strip().casefold() != "no":
                raise WrongUsage(f"{file}, line {rows.line_num}: held must be no: no prisoner can be an officer")
            try:
                yield _name(row)
            except (ValueError, AttributeError):
                raise WrongUsage(f"{file}, line {rows.line_num}: not understood") from None


def _stated(said: str) -> str:
    if said not in ("", "woman", "man"):
        raise ValueError(said)
    return said


def _name(row: dict[str, str]) -> Name:
    return Name(
        id=secrets.token_bytes(16),
        login=row["login"].strip(),
        name=row["name"].strip(),
        office=row["office"].strip(),
        identity=row.get("identity", "").strip().casefold() in ("yes", "1", "true"),
        line=row.get("line", "").strip(),
        worked_at=tuple(row.get("worked_at", "").split()),
        trained=date.fromisoformat(row["trained"].strip()) if row.get("trained", "").strip() else None,
        languages=tuple(row.get("languages", "").split()) or ("en",),
        stated=_stated(row.get("stated", "").strip()),
    )


def _lines(session: Session, site: Site, directory: Directory, today: date) -> Iterator[list[str]]:
    left = {each.officer for each in officers.endings(session, site)}
    for entry in sorted(directory.officers, key=lambda each: (each.office, each.login)):
        shown = " ".join(officers.mark(entry.box, entry.sign)), officers.figures(entry.box, entry.sign)
        yield [entry.office, entry.login, entry.name, _state(entry, left, today), *shown]
    known = {each.id for each in directory.officers}
    for name in officers.names(session, site):
        if name.id not in known:
            yield [name.office, name.login, name.name, officers.newcomer(session, name).state]


def _state(entry: OfficerEntry, left: set[bytes], today: date) -> str:
    if entry.id in left:
        return "ended"
    return "in office" if entry.in_office(today) else "not in office"
