"""`portal feed import`: what a prison tells of everybody, sealed to the inspectorate at once."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from portal.cli import CannotRun, WrongUsage
from portal.cli.locks import require_safe
from portal.cli.ready import directory_if_here, site_needed, upgraded_engine
from portal.config import Settings
from portal.database import writing
from portal.directory import Directory, NotInDirectory
from portal.protection.feed import KINDS, BadLine, lines_of
from portal.protection.lists import NobodyWatches
from portal.protection.take_in import take_in

WHY = {
    "columns": "wants: date,number,unit,detail",
    "date": "the date is not YYYY-MM-DD",
    "later": "the date is still to come",
    "number": "no person number",
    "long": "a cell is too long",
    "eighteen": "the detail of a roll is empty, or the day somebody turns eighteen: YYYY-MM-DD",
}
SHOWN = 50
"""Bad lines named one by one."""


@click.group()
def command() -> None:
    """What prisons tell of everybody: sanctions, moves, transfers, work, rosters, appraisals."""


@command.command("import")
@click.option("--kind", type=click.Choice(KINDS), required=True)
@click.option("--prison", required=True, metavar="CODE")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(*, kind: str, prison: str, file: Path) -> None:
    """Seal a CSV file (date, number, unit, detail; one line for everybody) to the inspectorate.

    A line without a detail says that nothing happened to that person; the date of an admission may carry its hour
    (2026-10-05T14:30), from which its 24 hours run. Bad lines are named, the others are taken; 1
    when there was a bad one.
    """
    settings = Settings.from_environment()
    require_safe(settings)
    directory = _directory(settings, prison)
    lines, bad = lines_of(_text(file), kind=kind, prison=prison, today=settings.now().date())
    engine = upgraded_engine(settings)
    site = site_needed(settings, engine)
    with writing(engine) as session:
        try:
            made = take_in(session, site, directory, prison, lines, today=settings.now().date())
        except NobodyWatches:
            raise CannotRun(f"no inspectorate watches {prison}: nothing was kept") from None
        session.commit()
    _name(bad)
    click.echo(f"{len(lines)} lines sealed in {made} segments, {len(bad)} bad lines")
    sys.exit(1 if bad else 0)


def _directory(settings: Settings, prison: str) -> Directory:
    directory = directory_if_here(settings)
    if directory is None:
        raise CannotRun("PORTAL_DIRECTORY: there is no directory to seal by")
    try:
        directory.prison(prison)
    except NotInDirectory:
        raise WrongUsage(f"no prison {prison!r}") from None
    return directory


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise WrongUsage(f"{file} is not UTF-8") from None


def _name(bad: list[BadLine]) -> None:
    for each in bad[:SHOWN]:
        click.echo(f"line {each.line}: {WHY[each.why]}", err=True)
    if len(bad) > SHOWN:
        click.echo(f"and {len(bad) - SHOWN} more", err=True)
