"""`portal keys propose · sign · publish`: how the directory changes, with the root's secret never on a host."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from portal.cli import WrongUsage
from portal.cli.key_words import changes, check_admissions
from portal.cli.ready import directory_if_here, key_in, signing_key, site_needed, upgraded_engine
from portal.config import Settings
from portal.database import reading, writing
from portal.directory import (
    Directory,
    DirectoryRefused,
    PackEntry,
    PlanRefused,
    opened_keys,
    planned,
    publish,
    sign,
    with_founded,
    write_whole,
)
from portal.officers import pending, proposed, settle
from portal.policy import NoSuchPack, pack
from portal.register import OtherDirectory, enter_directory
from portal.vault import Keys, Refused, Site, canonical

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
WRITABLE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=READABLE, required=False)
@click.option("--out", type=WRITABLE, default=Path("directory.proposal"), help="Where the proposal is written.")
def propose(file: Path | None, out: Path) -> None:
    """Write the next directory, unsigned: FILE (toml or json) with prisons and offices, and all that waits here."""
    settings = Settings.from_environment()
    engine = upgraded_engine(settings)
    site = site_needed(settings, engine)
    before = directory_if_here(settings)
    plan = _plan_in(file) if file else {}
    with reading(engine) as session:
        directory, forged = proposal(session, settings, site=site, before=before, plan=plan)
    for each in forged:
        click.echo(f"LEFT OUT: nobody entitled signed what waits for {each}", err=True)
    write_whole(out, canonical(directory.as_json()))
    for line in changes(before, directory):
        click.echo(line)
    click.echo(f"wrote {out}: version {directory.version}. Take it to the root: portal keys sign {out}")


@click.command(name="sign")
@click.argument("proposal", type=READABLE)
@click.option("--root-key", type=READABLE, required=True, help="The root's secret, as `portal keys root` made it.")
@click.option("--since", type=READABLE, help="The directory signed last: only what changes is shown.")
@click.option("--out", type=WRITABLE, default=Path("directory.signed"))
def sign_command(proposal: Path, root_key: Path, since: Path | None, out: Path) -> None:
    """Sign a proposal, off line. Read what it says first: marks and figures as you heard them from the offices."""
    try:
        directory = Directory.from_json(proposal.read_bytes())
        before = Directory.from_json(since.read_bytes()[64:]) if since else None
    except DirectoryRefused:
        raise WrongUsage("that is not a proposal, or not a directory") from None
    if before and directory.version <= before.version:
        raise click.ClickException(f"version {directory.version} is not after {before.version}")
    for line in changes(before, directory):
        click.echo(line)
    if forged := check_admissions(directory):
        raise click.ClickException(f"not let in by a member of their office: {', '.join(forged)}")
    write_whole(out, sign(_root_in(root_key), directory))
    click.echo(f"wrote {out}: version {directory.version}")


@click.command(name="publish")
@click.argument("file", type=READABLE)
def publish_command(file: Path) -> None:
    """Check the root's signature, enter the version in the book, and put the directory in force on this host."""
    settings = Settings.from_environment()
    engine = upgraded_engine(settings)
    site = site_needed(settings, engine)
    with writing(engine) as session:
        try:
            directory = put_in_force(session, settings, site=site, blob=file.read_bytes())
        except DirectoryRefused as refused:
            raise click.ClickException(f"{file} is refused ({refused.why})") from None
        except OtherDirectory:
            raise click.ClickException(
                f"the book knows another directory of this version, or a later one: {file}"
            ) from None
        session.commit()
    click.echo(f"version {directory.version} is in force")


def put_in_force(session: Session, settings: Settings, *, site: Site, blob: bytes) -> Directory:
    """Raises DirectoryRefused, OtherDirectory. The file is there before the caller commits; doing it again mends it."""

    def enter(version: int, blob: bytes) -> int:
        return enter_directory(session, site, version, blob)

    directory = publish(blob, settings=settings, enter=enter)
    settle(session, site, directory=directory)
    return directory


def proposal(
    session: Session, settings: Settings, *, site: Site, before: Directory | None, plan: dict[str, Any]
) -> tuple[Directory, tuple[str, ...]]:
    """The next directory, and whose waiting papers were left out because nobody entitled signed them."""
    today = settings.now().date()
    base = before or Directory(0, today, bytes(32), bytes(32), bytes(32))
    try:
        base = planned(base, plan)
        for founded in _founded(settings):
            base = with_founded(base, founded)
        base = replace(_with_keys(base, settings, plan), packs=_packs(base, settings))
    except PlanRefused as wrong:
        raise WrongUsage(str(wrong)) from None
    found = pending(session, site, directory=base)
    return proposed(base, found, today=today), found.forged


def founded_folder(settings: Settings) -> Path:
    """Where ceremonies leave the public keys of an office until they are published."""
    return settings.state_folder / "founded"


def _founded(settings: Settings) -> Iterator[dict[str, Any]]:
    for path in sorted(founded_folder(settings).glob("*.json")):
        yield json.loads(path.read_bytes())


def _with_keys(base: Directory, settings: Settings, plan: dict[str, Any]) -> Directory:
    """Of worker and book from their files, where this host has them; of the tallies as the plan says."""
    found = {"worker": base.worker, "checkpoint": base.checkpoint, "statistics": base.statistics}
    if settings.worker_file.exists():
        found["worker"] = key_in(settings.worker_file, "escrow", "PORTAL_WORKER_FILE").public
    if settings.signing_key_file.exists():
        found["checkpoint"] = signing_key(settings).verify
    if office := plan.get("statistics"):
        try:
            found["statistics"] = base.office(office).ring.box
        except LookupError:
            raise PlanRefused(f"statistics: the office {office} has no key yet") from None
    if missing := [name for name, key in found.items() if not any(key)]:
        raise PlanRefused(f"no key for {', '.join(missing)}: portal keys init, or name an office for statistics")
    return replace(base, worker=found["worker"], checkpoint=found["checkpoint"], statistics=found["statistics"])


def _packs(base: Directory, settings: Settings) -> tuple[PackEntry, ...]:
    """The rules every prison follows, pinned to their text as this host has it."""
    try:
        found = [pack(name, settings.packs) for name in sorted({prison.pack for prison in base.prisons})]
    except NoSuchPack as missing:
        raise PlanRefused(f"there is no pack {missing}") from None
    return tuple(PackEntry(each.id, each.version, each.hash) for each in found)


def _plan_in(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text()
        plan = json.loads(text) if file.suffix == ".json" else tomllib.loads(text)
    except ValueError as wrong:
        raise WrongUsage(f"{file}: {wrong}") from None
    if not isinstance(plan, dict):
        raise WrongUsage(f"{file}: not a table")
    return plan


def _root_in(path: Path) -> Keys:
    try:
        return opened_keys(path.read_bytes(), click.prompt("Passphrase", hide_input=True))
    except Refused:
        raise click.ClickException("wrong passphrase, or not a root file") from None
