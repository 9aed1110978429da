"""`portal packs`: the rules of each jurisdiction, and whether they hold the floor."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from portal import policy
from portal.cli import CannotRun, WrongUsage
from portal.cli.document import print_document
from portal.cli.pack_exchange import adopt, depart, load, sign
from portal.cli.pack_json import clocks_json, fields_json, in_full, in_short
from portal.config import Settings
from portal.policy import Finding, Pack

SIGNED = ".pack"
"""How a signed file ends."""

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document instead of sentences.")


@click.group()
def command() -> None:
    """The rules of each jurisdiction."""


for each in (sign, adopt, load, depart):
    command.add_command(each)


@command.command(name="list")
@as_json
def list_command(as_json: bool) -> None:
    """Every pack on the shelf."""
    more = Settings.from_environment().packs
    packs = [_pack(name, more) for name in policy.ids(more)]
    if as_json:
        print_document("packs", packs=[in_short(pack) for pack in packs])
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
        print_document("packs", pack=in_full(pack))
        return
    click.echo(f"{pack.title} ({pack.id} {pack.version}, {pack.hash[:12]})")
    for name, clock in {**pack.clocks, **pack.later}.items():
        rule = clock.rule
        click.echo(f"  {name:10} {rule.n} {rule.unit}  [{rule.status}] {rule.source}")
    for name, says in pack.text.items():
        click.echo(f"  {name}: {says}")


@command.command(name="check")
@click.argument("name")
@click.option("--printed", default="", help="The hash on a poster: must be that of the pack (V-15).")
@as_json
def check_command(name: str, printed: str, as_json: bool) -> None:
    """Whether a pack, by id, by path or as a signed file, holds the floor; 1 when it does not."""
    settings = Settings.from_environment()
    file, pack, found = _looked(name, settings, printed)
    if as_json:
        listed = [vars(finding) for finding in found]
        unverified, draft = (pack.unverified, pack.draft) if pack else ([], False)
        print_document("packs", ok=not found, file=file, findings=listed, unverified=unverified, draft=draft)
    else:
        for finding in found:
            click.echo(f"{file}: {finding.rule}  {finding.field}: {finding.says}")
        if pack:
            says = "weaker than the floor" if found else "ok"
            click.echo(f"{pack.id}: {says}; {len(pack.unverified)} not confirmed")
    sys.exit(1 if found else 0)


@command.command(name="diff")
@click.argument("first")
@click.argument("second")
@as_json
def diff_command(first: str, second: str, as_json: bool) -> None:
    """In which clocks and other fields two packs, by id or by path, differ."""
    more = Settings.from_environment().packs
    one, other = _either(first, more), _either(second, more)
    clocks = _differences(clocks_json(one), clocks_json(other))
    fields = _differences(fields_json(one), fields_json(other))
    if as_json:
        listed = [{"clock": name, first: a, second: b} for name, a, b in clocks]
        print_document(
            "packs", differences=listed, fields=[{"field": name, first: a, second: b} for name, a, b in fields]
        )
        return
    for name, before, after in clocks:
        click.echo(f"{name:10} {_words(before)}  ->  {_words(after)}")
    for name, before, after in fields:
        click.echo(f"{name:10} {_plain(before)}  ->  {_plain(after)}")


def _looked(name: str, settings: Settings, printed: str) -> tuple[str, Pack | None, list[Finding]]:
    """The file, its pack and what is wrong with it; no pack where the text does not fit the schema."""
    try:
        if name.endswith(SIGNED):
            pack, parent = _signed(Path(name))
        else:
            pack = _either(name, settings.packs)
            parent = policy.pack(pack.extends, settings.packs) if pack.extends else None
    except policy.PackRefused as refused:
        return _file(refused.pack or name, name, settings), None, [_schema(refused)]
    return (
        _file(name, name, settings),
        pack,
        policy.findings(pack, parent, today=settings.now().date(), printed=printed),
    )


def _schema(refused: policy.PackRefused) -> Finding:
    return Finding(rule="schema", field=refused.field, says=refused.says)


def _file(pack: str, name: str, settings: Settings) -> str:
    """Where the text of a pack stands: a fault may be in one that this one builds on."""
    if Path(name).stem == pack or pack == name and Path(name).suffix:
        return name
    try:
        return str(policy.path_of(pack, settings.packs))
    except policy.NoSuchPack:
        return name


def _signed(path: Path) -> tuple[Pack, Pack | None]:
    """From nothing but the file. Raises PackRefused where its signature or its hash is wrong."""
    try:
        found = policy.opened(path.read_bytes())
    except OSError:
        raise CannotRun(f"{path} cannot be read") from None
    return found.pack, policy.built(found.pack.extends, found.texts) if found.pack.extends else None


def _either(name: str, more: Path | None) -> Pack:
    """By path or by id. Raises PackRefused."""
    if name.endswith(".toml"):
        return _read(Path(name), more)
    try:
        return policy.pack(name, more)
    except policy.NoSuchPack:
        raise WrongUsage(f"no pack {name!r}") from None


def _differences(one: dict[str, Any], other: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    names = sorted(name for name in {**one, **other} if one.get(name) != other.get(name))
    return [(name, one.get(name), other.get(name)) for name in names]


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


def _plain(value: Any) -> str:
    return "none" if value is None else str(value)


def _words(limit: dict[str, Any] | None) -> str:
    return f"{limit['n']} {limit['unit']}" if limit else "none"
