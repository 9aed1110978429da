"""One pack laid over another: of every field the stricter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from portal.policy.pack import Clock, Pack, TimeBar
from portal.policy.refused import PackRefused
from portal.policy.rule import Rule
from portal.policy.schema import Value
from portal.policy.strictness import never_later, stricter_clock, stricter_fact


def laid_over(base: Pack, above: Pack) -> Pack:
    """`base` made as strict as `above` wherever that is stricter; `above` is what its own text says, no more.

    Where neither of two clocks is always the earlier one, both run, the added one under the overlay's name.
    Raises PackRefused for a pack that is no overlay.
    """
    if not above.overlay:
        raise PackRefused(f"{above.id} is not an overlay", field="meta.overlays")
    return replace(
        base,
        hash=sha256((base.hash + above.hash).encode()).hexdigest(),
        draft=base.draft or above.draft,
        sources=(*base.sources, *(each for each in above.sources if each not in base.sources)),
        clocks=_clocks(base.clocks, above.clocks, above.id),
        later=_clocks(base.later, above.later, above.id),
        climbs=(*base.climbs, *(kind for kind in above.climbs if kind not in base.climbs)),
        watch_days=max(base.watch_days, above.watch_days),
        check_days=tuple(sorted({*base.check_days, *above.check_days})),
        time_bar=_time_bar(base.time_bar, above.time_bar),
        keeping={**base.keeping, **_longer(base.keeping, above.keeping)},
        facts=_facts(base.facts, above.facts),
        status={**above.status, **base.status},
        text={**{f"{above.id}.{name}": says for name, says in above.text.items()}, **base.text},
    )


def _clocks(base: Mapping[str, Clock], above: Mapping[str, Clock], overlay: str) -> dict[str, Clock]:
    found = dict(base)
    for name, clock in above.items():
        if name not in base:
            found[name] = clock
        elif (stricter := stricter_clock(base[name], clock)) is not None:
            found[name] = stricter
        else:
            found[f"{overlay}.{name}"] = replace(clock, id=f"{overlay}.{name}")
    return found


def _facts(base: Mapping[str, Value], above: Mapping[str, Value]) -> dict[str, Value]:
    both = {path: stricter_fact(path, value, above[path]) for path, value in base.items() if path in above}
    return {**base, **{path: value for path, value in above.items() if path not in base}, **both}


def _longer(base: Mapping[str, Rule], above: Mapping[str, Rule]) -> dict[str, Rule]:
    """Of two keeping times the longer, as each law asks for so much at least."""
    return {kind: max(rule, base.get(kind, rule), key=lambda each: each.about_days) for kind, rule in above.items()}


def _time_bar(base: TimeBar | None, above: TimeBar | None) -> TimeBar | None:
    """The one that leaves more time; an overlay never brings a bar where there was none."""
    if base is None or above is None:
        return base
    longer = above if never_later(base.rule, above.rule) else base
    return replace(longer, exempt=tuple(dict.fromkeys((*base.exempt, *above.exempt))))
