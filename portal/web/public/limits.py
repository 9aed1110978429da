"""How long each step may take, prison by prison, as the packs in force say."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext, ngettext

from portal.directory import Directory, PrisonEntry
from portal.policy import Clock, NoSuchPack, PackRefused, Rule, pack
from portal.web.shared import locale


@dataclass(frozen=True)
class Limit:
    stage: str
    n: int
    unit: str
    step: str
    """In words: what must have happened by then."""
    time: str
    """In words: how long."""
    confirmed: bool


@dataclass(frozen=True)
class PrisonLimits:
    name: str
    limits: list[Limit]


def limits_shown(directory: Directory) -> list[PrisonLimits]:
    return [PrisonLimits(prison.name(locale()), _limits(prison)) for prison in directory.prisons]


def _limits(prison: PrisonEntry) -> list[Limit]:
    try:
        clocks = pack(prison.pack).clocks.values()
    except (NoSuchPack, PackRefused):
        return []
    return [_limit(clock) for clock in sorted(clocks, key=lambda clock: clock.rule.about_days)]


def _limit(clock: Clock) -> Limit:
    rule = clock.rule
    return Limit(clock.id, rule.n, rule.unit, _step(clock.id), duration(rule), rule.confirmed)


def _step(clock: str) -> str:
    steps = {
        "life": gettext("You said that a life is at risk: an officer must have looked. This calls nobody."),
        "imminent": gettext("You said that it may happen now: an officer must have looked. This calls nobody."),
        "danger": gettext("You said that someone is in danger: an officer must have looked. This calls nobody."),
        "triage": gettext("Someone was hurt or punished: an officer must have looked."),
        "answer": gettext("You must have an answer. If not, your letter goes up to the next office."),
    }
    return steps.get(clock, gettext("The office must have taken its next step."))


def duration(rule: Rule) -> str:
    """ "10 working days", in this request's language."""
    match rule.unit:
        case "hour":
            return ngettext("%(num)s hour", "%(num)s hours", rule.n)
        case "calendar_day":
            return ngettext("%(num)s day", "%(num)s days", rule.n)
        case "working_day":
            return ngettext("%(num)s working day", "%(num)s working days", rule.n)
        case "week":
            return ngettext("%(num)s week", "%(num)s weeks", rule.n)
        case "month":
            return ngettext("%(num)s month", "%(num)s months", rule.n)
