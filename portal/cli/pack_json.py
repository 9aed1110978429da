"""A pack as `portal packs` prints it: in one line, in full, and field by field to compare."""

from __future__ import annotations

from typing import Any

from portal.policy import Clock, Pack


def clocks_json(pack: Pack) -> dict[str, Any]:
    return {name: _limit(clock) for name, clock in {**pack.clocks, **pack.later}.items()}


def fields_json(pack: Pack) -> dict[str, Any]:
    bar = pack.time_bar
    return {
        **{name: list(value) if isinstance(value, tuple) else value for name, value in pack.facts.items()},
        **{f"text.{name}": says for name, says in pack.text.items()},
        "calendar.zone": pack.zone,
        "calendar.weekend": list(pack.weekend),
        "calendar.country": " ".join(filter(None, (pack.days.country, pack.days.region))),
        "lapse.climbs": list(pack.climbs),
        "retaliation.watch_days": pack.watch_days,
        "retaliation.check_days": list(pack.check_days),
        **{f"retention.{kind}": {"n": rule.n, "unit": rule.unit} for kind, rule in pack.keeping.items()},
        "filing.time_bar": {"n": bar.rule.n, "unit": bar.rule.unit, "exempt": list(bar.exempt)} if bar else None,
    }


def in_short(pack: Pack) -> dict[str, Any]:
    return {
        "id": pack.id,
        "title": pack.title,
        "version": pack.version,
        "hash": pack.hash,
        "extends": pack.extends or None,
        "draft": pack.draft,
        "unverified": len(pack.unverified),
    }


def in_full(pack: Pack) -> dict[str, Any]:
    return {
        **in_short(pack),
        "sources": list(pack.sources),
        "zone": pack.zone or None,
        "weekend": list(pack.weekend),
        "climbs": list(pack.climbs),
        "watch_days": pack.watch_days,
        "clocks": {name: _limit(clock) for name, clock in pack.clocks.items()},
        "later": {name: _limit(clock) for name, clock in pack.later.items()},
        "fields": fields_json(pack),
        "unverified": pack.unverified,
        "departures": {name: vars(departure) for name, departure in pack.departures.items()},
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
        **_more_of(clock),
    }


def _more_of(clock: Clock) -> dict[str, Any]:
    """What only some clocks have."""
    told: dict[str, Any] = {"starts": clock.starts} if clock.starts != "filed" else {}
    if clock.topics:
        told["topics"] = list(clock.topics)
    if clock.variants:
        told["variants"] = {
            name: {"n": rule.n, "unit": rule.unit, "status": rule.status, "source": rule.source}
            for name, rule in clock.variants.items()
        }
    if (longer := clock.extension) and longer.rule:
        told["extension"] = {"n": longer.rule.n, "unit": longer.rule.unit, "times": longer.times}
    return told
