"""A docket's box: locked under the site file, always one size."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from portal.cases import agreed, clocks, incident
from portal.cases.docket import MOST_PROMISES, Docket, Promise, Trace, Waiting, Watch
from portal.vault import Refused, Site, canonical, lock, pack, padded, parsed, unlock, unpadded

CLASS = (1792,)
ROOM = CLASS[0] - 4
"""Bytes of a docket under its padding, which keeps its length in four."""
MOST_TRAIL = 12
LEAST_TRAIL = 8
"""A docket so full that it would not fit lets go of its oldest traces, down to these: their pages stay in the book."""
MOST_WENT = 6
MOST_PROMISED = 4


def shut(site: Site, case: bytes, docket: Docket) -> bytes:
    """The box for the row: 1,865 bytes whatever the docket. Raises Refused when it is fuller than lawful."""
    plain = _plain(docket)
    while len(canonical(plain)) > ROOM and len(plain["tr"]) > LEAST_TRAIL:
        plain["tr"] = plain["tr"][1:]
    return lock(site.key("docket"), padded(canonical(plain), CLASS, grows=False), pack("docket", case))


def opened(site: Site, case: bytes, box: bytes) -> Docket:
    """The docket of the case called `case`. Raises Refused for any other box."""
    return _docket(parsed(unpadded(unlock(site.key("docket"), box, pack("docket", case)))))


def _plain(docket: Docket) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "v": 1,
        "of": docket.office,
        "ri": _text(docket.ring),
        "ki": docket.kind,
        "pa": docket.pack,
        "fi": docket.filed.isoformat(timespec="minutes"),
        "zo": docket.zone,
        "du": docket.due.isoformat(),
        "bo": _text(docket.book),
        "ac": docket.acts,
        "en": docket.envelopes,
        "no": docket.notes,
        "tu": docket.turn,
        "ap": int(docket.apart),
        "pr": docket.prison,
        "fr": docket.filer,
        "la": docket.language,
        "ur": docket.urgency,
        "fl": sorted(docket.flags),
        "dp": [day.isoformat() for day in docket.promised[-MOST_PROMISED:]],
        "an": docket.answered.isoformat() if docket.answered else "",
        "re": docket.read,
        "tr": [[each.act, each.name, each.day.toordinal(), _text(each.who)] for each in docket.trail[-MOST_TRAIL:]],
        "we": list(docket.went[-MOST_WENT:]),
        "wa": [[each.number, each.office, _text(each.ring), each.not_before.toordinal()] for each in docket.waiting],
        "na": docket.named,
        "ta": [_text(docket.taken[0]), int(docket.taken[1].timestamp()) // 60] if docket.taken else [],
        "op": int(docket.opened),
    }
    return plain | _after(docket)


def _after(docket: Docket) -> dict[str, Any]:
    """What most cases never have: written only where they have it."""
    given: dict[str, Any] = {
        "pm": [[_text(each.owner)[:22], each.due.toordinal()] for each in docket.promises[:MOST_PROMISES]],
        "ag": docket.again[:1],
        "cl": docket.closed.toordinal() if docket.closed else 0,
        "st": docket.stop.toordinal() if docket.stop else 0,
        "gp": docket.proposal,
        "rw": docket.review,
        "ls": int(docket.stamped),
        "sn": docket.sent,
        "ak": int(docket.acknowledged),
        "nt": _text(docket.off),
        "ck": clocks.written(docket.clocks),
        "wt": [each.toordinal() if each else 0 for each in _watch_days(docket.watch)],
        "ic": incident.written(docket.incident),
        "hd": int(docket.hold),
        "lg": docket.look_again.toordinal() if docket.look_again else 0,
        "lb": _text(docket.answering),
        "sh": int(docket.sheltered),
        "ay": agreed.written(docket.agreed, docket.filed),
        "nb": int(docket.nobody),
        "us": int(docket.unsure),
        "ob": [each.toordinal() if each else 0 for each in docket.obligations],
    }
    return {name: value for name, value in given.items() if value}


def _docket(plain: dict[str, Any]) -> Docket:
    try:
        return Docket(
            office=plain["of"],
            ring=b64decode(plain["ri"]),
            kind=plain["ki"],
            pack=plain["pa"],
            filed=datetime.fromisoformat(plain["fi"]),
            zone=plain["zo"],
            due=date.fromisoformat(plain["du"]),
            book=b64decode(plain["bo"]),
            acts=plain["ac"],
            envelopes=plain["en"],
            notes=plain["no"],
            turn=plain["tu"],
            apart=bool(plain["ap"]),
            prison=plain["pr"],
            filer=plain["fr"],
            language=plain["la"],
            urgency=plain["ur"],
            flags=frozenset(plain["fl"]),
            promised=tuple(date.fromisoformat(each) for each in plain["dp"]),
            answered=date.fromisoformat(plain["an"]) if plain["an"] else None,
            read=plain["re"],
            trail=tuple(Trace(act, name, date.fromordinal(day), b64decode(who)) for act, name, day, who in plain["tr"]),
            went=tuple(plain["we"]),
            waiting=tuple(Waiting(n, office, b64decode(r), date.fromordinal(d)) for n, office, r, d in plain["wa"]),
            named=plain["na"],
            taken=_taken(plain["ta"], ZoneInfo(plain["zo"])),
            opened=bool(plain["op"]),
            agreed=agreed.read(plain.get("ay", 0), datetime.fromisoformat(plain["fi"])),
            **_read_after(plain),
        )
    except (KeyError, TypeError, ValueError):
        raise Refused from None


def _taken(plain: list[Any], zone: ZoneInfo) -> tuple[bytes, datetime] | None:
    return (b64decode(plain[0]), datetime.fromtimestamp(plain[1] * 60, zone)) if plain else None


def _read_after(plain: dict[str, Any]) -> dict[str, Any]:
    return {
        "promises": tuple(Promise(b64decode(who + "=="), date.fromordinal(day)) for who, day in plain.get("pm", ())),
        "again": {"": "", "w": "wrote", "b": "broken"}[plain.get("ag", "")],
        "closed": _day(plain.get("cl", 0)),
        "stop": _day(plain.get("st", 0)),
        "proposal": plain.get("gp", 0),
        "review": plain.get("rw", 0),
        "stamped": bool(plain.get("ls", 0)),
        "sent": plain.get("sn", 0),
        "acknowledged": bool(plain.get("ak", 0)),
        "off": b64decode(plain.get("nt", "")),
        "clocks": clocks.read(plain.get("ck", "")),
        "watch": _watch(plain.get("wt", ())),
        "incident": incident.read(plain.get("ic", [])),
        "hold": bool(plain.get("hd", 0)),
        "look_again": _day(plain.get("lg", 0)),
        "answering": b64decode(plain.get("lb", "")),
        "sheltered": bool(plain.get("sh", 0)),
        "nobody": bool(plain.get("nb", 0)),
        "unsure": bool(plain.get("us", 0)),
        "obligations": tuple(_day(each) for each in plain.get("ob", ())),
    }


def _watch_days(watch: Watch | None) -> tuple[date | None, ...]:
    return (watch.since, watch.until, watch.check) if watch else ()


def _watch(days: Sequence[int]) -> Watch | None:
    if not days:
        return None
    since, until, check = days
    return Watch(date.fromordinal(since), date.fromordinal(until), _day(check))


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()
