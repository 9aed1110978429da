"""`portal duty`: who is awake for which prison, and when."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from sqlalchemy.orm import Session

from portal.cli import CannotRun, WrongUsage
from portal.cli.document import print_document
from portal.cli.ready import upgraded_engine
from portal.config import Settings
from portal.database import reading, writing
from portal.directory import Directory, DirectoryRefused
from portal.duty.beat import beats_of
from portal.duty.post import posts_of
from portal.duty.roster import DAYS, RosterRefused, enter_roster, read_roster
from portal.duty.rota import DAY, awake

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def command() -> None:
    """Duty posts: who is awake for which prison, and when."""


@command.command("import")
@click.argument("file", type=READABLE)
@click.option("--dry-run", is_flag=True, help="Say what stands in FILE; change nothing.")
def import_roster(file: Path, dry_run: bool) -> None:
    """Lay the posts, hours, units and places of FILE (JSON) in place of those of the prisons it names."""
    settings = Settings.from_environment()
    engine = upgraded_engine(settings)
    try:
        rosters = read_roster(json.loads(file.read_text()), _directory(settings))
    except (RosterRefused, ValueError, TypeError) as wrong:
        raise WrongUsage(str(wrong)) from None
    if not dry_run:
        with writing(engine) as session:
            enter_roster(session, rosters)
            session.commit()
    for each in rosters:
        click.echo(f"{each.prison}: {len(each.posts)} posts, {len(each.units)} units")
    if dry_run:
        click.echo("Nothing was changed.")


@command.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_posts(as_json: bool) -> None:
    """Each prison's posts, their hours, and whether one is awake now; 1 when a prison has none."""
    settings = Settings.from_environment()
    engine, directory = upgraded_engine(settings), _directory(settings)
    with reading(engine) as session:
        found = [_prison(session, directory, each.code, settings) for each in directory.prisons]
    if as_json:
        print_document("duty", prisons=found)
    else:
        for prison in found:
            click.echo(f"{prison['prison']}: {'awake' if prison['awake'] else 'nobody awake'} now")
            for post in prison["posts"]:
                click.echo(f"  {post['office']}: {', '.join(post['hours']) or 'no hours'}")
    raise SystemExit(0 if all(prison["posts"] for prison in found) else 1)


def _prison(session: Session, directory: Directory, code: str, settings: Settings) -> dict[str, Any]:
    posts, units = posts_of(session, code), beats_of(session, code)
    there = settings.now().astimezone(ZoneInfo(directory.prison(code).zone))
    return {
        "prison": code,
        "awake": any(awake(post.hours, there) for post in posts),
        "posts": [
            {"office": post.office, "hours": [f"{DAYS[h.day]} {_clock(h.starts)}-{_clock(h.ends)}" for h in post.hours]}
            for post in posts
        ],
        "units": {unit: len(places) for unit, places in units.items()},
    }


def _clock(minute: int) -> str:
    return f"{minute % DAY // 60:02}:{minute % 60:02}" if minute != DAY else "24:00"


def _directory(settings: Settings) -> Directory:
    try:
        return Directory.load(settings)
    except DirectoryRefused as refused:
        raise CannotRun(f"PORTAL_DIRECTORY: {settings.directory_file} is refused ({refused.why})") from None
