"""How long each step may take, prison by prison: every number of the packs in force, and where each comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask_babel import gettext, ngettext

from portal.directory import Directory, PrisonEntry
from portal.policy import Pack, Rule, counted, pack_or_default
from portal.register import Adopted, adopted
from portal.web.public.steps import step_of
from portal.web.shared import database, here, locale


@dataclass(frozen=True)
class Limit:
    stage: str
    n: int
    unit: str
    step: str
    """In words: what must have happened by then."""
    note: str
    """Which letters alone, or that it is time added; empty for most."""
    time: str
    """In words: how long."""
    confirmed: bool
    source: str
    """As the pack has it, in the language of the law."""


@dataclass(frozen=True)
class PrisonLimits:
    code: str
    name: str
    pack: Pack
    after_sending: list[Limit]
    going_on: list[Limit]
    by_themselves: list[Limit]
    kept: list[Limit]
    """How long a file lies here after the last thing that happened to it."""
    adopted: Adopted | None
    """Who signed the pack, and the page by which it came into force; None where nobody did."""

    @property
    def for_the_wall(self) -> list[Limit]:
        """What a poster has room for: what someone who writes waits for."""
        return [*self.after_sending, *self.going_on]

    @property
    def unconfirmed(self) -> bool:
        return any(not limit.confirmed for limit in [*self.for_the_wall, *self.by_themselves, *self.kept])


def limits_shown(directory: Directory) -> list[PrisonLimits]:
    return [_of(prison) for prison in directory.prisons]


def _of(prison: PrisonEntry) -> PrisonLimits:
    """By the very pack that a letter from there is taken under."""
    pack = pack_or_default(prison.pack)
    numbers = sorted(pack.numbers.items(), key=lambda each: (each[1].against == "person", each[1].about_days))
    by_section: dict[str, list[Limit]] = {"clocks": [], "events": [], "retention": []}
    for field, rule in numbers:
        section = field.partition(".")[0]
        by_section.setdefault(section, []).append(_limit(field, rule, pack))
    sending, events, kept = (by_section.pop(name) for name in ("clocks", "events", "retention"))
    going_on = sum(by_section.values(), [])
    return PrisonLimits(prison.code, prison.name(locale()), pack, sending, going_on, events, kept, _adopted(pack))


def _adopted(pack: Pack) -> Adopted | None:
    """The signer's office by its name in the reader's language, where one of ours was signed for."""
    settings = here().settings
    found = adopted(
        database(), here().site, state_folder=settings.state_folder, root=settings.root, pack_hash=pack.hash
    )
    if found is None:
        return None
    signed_for = (each for each in here().directory.offices if found.office in (each.id, *each.names.values()))
    return replace(found, office=next((each.name(locale()) for each in signed_for), found.office))


def _limit(field: str, rule: Rule, pack: Pack) -> Limit:
    plain, _, variant = field.partition(".variants.")
    longer = plain.endswith(".extension")
    note = _note(field, variant, longer=longer, counts=field in counted(pack))
    return Limit(
        stage=field.removeprefix("clocks."),
        n=rule.n,
        unit=rule.unit,
        step=step_of(plain.removesuffix(".extension"), pack),
        note=note,
        time=duration(rule),
        confirmed=rule.confirmed,
        source=rule.source,
    )


def _note(field: str, variant: str, *, longer: bool, counts: bool) -> str:
    if longer:
        return gettext("So much can be added. They must tell you the new day.")
    if variant and counts:
        return gettext("Only when someone is in danger.")
    if variant:
        case = variant.replace("_", " ")
        return gettext("Special case: %(case)s. The law says so; the portal does not count by it.", case=case)
    if not counts and not field.startswith("events."):
        return gettext("The law says so; the portal does not count by it.")
    return ""


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
