"""Entries as they stand in the signed file: keys as hex, days as YYYY-MM-DD."""

from __future__ import annotations

from datetime import date
from typing import Any

from portal.directory.entries import OFFICE_KINDS, OfficeEntry, OfficerEntry, PackEntry, PrisonEntry, RingEntry
from portal.directory.reach import reach_entry, reach_json

Json = dict[str, Any]


def pack_json(pack: PackEntry) -> Json:
    return {"id": pack.id, "version": pack.version, "hash": pack.hash}


def pack_entry(given: Json) -> PackEntry:
    return PackEntry(id=given["id"], version=given["version"], hash=given["hash"])


def prison_json(prison: PrisonEntry) -> Json:
    plain = {"code": prison.code, "names": dict(prison.names), "zone": prison.zone, "pack": prison.pack}
    children = {"children": list(prison.children)} if prison.children else {}
    return plain | {"weekend": list(prison.weekend), "bell": prison.bell} | children


def prison_entry(given: Json) -> PrisonEntry:
    """Raises KeyError, TypeError or ValueError, as all of these do, when the JSON is not an entry."""
    return PrisonEntry(
        code=given["code"],
        names=dict(given["names"]),
        zone=given["zone"],
        weekend=tuple(given["weekend"]),
        pack=given["pack"],
        bell=given["bell"],
        children=tuple(given.get("children", ())),
    )


def ring_json(ring: RingEntry) -> Json:
    return {"generation": ring.generation, "box": ring.box.hex(), "from": ring.from_.isoformat()}


def ring_entry(given: Json) -> RingEntry:
    return RingEntry(int(given["generation"]), key(given["box"]), date.fromisoformat(given["from"]))


def office_json(office: OfficeEntry) -> Json:
    return {
        "id": office.id,
        "kind": office.kind,
        "prison": office.prison,
        "names": dict(office.names),
        "rings": [ring_json(ring) for ring in office.rings],
        "identity_ring": ring_json(office.identity_ring) if office.identity_ring else None,
        "above": list(office.above),
        "state": office.state,
        "languages": list(office.languages),
        **({"reach": reach_json(office.reach)} if office.reach else {}),
    }


def office_entry(given: Json) -> OfficeEntry:
    if given["kind"] not in OFFICE_KINDS or given["state"] not in ("open", "closed"):
        raise ValueError("an office of no known kind or state")
    rings = tuple(sorted(map(ring_entry, given["rings"]), key=lambda ring: ring.generation))
    return OfficeEntry(
        id=given["id"],
        kind=given["kind"],
        prison=given["prison"],
        names=dict(given["names"]),
        rings=rings,
        identity_ring=ring_entry(given["identity_ring"]) if given["identity_ring"] else None,
        above=tuple(given["above"]),
        state=given["state"],
        languages=tuple(given["languages"]),
        reach=reach_entry(given.get("reach")),
    )


def officer_json(officer: OfficerEntry) -> Json:
    return {
        "id": officer.id.hex(),
        "login": officer.login,
        "name": officer.name,
        "office": officer.office,
        "held": "no",
        "identity": officer.identity,
        "line": officer.line,
        "worked_at": list(officer.worked_at),
        "trained": officer.trained.isoformat() if officer.trained else None,
        "languages": list(officer.languages),
        "box": officer.box.hex(),
        "sign": officer.sign.hex(),
        "admitted_by": officer.admitted_by.hex() if officer.admitted_by else None,
        "admission_signature": officer.admission_signature.hex() if officer.admission_signature else None,
        **({"stated": officer.stated} if officer.stated else {}),
        "from": officer.from_.isoformat(),
        "until": officer.until.isoformat() if officer.until else None,
    }


def officer_entry(given: Json) -> OfficerEntry:
    if given.get("held", "no") != "no":
        raise ValueError("somebody held in a prison: no officer (R-80)")
    return OfficerEntry(
        id=key(given["id"], 16),
        login=given["login"],
        name=given["name"],
        office=given["office"],
        identity=bool(given["identity"]),
        line=given["line"],
        worked_at=tuple(given["worked_at"]),
        trained=_day(given["trained"]),
        languages=tuple(given["languages"]),
        stated=str(given.get("stated", "")),
        box=key(given["box"]),
        sign=key(given["sign"]),
        admitted_by=key(given["admitted_by"], 16) if given["admitted_by"] else None,
        admission_signature=key(given["admission_signature"], 64) if given["admission_signature"] else None,
        from_=date.fromisoformat(given["from"]),
        until=_day(given["until"]),
    )


def key(text: str, size: int = 32) -> bytes:
    """Bytes from hex, of exactly this size."""
    raw = bytes.fromhex(text)
    if len(raw) != size:
        raise ValueError("a key of another size")
    return raw


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
