"""A plan: what people write down about prisons and offices, laid over the directory in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from portal.directory.as_json import Json, officer_entry, officer_json, ring_entry, ring_json
from portal.directory.entries import (
    OFFICE_KINDS,
    ONLY_WHEN_PICKED,
    OfficeEntry,
    OfficerEntry,
    PackEntry,
    PrisonEntry,
    RingEntry,
)
from portal.directory.reach import Reach, reach_entry
from portal.directory.signed import Directory

TOP = {"prisons", "offices", "packs", "statistics"}
PRISON = {"code", "names", "zone", "weekend", "pack", "bell", "children"}
OFFICE = {"id", "kind", "prison", "names", "above", "state", "languages", "reach"}

LONGEST = 28
"""Bytes of an office's id or a prison's code: a one-time ring's slot, the docket and the tally have one size."""


class PlanRefused(Exception):
    """What in the plan cannot be used."""


def planned(base: Directory, plan: Mapping[str, Any]) -> Directory:
    """`base` with the plan's prisons and offices in place of its own of the same name. Keys are never in a plan.

    Nothing is taken away: an office that ends is `closed`. Raises PlanRefused.
    """
    _known(plan, TOP, "plan")
    prisons = {each.code: each for each in base.prisons}
    offices = {each.id: each for each in base.offices}
    packs = {each.id: each for each in base.packs}
    try:
        for given in plan.get("prisons", ()):
            prisons[given["code"]] = _prison(given)
        for given in plan.get("offices", ()):
            offices[given["id"]] = _office(given, offices.get(given["id"]))
        for given in plan.get("packs", ()):
            packs[given["id"]] = PackEntry(given["id"], given["version"], given["hash"])
    except (KeyError, TypeError, AttributeError) as wrong:
        raise PlanRefused(f"something is missing or is of another kind: {wrong}") from None
    _consistent(prisons, offices)
    found = {"prisons": tuple(prisons.values()), "offices": tuple(offices.values()), "packs": tuple(packs.values())}
    return replace(base, **found)  # type: ignore[arg-type]


def with_founded(base: Directory, founded: Json) -> Directory:
    """`base` with the first keys and the new members of an office, as a ceremony left them.

    A key the directory has already is never replaced. Raises PlanRefused.
    """
    try:
        office = base.office(founded["office"])
        rings = {each.generation: each for each in (*map(ring_entry, founded["rings"]), *office.rings)}
        identity = office.identity_ring
        if identity is None and founded["identity_ring"]:
            identity = ring_entry(founded["identity_ring"])
        members = tuple(map(officer_entry, founded["officers"]))
    except (LookupError, TypeError, ValueError, AttributeError):
        raise PlanRefused("what a ceremony left belongs to no office of the plan") from None
    filled = replace(office, rings=tuple(rings[each] for each in sorted(rings)), identity_ring=identity)
    offices = tuple(filled if each.id == office.id else each for each in base.offices)
    known = {each.id for each in base.officers}
    new = tuple(each for each in members if each.id not in known)
    taken = {each.login for each in new}
    officers = (replace(each, login=_former(each)) if each.login in taken else each for each in base.officers)
    return replace(base, offices=offices, officers=(*officers, *new))


def founded_json(
    office: str, rings: Iterable[RingEntry], identity_ring: RingEntry | None, officers: Iterable[OfficerEntry]
) -> Json:
    """What a ceremony leaves for the next proposal. No secret is in it."""
    return {
        "office": office,
        "rings": [ring_json(each) for each in rings],
        "identity_ring": ring_json(identity_ring) if identity_ring else None,
        "officers": [officer_json(each) for each in officers],
    }


def _former(officer: OfficerEntry) -> str:
    """As portal.officers calls an entry whose login somebody has under new keys."""
    return f"{officer.login}#{officer.id.hex()[:8]}"


def _prison(given: Mapping[str, Any]) -> PrisonEntry:
    _known(given, PRISON, f"prison {given['code']}")
    plain = PrisonEntry(code=given["code"], names=dict(given["names"]))
    more = {key: given[key] for key in ("zone", "pack", "bell") if key in given}
    more["children"] = tuple(given.get("children", ()))
    return replace(plain, weekend=tuple(given.get("weekend", plain.weekend)), **more)


def _office(given: Mapping[str, Any], before: OfficeEntry | None) -> OfficeEntry:
    _known(given, OFFICE, f"office {given['id']}")
    if given["kind"] not in OFFICE_KINDS or given.get("state", "open") not in ("open", "closed"):
        raise PlanRefused(f"office {given['id']}: no such kind or state")
    return OfficeEntry(
        id=given["id"],
        kind=given["kind"],
        prison=given.get("prison"),
        names=dict(given["names"]),
        rings=before.rings if before else (),
        identity_ring=before.identity_ring if before else None,
        above=tuple(given.get("above", ())),
        state=given.get("state", "open"),
        languages=tuple(given.get("languages", ("en",))),
        reach=_reach(given),
    )


def _reach(given: Mapping[str, Any]) -> Reach | None:
    try:
        return reach_entry(given.get("reach"))
    except ValueError as wrong:
        raise PlanRefused(f"office {given['id']}: {wrong}") from None


def _known(given: Mapping[str, Any], names: set[str], where: str) -> None:
    """A mistyped name must not pass for a default."""
    if not set(given) <= names:
        raise PlanRefused(f"{where}: unknown {', '.join(sorted(set(given) - names))}")


def _consistent(prisons: Mapping[str, PrisonEntry], offices: Mapping[str, OfficeEntry]) -> None:
    for name in (*offices, *prisons):
        if not 1 <= len(name.encode()) <= LONGEST:
            raise PlanRefused(f"{name}: a name has 1 to {LONGEST} letters, or it does not fit into a slot")
    for office in offices.values():
        if office.prison is not None and office.prison not in prisons:
            raise PlanRefused(f"office {office.id}: there is no prison {office.prison}")
        if missing := [each for each in office.above if each not in offices]:
            raise PlanRefused(f"office {office.id}: there is no office {', '.join(missing)}")
        if picked := [each for each in office.above if offices[each].kind in ONLY_WHEN_PICKED]:
            raise PlanRefused(f"office {office.id}: nothing climbs to a consulate or a refuge ({', '.join(picked)})")
