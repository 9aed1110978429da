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
from portal.deadlines import Calendar, Due, Event, NoEnd, Refused, Step, calendar_of, due, lawful, state_of
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
@click.option("--variant", default="", help="A class of letters that the pack gives another number.")
@click.option(
    "--stage", default="", help="A later stage, an outside body, events, or all; its clocks start at --filed."
)
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
    started = _started(pack, asked, handed_in, happened) if pack else [(_clock_of(str(rule), against), handed_in)]
    described = [_described(clock, since, calendar, happened, looked) for clock, since in started]
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
    typed = frozenset(map(day_from, asked["holidays"]))
    try:
        free = Calendar(zone_from(zone).key, of_the_place if weekend is None else weekend, typed)
    except ValueError as wrong:
        raise WrongUsage(str(wrong)) from None
    if pack is None:
        return free
    of_the_pack = calendar_of(pack, zone=free.zone)
    return replace(of_the_pack, weekend=free.weekend, holidays=of_the_pack.holidays | typed)


def _started(pack: Pack, asked: dict[str, Any], filed: datetime, events: list[Event]) -> list[tuple[Clock, datetime]]:
    """Each clock with the moment that starts it: the filing, or the answer that opens the window to go on."""
    stage, variant = asked["stage"], asked["variant"]
    if variant and variant not in pack.variants:
        raise WrongUsage(
            f"no variant {variant!r} in {pack.id}; there are: {', '.join(sorted(pack.variants)) or 'none'}"
        )
    if stage:
        clocks = [*pack.clocks_of(stage, variant=variant), *([_bar(pack)] if stage == "all" and pack.time_bar else [])]
    else:
        clocks = [*pack.clocks_for(asked["kind"], asked["urgency"], topic=asked["topic"], variant=variant)]
    if not clocks:
        raise WrongUsage(
            f"no clock of a stage {stage!r} in {pack.id}; there are: {', '.join(pack.stages)}, events, all"
        )
    answered = max((event.at for event in events if event.name == "answered"), default=None)
    windows = pack.after(stage or pack.clock("answer").stage) if answered and stage != "all" else ()
    return [(clock, filed) for clock in clocks] + [(clock, answered) for clock in windows if answered]


def _bar(pack: Pack) -> Clock:
    """The local law's time bar as a clock against the person: it stamps, it never blocks (V-16)."""
    bar = pack.time_bar
    if bar is None:
        raise WrongUsage(f"{pack.id} has no time bar")
    return Clock(id="filing.time_bar", rule=bar.rule, stage="filing", lapse="", starts=bar.starts)


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


def _described(clock: Clock, since: datetime, calendar: Calendar, events: list[Event], now: datetime) -> dict[str, Any]:
    rule = clock.rule
    counted, refused = lawful(clock.extension, [event for event in events if _concerns(clock, event)])
    found = _due(clock, since, calendar, counted)
    told = {
        "id": clock.id,
        "stage": clock.stage,
        "rule": {"n": rule.n, "unit": rule.unit},
        "against": rule.against,
        "status": rule.status,
        "source": rule.source,
        "from": clock.starts,
        "starts": found.starts.isoformat(),
        "due": found.due.isoformat(),
        "late_from": found.late_from.isoformat(),
        "promised": [day.isoformat() for day in found.promised],
        "state": state_of(found, counted, now),
        "lapse": _lapse(clock),
        "says": before(found.due, "en") if isinstance(found.due, datetime) else before_the_end_of(found.due, "en"),
        "steps": [_step(step) for step in found.steps],
    }
    return told | _lengthening(clock, refused, calendar)


def _concerns(clock: Clock, event: Event) -> bool:
    """Whether an event touches a clock: what happened to the letter does not touch the person's time to go on."""
    return clock.starts == "filed" or event.name not in ("acknowledged", "answered", "reopened", "extended")


def _lengthening(clock: Clock, refused: list[Refused], calendar: Calendar) -> dict[str, Any]:
    """What the pack allows, and which extensions did not count."""
    told: dict[str, Any] = {}
    if (longer := clock.extension) and longer.rule:
        told["extension"] = {
            "n": longer.rule.n,
            "unit": longer.rule.unit,
            "times": longer.times,
            "notice": longer.notice,
        }
    if refused:
        told["refused"] = [
            {"at": each.event.at.astimezone(calendar.zone_info).isoformat(), "why": each.why} for each in refused
        ]
    return told


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
