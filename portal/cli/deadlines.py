"""`portal deadlines explain`: how a date came about, day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import click

from portal import policy
from portal.cli import CannotRun, WrongUsage
from portal.cli.document import print_document
from portal.cli.moments import day_from, event_from, moment_from, zone_from
from portal.cli.ready import directory_if_here
from portal.config import Settings
from portal.deadlines import Calendar, Due, Event, NoEnd, Step, due, state_of
from portal.directory import NotInDirectory, PrisonEntry
from portal.languages import before, before_the_end_of
from portal.policy import Clock, Pack

KINDS = ("request", "complaint", "report", "retaliation", "interview")
URGENCIES = ("none", "danger", "imminent", "life")
RULE = "rule"
"""The id of the clock that `--rule` makes."""


@click.group()
def command() -> None:
    """Explain how a date came about."""


@command.command()
@click.option("--pack", "pack_id", help="The pack whose clocks to run.")
@click.option("--rule", help="One clock instead: a number and h, d, wd, w or m, such as 10wd.")
@click.option("--against", type=click.Choice(["office", "person"]), default="office", show_default=True)
@click.option("--kind", type=click.Choice(KINDS), default="complaint", show_default=True)
@click.option("--topic", default="")
@click.option("--variant", default="")
@click.option("--urgency", type=click.Choice(URGENCIES), default="none", show_default=True)
@click.option("--filed", required=True, help="When it was handed in: a day or a time.")
@click.option("--zone", default="")
@click.option("--prison", default="", help="A prison of the directory: its zone, weekend and pack.")
@click.option("--weekend", default="", help="Such as sat,sun.")
@click.option("--holiday", "holidays", multiple=True, help="A day that does not count; may be repeated.")
@click.option("--event", "events", multiple=True, help="NAME@TIME or NAME@TIME={…}; may be repeated.")
@click.option("--now", default="", help="When to look; left out, at the last thing that happened.")
@click.option("--json", "as_json", is_flag=True)
def explain(
    *,
    pack_id: str | None,
    rule: str | None,
    against: str,
    filed: str,
    events: tuple[str, ...],
    now: str,
    as_json: bool,
    **asked: Any,
) -> None:
    """Every clock of a filing with its last good day and each step to it."""
    settings = Settings.from_environment()
    prison = _prison(asked["prison"], settings)
    if pack_id is None and prison is not None and rule is None:
        pack_id = prison.pack or policy.DEFAULT_PACK
    if (pack_id is None) == (rule is None):
        raise WrongUsage("say --pack or --rule, one of them")
    pack = _pack(pack_id, settings) if pack_id is not None else None
    calendar = _calendar(asked, pack, prison, settings)
    zone = calendar.zone_info
    handed_in = moment_from(filed, zone).astimezone(zone)
    happened = [event_from(text, zone) for text in events]
    looked = moment_from(now, zone) if now else max([handed_in, *(event.at for event in happened)])
    clocks = pack.clocks_for(asked["kind"], asked["urgency"]) if pack else (_clock_of(str(rule), against),)
    described = [_described(clock, _due(clock, handed_in, calendar, happened), happened, looked) for clock in clocks]
    if as_json:
        _print(pack, calendar, handed_in, described)
    else:
        _say(described)


def _prison(code: str, settings: Settings) -> PrisonEntry | None:
    if not code:
        return None
    directory = directory_if_here(settings)
    if directory is None:
        raise CannotRun("PORTAL_DIRECTORY: there is no directory to find a prison in")
    try:
        return directory.prison(code)
    except NotInDirectory:
        raise WrongUsage(f"no prison {code!r} in the directory") from None


def _pack(name: str, settings: Settings) -> Pack:
    try:
        return policy.pack(name, settings.packs)
    except policy.NoSuchPack:
        raise WrongUsage(f"no pack {name!r}; there are {', '.join(policy.ids(settings.packs))}") from None
    except policy.PackRefused as refused:
        raise CannotRun(f"{name}: {refused}") from None


def _calendar(asked: dict[str, Any], pack: Pack | None, prison: PrisonEntry | None, settings: Settings) -> Calendar:
    """What was typed wins, then the prison's own, then the pack's."""
    zone = asked["zone"] or (prison and prison.zone) or (pack and pack.zone) or settings.zone
    weekend = tuple(asked["weekend"].split(",")) if asked["weekend"] else None
    of_the_place = prison.weekend if prison else (pack.weekend if pack else ("sat", "sun"))
    holidays = frozenset(map(day_from, asked["holidays"])) | (pack.holidays if pack else frozenset())
    try:
        return Calendar(zone_from(zone).key, of_the_place if weekend is None else weekend, holidays)
    except ValueError as wrong:
        raise WrongUsage(str(wrong)) from None


def _clock_of(text: str, against: str) -> Clock:
    try:
        rule = policy.rule_of(text, against="person" if against == "person" else "office")
    except ValueError as wrong:
        raise WrongUsage(str(wrong)) from None
    return Clock(id=RULE, rule=replace(rule, source="--rule"), stage=RULE, lapse="")


def _due(clock: Clock, filed: datetime, calendar: Calendar, events: list[Event]) -> Due:
    try:
        return due(clock.rule, filed, calendar, events)
    except (NoEnd, OverflowError, ValueError):
        raise WrongUsage(f"{clock.id}: this clock never runs out") from None


def _described(clock: Clock, found: Due, events: list[Event], now: datetime) -> dict[str, Any]:
    rule = clock.rule
    return {
        "id": clock.id,
        "stage": clock.stage,
        "rule": {"n": rule.n, "unit": rule.unit},
        "against": rule.against,
        "status": rule.status,
        "source": rule.source,
        "starts": found.starts.isoformat(),
        "due": found.due.isoformat(),
        "late_from": found.late_from.isoformat(),
        "promised": [day.isoformat() for day in found.promised],
        "state": state_of(found, events, now),
        "lapse": _lapse(clock),
        "says": before(found.due, "en") if isinstance(found.due, datetime) else before_the_end_of(found.due, "en"),
        "steps": [_step(step) for step in found.steps],
    }


def _lapse(clock: Clock) -> dict[str, str] | None:
    """What a lapse does; which office is above stands in the directory."""
    if not clock.lapse:
        return None
    return {"act": clock.lapse, "to": "office_above" if clock.lapse == "escalate" else "office_list"}


def _step(step: Step) -> dict[str, Any]:
    told: dict[str, Any] = {"day": step.day.isoformat(), "counts": step.counts}
    return told | ({"n": step.n} if step.counts else {"why": step.why})


def _print(pack: Pack | None, calendar: Calendar, filed: datetime, clocks: list[dict[str, Any]]) -> None:
    print_document(
        "deadlines",
        pack={"id": pack.id, "version": pack.version, "hash": pack.hash} if pack else None,
        zone=calendar.zone,
        filed=filed.isoformat(),
        clocks=clocks,
    )


def _say(clocks: list[dict[str, Any]]) -> None:
    for clock in clocks:
        rule = clock["rule"]
        click.echo(f"{clock['id']}: {rule['n']} {rule['unit']}, {clock['says']} ({clock['state']}; {clock['status']})")
        for step in clock["steps"]:
            click.echo(f"  {step['day']}  {step['n'] if step['counts'] else '-':>3}  {step.get('why', '')}")
