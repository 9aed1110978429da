"""`portal route explain`: who a filing goes to, and why."""

from __future__ import annotations

from typing import Any

import click

from portal import policy, routing
from portal.cli import CannotRun, WrongUsage
from portal.cli.deadlines import KINDS, URGENCIES
from portal.cli.document import print_document
from portal.cli.moments import zone_from
from portal.cli.ready import directory_if_here
from portal.cli.route_table import command as table_command
from portal.config import Settings
from portal.directory import Directory, NotInDirectory
from portal.policy import Pack
from portal.questions import FILERS, urgency_with
from portal.routing import EXCLUSIONS, REASONS, Excluded, Route


@click.group()
def command() -> None:
    """Explain who a filing goes to."""


command.add_command(table_command)


@command.command()
@click.option("--pack", "pack_id", help="Left out, the prison's own.")
@click.option("--kind", type=click.Choice(KINDS), required=True)
@click.option("--topic", default="")
@click.option("--by", type=click.Choice(["staff", "prisoner", "other", "unsaid"]), default="unsaid")
@click.option("--urgency", type=click.Choice(URGENCIES), default="none")
@click.option("--filer", type=click.Choice(FILERS), default="prisoner")
@click.option("--prison", default="")
@click.option("--take-off", "taken_off", multiple=True, metavar="OFFICER")
@click.option("--no-chain", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
def explain(*, pack_id: str | None, taken_off: tuple[str, ...], no_chain: bool, as_json: bool, **asked: Any) -> None:
    """The recommended office with reasons, the others, who is out, the waiting chain and the readers."""
    settings = Settings.from_environment()
    directory = directory_if_here(settings)
    if directory is None:
        raise CannotRun("PORTAL_DIRECTORY: there is no directory to route by: portal demo, or portal keys publish")
    pack = _pack(pack_id or _pack_of(asked["prison"], directory), settings)
    zone = zone_from(_zone_of(asked["prison"], directory) or pack.zone or settings.zone)
    today = settings.now().astimezone(zone).date()
    found = routing.route(**asked, directory=directory, today=today, not_=taken_off, chain=not no_chain)
    off = (*taken_off, *found.advised_off)
    readers = routing.readers(found.recommended, directory, today, off) if found.recommended else ()
    logins = [reader.login for reader in readers]
    if as_json:
        urgency = urgency_with(asked["kind"], asked["topic"], asked["urgency"])
        clocks = [clock.id for clock in pack.clocks_for(asked["kind"], urgency)]
        _print(found, directory, pack, asked=asked, clocks=clocks, logins=logins)
    else:
        _say(found, logins)


def _pack(name: str, settings: Settings) -> Pack:
    try:
        return policy.pack(name, settings.packs)
    except policy.NoSuchPack:
        raise WrongUsage(f"no pack {name!r}") from None
    except policy.PackRefused as refused:
        raise CannotRun(f"{name}: {refused}") from None


def _pack_of(prison: str, directory: Directory) -> str:
    try:
        return directory.prison(prison).pack or policy.DEFAULT_PACK
    except NotInDirectory:
        return policy.DEFAULT_PACK


def _zone_of(prison: str, directory: Directory) -> str:
    try:
        return directory.prison(prison).zone
    except NotInDirectory:
        return ""


def _print(
    found: Route, directory: Directory, pack: Pack, *, asked: dict[str, Any], clocks: list[str], logins: list[str]
) -> None:
    print_document(
        "route",
        pack={"id": pack.id, "version": pack.version, "hash": pack.hash},
        input=asked,
        recommended=found.recommended,
        reasons=[
            {"code": code, "text": REASONS[code].text, "norms": list(REASONS[code].norms)} for code in found.reasons
        ],
        allowed=[
            {"office": each.office} | ({"only_if_asked": True} if each.only_if_asked else {}) for each in found.allowed
        ],
        excluded=[_excluded(each) for each in found.excluded],
        chain=[{"office": office, "after": "answer", "grant": "waiting"} for office in found.chain],
        readers=[{"officer": login} for login in logins],
        clocks=clocks,
        internal_step="internal_step_advised" in found.reasons,
        time_bar=_time_bar(pack),
    )


def _excluded(each: Excluded) -> dict[str, str]:
    who = {"office": each.office} if each.office else {"officer": each.officer}
    return who | {"code": each.code, "text": EXCLUSIONS[each.code]}


def _time_bar(pack: Pack) -> dict[str, Any] | None:
    """Shown, never enforced (V-16)."""
    if pack.time_bar is None:
        return None
    return {"n": pack.time_bar.rule.n, "unit": pack.time_bar.rule.unit, "exempt": list(pack.time_bar.exempt)}


def _say(found: Route, logins: list[str]) -> None:
    click.echo(f"recommended: {found.recommended or 'nobody'}")
    for code in found.reasons:
        click.echo(f"  because: {REASONS[code].text} ({code})")
    for each in found.allowed:
        click.echo(f"  allowed: {each.office}{' (only if asked)' if each.only_if_asked else ''}")
    for out in found.excluded:
        click.echo(f"  excluded: {out.office or out.officer} ({out.code})")
    click.echo(f"  then: {' > '.join(found.chain) or 'nobody'}")
    click.echo(f"  readers: {', '.join(logins) or 'nobody'}")
