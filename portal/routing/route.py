"""Where a letter should go. Pure; the person's choice wins over every recommendation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from portal.directory import OUTSIDE_KINDS, Directory, OfficeEntry
from portal.routing.asked import Asked
from portal.routing.chain import chain_above
from portal.routing.conflict import Excluded, ExclusionCode, conflicted, why_refused
from portal.routing.readers import readers
from portal.routing.reasons import ReasonCode

ORDER = ("director", "inspectorate", "ombudsman", "court", "protection", "central", "health", "refuge", "consul")
"""How offices are listed after the recommended one."""


@dataclass(frozen=True)
class Allowed:
    """An office the person may pick; `only_if_asked`: under "Show me more"."""

    office: str
    only_if_asked: bool = False


@dataclass(frozen=True, kw_only=True)
class Route:
    recommended: str | None
    reasons: tuple[ReasonCode, ...]
    allowed: tuple[Allowed, ...]
    """The recommended office first, those under "Show me more" last."""
    excluded: tuple[Excluded, ...]
    chains: Mapping[str, tuple[str, ...]] = field(hash=False)
    advised_off: tuple[str, ...] = ()
    """Logins of readers in conflict: the readers page shows them as taken off already."""

    @property
    def chain(self) -> tuple[str, ...]:
        """The waiting chain above the recommended office."""
        return self.chain_of(self.recommended or "")

    def chain_of(self, office: str) -> tuple[str, ...]:
        """The waiting chain above any allowed office."""
        return self.chains.get(office, ())

    def allows(self, office: str) -> bool:
        return any(each.office == office for each in self.allowed)


def route(
    *,
    kind: str,
    topic: str = "",
    by: str = "",
    urgency: str = "none",
    filer: str = "prisoner",
    prison: str = "",
    directory: Directory,
    today: date,
    not_: tuple[str, ...] = (),
    chain: bool = True,
    late: bool = False,
    child: bool = False,
) -> Route:
    """The offices for a letter. `not_` names officers taken off; `late`: handed in after a local time limit (V-16);
    `child`: of somebody under eighteen, as the directory knows it.

    Who is in danger is led to people outside, or to the health team where a life is at stake; the person decides.
    """
    asked = Asked(
        kind=kind,
        topic=topic,
        by=by,
        urgency=urgency,
        filer=filer,
        prison=prison,
        directory=directory,
        today=today,
        not_=not_,
        child=child,
    )
    open_ones = [office for office in directory.offices if _is_open(office, asked)]
    refused = {office.id: code for office in open_ones if (code := why_refused(office, asked))}
    lawful = [office for office in open_ones if office.id not in refused]
    best = _recommended(lawful, open_ones, asked)
    listed = sorted(lawful, key=lambda office: _place(office, best, asked))
    people = [each for office in listed for each in conflicted(office, asked)]
    return Route(
        recommended=best.id if best else None,
        reasons=_reasons(best, lawful, asked, late=late),
        allowed=tuple(Allowed(office.id, only_if_asked=not asked.by_itself(office)) for office in listed),
        excluded=(
            *(Excluded(office=name, code=code) for name, code in refused.items()),
            *(Excluded(office=office.id, code=code) for office in listed if (code := _left_out(office, asked))),
            *people,
        ),
        chains={office.id: chain_above(office, asked) for office in lawful} if chain else {},
        advised_off=tuple(each.officer for each in people if each.code != "taken_off"),
    )


def _is_open(office: OfficeEntry, asked: Asked) -> bool:
    """Open, of this prison or of none, and with somebody in it today."""
    return office.open and asked.concerns(office) and bool(readers(office.id, asked.directory, asked.today))


def _left_out(office: OfficeEntry, asked: Asked) -> ExclusionCode | None:
    """Those that may have it, but are out unless the person adds them."""
    if asked.by_itself(office) or office.outside or (office.kind == "health" and not asked.protected):
        return None
    return "prison_not_in_set"


def _wanted(asked: Asked) -> tuple[str, ...]:
    """The kinds of office that suit best, in order; for a child first those who protect children."""
    return (*(("protection",) if asked.child else ()), *_of_anybody(asked))


def _of_anybody(asked: Asked) -> tuple[str, ...]:
    if asked.outside_only or asked.protected or asked.from_staff:
        return ("inspectorate", "ombudsman", "court")
    if asked.about_health:
        return ("health", "inspectorate", "ombudsman", "court", "central")
    return ("director", "inspectorate", "ombudsman", "court", "central")


def _recommended(lawful: list[OfficeEntry], open_ones: list[OfficeEntry], asked: Asked) -> OfficeEntry | None:
    """The best office that may have it; where the best was taken off, the next one above it."""
    by_id = {office.id: office for office in lawful}
    for kind in _wanted(asked):
        for office in (each for each in open_ones if each.kind == kind):
            for name in (office.id, *office.above):
                if name in by_id and asked.by_itself(by_id[name]):
                    return by_id[name]
    plain = [office for office in lawful if asked.by_itself(office)]
    return plain[0] if plain else None


def _place(office: OfficeEntry, best: OfficeEntry | None, asked: Asked) -> tuple[bool, bool, int, str]:
    return office is not best, not asked.by_itself(office), ORDER.index(office.kind), office.id


def _reasons(
    best: OfficeEntry | None, lawful: list[OfficeEntry], asked: Asked, *, late: bool
) -> tuple[ReasonCode, ...]:
    decides = asked.kind in ("request", "complaint") and not asked.protected
    outright = asked.hurt or asked.kind == "retaliation"
    kind = best.kind if best else ""
    table: list[tuple[ReasonCode, bool]] = [
        ("retaliation_goes_outside", asked.kind == "retaliation"),
        ("abuse_goes_outside", asked.hurt and asked.kind != "retaliation"),
        ("head_is_subject", asked.by == "staff" and asked.prison_known and not outright),
        ("staff_filer", asked.from_staff),
        ("other_prison", not asked.prison_known),
        ("health_goes_to_health", kind == "health"),
        ("internal_step_advised", kind == "director"),
        ("cannot_decide", decides and kind in OUTSIDE_KINDS and asked.prison_known),
        ("children_first", asked.child and kind == "protection"),
        ("only_office_left", len(lawful) == 1),
        ("late_accepted", late),
    ]
    found = tuple(code for code, holds in table if holds)
    return found or ("own_choice",)
