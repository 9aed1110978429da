"""What a pack rests on: V-12, V-13, V-14, V-15, V-17."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from portal.policy.finding import Finding, Looked
from portal.policy.pack import Pack, TimeBar
from portal.policy.reports import SECTION, mandatory_reports
from portal.policy.strictness import weaker_clock, weaker_fact

_SIGNATURE = re.compile(r"[0-9a-f]{128}")


def departures_are_signed(looked: Looked) -> Iterator[Finding]:
    """A draft may wait for its signatures: production refuses it."""
    for name, departure in looked.pack.departures.items():
        field = f"departures.{name}"
        if not departure.law:
            yield Finding("V-12", field, "a departure without a law")
        elif looked.pack.draft:
            continue
        elif departure.missing:
            yield Finding("V-12", field, f"says no {', '.join(departure.missing)}")
        elif not _SIGNATURE.fullmatch(departure.signature) or not _is_day(departure.date):
            yield Finding("V-12", field, "no signature of 128 hex digits with a day such as 2026-10-05")


def every_number_has_a_source(looked: Looked) -> Iterator[Finding]:
    for field, rule in looked.pack.numbers.items():
        if not rule.source:
            yield Finding("V-13", f"{field}.source", "a number without a source")


def production_is_confirmed(looked: Looked) -> Iterator[Finding]:
    pack = looked.pack
    if not pack.production:
        return
    if pack.draft:
        yield Finding("V-13", "meta.production", "a draft")
    status = {**{f"{SECTION}.{each.code}": each.status for each in mandatory_reports(pack)}, **pack.status}
    doubtful = [*pack.unverified, *(name for name, sure in status.items() if sure != "verified")]
    for field in doubtful:
        yield Finding("V-13", field, "not verified, so this pack cannot be marked production")


def the_calendar_is_known(looked: Looked) -> Iterator[Finding]:
    """Asked only of packs with a place: a pack for the whole world has no holidays."""
    pack, today = looked.pack, looked.today
    signed = pack.days.signed
    if pack.days.local and not all(signed.get(part) for part in ("name", "office", "date", "second")):
        yield Finding("V-14", "calendar.signed", "local days need a name, an office, a day and a second person")
    elif pack.days.local and signed["name"].casefold().split() == signed["second"].casefold().split():
        yield Finding("V-14", "calendar.signed.second", "nobody is their own second person")
    if today is None or not (pack.zone or pack.holidays or pack.days.country):
        return
    needed = date(today.year + 1, 12, 31)
    if pack.days.known_until is None or pack.days.known_until < needed:
        yield Finding("V-14", "calendar.known_until", f"holidays must be known until {needed}")


def posters_say_this_hash(looked: Looked) -> Iterator[Finding]:
    if looked.printed and looked.printed != looked.pack.hash:
        yield Finding("V-15", "hash", f"printed is {looked.printed[:12]}…, in force would be {looked.pack.hash[:12]}…")


def weaker_only_where_said(looked: Looked) -> Iterator[Finding]:
    pack, parent = looked.pack, looked.parent
    if parent is None:
        return
    for field, says in _weaker_fields(pack, parent):
        if field not in pack.departures:
            yield Finding("V-17", field, f"{says} in {parent.id}, and not among the departures")


def _weaker_fields(pack: Pack, parent: Pack) -> Iterator[tuple[str, str]]:
    yield from _weaker_clocks(pack, parent)
    for path, value in pack.facts.items():
        if path in parent.facts and weaker_fact(path, value, parent.facts[path]):
            yield path, "protects less than"
    if pack.time_bar and _barred_sooner(pack.time_bar, parent.time_bar):
        yield "filing.time_bar", "leaves the person less time than"
    if missing := [kind for kind in parent.climbs if kind not in pack.climbs]:
        yield "lapse.climbs", f"no longer sends up from {', '.join(missing)} as"
    for kind, rule in pack.keeping.items():
        if kind in parent.keeping and weaker_clock(rule, parent.keeping[kind]):
            yield f"retention.{kind}", "shorter than"
    if pack.watch_days < parent.watch_days:
        yield "retaliation.watch_days", "shorter than"


def _weaker_clocks(pack: Pack, parent: Pack) -> Iterator[tuple[str, str]]:
    for name, clock in {**pack.clocks, **pack.later}.items():
        field = name if name in pack.later else f"clocks.{name}"
        above = parent.clocks.get(name) or parent.later.get(name)
        if above is None:
            continue
        if weaker_clock(clock.rule, above.rule):
            yield field, "longer than" if above.rule.against == "office" else "shorter than"
        for variant, rule in clock.variants.items():
            if weaker_clock(rule, above.variants.get(variant, above.rule)):
                yield f"{field}.variants.{variant}", "longer than"


def _barred_sooner(bar: TimeBar, above: TimeBar | None) -> bool:
    return above is None or weaker_clock(bar.rule, above.rule)


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
