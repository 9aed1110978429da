"""`portal packs`: the rules of each jurisdiction, and whether they hold the floor."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from portal import policy
from portal.cli import CannotRun, WrongUsage
from portal.cli.document import print_document
from portal.config import Settings
from portal.policy import Clock, Pack

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document instead of sentences.")


@click.group()
def command() -> None:
    """The rules of each jurisdiction."""


@command.command(name="list")
@as_json
def list_command(as_json: bool) -> None:
    """Every pack on the shelf."""
    more = Settings.from_environment().packs
    packs = [_pack(name, more) for name in policy.ids(more)]
    if as_json:
        print_document("packs", packs=[_in_short(pack) for pack in packs])
        return
    for pack in packs:
        click.echo(f"{pack.id:18} {pack.title}{'  (draft)' if pack.draft else ''}")


@command.command(name="show")
@click.argument("name")
@as_json
def show_command(name: str, as_json: bool) -> None:
    """The clocks of a pack, each with status and source."""
    pack = _pack(name, Settings.from_environment().packs)
    if as_json:
        print_document("packs", pack=_in_full(pack))
        return
    click.echo(f"{pack.title} ({pack.id} {pack.version}, {pack.hash[:12]})")
    for clock in pack.clocks.values():
        rule = clock.rule
        click.echo(f"  {clock.id:10} {rule.n} {rule.unit}  [{rule.status}] {rule.source}")


@command.command(name="check")
@click.argument("name")
@as_json
def check_command(name: str, as_json: bool) -> None:
    """Whether a pack, by id or by path, holds the floor; 1 when it does not."""
    more = Settings.from_environment().packs
    pack = _read(Path(name), more) if name.endswith(".toml") else _pack(name, more)
    parent = _pack(pack.extends, more) if pack.extends else None
    found = policy.findings(pack, parent)
    if as_json:
        listed = [vars(finding) for finding in found]
        print_document("packs", ok=not found, findings=listed, unverified=pack.unverified, draft=pack.draft)
    else:
        for finding in found:
            click.echo(f"{finding.rule}  {finding.field}: {finding.says}")
        click.echo(f"{pack.id}: {'weaker than the floor' if found else 'ok'}; {len(pack.unverified)} not confirmed")
    sys.exit(1 if found else 0)


@command.command(name="diff")
@click.argument("first")
@click.argument("second")
@as_json
def diff_command(first: str, second: str, as_json: bool) -> None:
    """The clocks in which two packs differ."""
    more = Settings.from_environment().packs
    one, other = _pack(first, more).clocks, _pack(second, more).clocks
    names = sorted(name for name in {**one, **other} if one.get(name) != other.get(name))
    pairs = [(name, _limit(one.get(name)), _limit(other.get(name))) for name in names]
    if as_json:
        print_document("packs", differences=[{"clock": name, first: a, second: b} for name, a, b in pairs])
        return
    for name, before, after in pairs:
        click.echo(f"{name:10} {_words(before)}  ->  {_words(after)}")


def _pack(name: str, more: Path | None) -> Pack:
    try:
        return policy.pack(name, more)
    except policy.NoSuchPack:
        raise WrongUsage(f"no pack {name!r}") from None
    except policy.PackRefused as refused:
        raise click.ClickException(f"{name}: {refused}") from None


def _read(path: Path, more: Path | None) -> Pack:
    try:
        return policy.read(path, more)
    except (OSError, UnicodeDecodeError):
        raise CannotRun(f"{path} cannot be read") from None
    except policy.NoSuchPack as missing:
        raise CannotRun(f"{path} extends {missing}, which is not there") from None
    except policy.PackRefused as refused:
        raise click.ClickException(f"{path}: {refused}") from None


def _in_short(pack: Pack) -> dict[str, Any]:
    return {
        "id": pack.id,
        "title": pack.title,
        "version": pack.version,
        "hash": pack.hash,
        "extends": pack.extends or None,
        "draft": pack.draft,
        "unverified": len(pack.unverified),
    }


def _in_full(pack: Pack) -> dict[str, Any]:
    return {
        **_in_short(pack),
        "sources": list(pack.sources),
        "zone": pack.zone or None,
        "weekend": list(pack.weekend),
        "climbs": list(pack.climbs),
        "watch_days": pack.watch_days,
        "clocks": {clock.id: _limit(clock) for clock in pack.clocks.values()},
        "unverified": pack.unverified,
        "departures": dict(pack.departures),
    }


def _limit(clock: Clock | None) -> dict[str, Any] | None:
    if clock is None:
        return None
    rule = clock.rule
    return {
        "n": rule.n,
        "unit": rule.unit,
        "against": rule.against,
        "lapse": clock.lapse,
        "kinds": list(clock.kinds),
        "urgency": list(clock.urgency),
        "status": rule.status,
        "source": rule.source,
    }


def _words(limit: dict[str, Any] | None) -> str:
    return f"{limit['n']} {limit['unit']}" if limit else "none"
