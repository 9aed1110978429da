"""Where a letter should go. Pure; the person's choice wins over every recommendation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from portal.directory import OUTSIDE_KINDS, Directory, OfficeEntry
from portal.routing.asked import Asked
from portal.routing.chain import chain_above
from portal.routing.conflict import Excluded, conflicted, why_refused
from portal.routing.readers import readers
from portal.routing.reasons import ReasonCode

ORDER = ("director", "inspectorate", "ombudsman", "court", "central", "health")
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
) -> Route:
    """The offices for a letter. `not_` names officers taken off; `late`: handed in after a local time limit (V-16).

    Urgency picks clocks, not offices: in danger, too, the person decides who reads.
    """
    asked = Asked(
        kind=kind, topic=topic, by=by, filer=filer, prison=prison, directory=directory, today=today, not_=not_
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
        allowed=tuple(Allowed(office.id, _only_if_asked(office, asked)) for office in listed),
        excluded=(
            *(Excluded(office=name, code=code) for name, code in refused.items()),
            *_left_out(listed, asked),
            *people,
        ),
        chains={office.id: chain_above(office, asked) for office in lawful} if chain else {},
        advised_off=tuple(each.officer for each in people if each.code != "taken_off"),
    )


def _is_open(office: OfficeEntry, asked: Asked) -> bool:
    """Open, of this prison or of none, and with somebody in it today."""
    return office.open and asked.concerns(office) and bool(readers(office.id, asked.directory, asked.today))


def _left_out(lawful: list[OfficeEntry], asked: Asked) -> list[Excluded]:
    """The prison's own offices in a letter about abuse: allowed, but out unless the person adds them."""
    if not asked.protected:
        return []
    return [Excluded(office=office.id, code="prison_not_in_set") for office in lawful if not office.outside]


def _only_if_asked(office: OfficeEntry, asked: Asked) -> bool:
    """Abuse does not reach the prison service unless the person adds it; other letters do not reach the doctor."""
    if asked.protected and not office.outside:
        return True
    return office.kind == "health" and not asked.about_health


def _wanted(asked: Asked) -> tuple[str, ...]:
    """The kinds of office that suit best, in order."""
    if asked.outside_only or asked.protected or asked.from_staff:
        return ("inspectorate", "ombudsman", "court")
    first = ("health",) if asked.about_health else ()
    return (*first, "director", "inspectorate", "ombudsman", "court", "central")


def _recommended(lawful: list[OfficeEntry], open_ones: list[OfficeEntry], asked: Asked) -> OfficeEntry | None:
    """The best office that may have it; where the best was taken off, the next one above it."""
    by_id = {office.id: office for office in lawful}
    for kind in _wanted(asked):
        for office in (each for each in open_ones if each.kind == kind):
            for name in (office.id, *office.above):
                if name in by_id and not _only_if_asked(by_id[name], asked):
                    return by_id[name]
    plain = [office for office in lawful if not _only_if_asked(office, asked)]
    return plain[0] if plain else None


def _place(office: OfficeEntry, best: OfficeEntry | None, asked: Asked) -> tuple[bool, bool, int, str]:
    return office is not best, _only_if_asked(office, asked), ORDER.index(office.kind), office.id


def _reasons(
    best: OfficeEntry | None, lawful: list[OfficeEntry], asked: Asked, *, late: bool
) -> tuple[ReasonCode, ...]:
    decides = asked.kind in ("request", "complaint") and not asked.protected
    kind = best.kind if best else ""
    table: list[tuple[ReasonCode, bool]] = [
        ("retaliation_goes_outside", asked.kind == "retaliation"),
        ("abuse_goes_outside", asked.hurt and asked.kind != "retaliation"),
        ("head_is_subject", asked.by == "staff" and not asked.hurt and asked.kind != "retaliation"),
        ("staff_filer", asked.from_staff),
        ("other_prison", not asked.prison_known),
        ("health_goes_to_health", kind == "health"),
        ("internal_step_advised", kind == "director"),
        ("cannot_decide", decides and kind in OUTSIDE_KINDS and asked.prison_known),
        ("only_office_left", len(lawful) == 1),
        ("late_accepted", late),
    ]
    found = tuple(code for code, holds in table if holds)
    return found or ("own_choice",)
