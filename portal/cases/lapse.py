"""When the worker must look at a case next: 16 bytes beside the docket, so that a sweep opens only what needs it.

nonce 8 ‖ minutes 4, hidden ‖ mark 4. Random to whoever lacks the site file; the mark binds it to its case. A box that
is missing or not genuine means: look now.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

from portal.cases.docket import Docket
from portal.cases.keeping import kept_until
from portal.cases.queue import COOLING
from portal.deadlines import Calendar
from portal.vault import Site

AT_LEAST = timedelta(days=7)
"""Every open case is looked at once in so many days, whatever its box says; a settled one when its keeping ends."""


def shut(site: Site, case: bytes, docket: Docket, at: date) -> bytes:
    """The box after an act or a sweep at an instant (aware), or on a day there."""
    minutes = (int(next_look(docket, at).timestamp()) // 60).to_bytes(4)
    key, nonce = site.key("lapse"), secrets.token_bytes(8)
    mark = _four(key, b"mark", case, nonce, minutes)
    return nonce + _both(minutes, _four(key, b"hide", case, nonce, mark)) + mark


def pressing(site: Site, rows: Iterable[tuple[bytes, bytes | None]], now: datetime) -> Iterator[bytes]:
    """Of (case, box) the cases that must be looked at now."""
    key, minute = site.key("lapse"), int(now.timestamp()) // 60
    for case, box in rows:
        if box is None or _minutes(key, case, box) <= minute:
            yield case


def genuine(site: Site, case: bytes, box: bytes | None) -> bool:
    """Whether the box was made for this case; a case that has none yet is as good."""
    return box is None or _minutes(site.key("lapse"), case, box) > 0


def next_look(docket: Docket, at: date) -> datetime:
    """The next instant at which the case moves by itself; at once for one that is late and has somewhere to go."""
    calendar = Calendar(docket.zone)
    now = at if isinstance(at, datetime) else calendar.begin(at) - timedelta(minutes=1)
    if docket.late(at) and docket.climbs_to:
        return now
    if docket.incident is not None and docket.incident.again is not None and docket.incident.again <= now:
        return now
    found = [calendar.begin(day + timedelta(days=after)) for day in _days(docket) for after in (0, 1)]
    found = [each.astimezone(UTC) for each in (*found, docket.late_from, *_again(docket))]
    ahead = [each for each in found if each > now.astimezone(UTC)]
    return min([*ahead, _at_last(docket, calendar, now.astimezone(UTC))])


def _at_last(docket: Docket, calendar: Calendar, now: datetime) -> datetime:
    until = kept_until(docket)
    return now + AT_LEAST if until is None else max(now, calendar.begin(until + timedelta(days=1)).astimezone(UTC))


def _days(docket: Docket) -> Iterator[date]:
    """Days that matter besides that of the answer: of a question, a watch, a promise, a withdrawal."""
    if docket.watch is not None:
        yield docket.watch.day
        yield docket.watch.until
    if docket.stop is not None:
        yield docket.stop + COOLING
    if docket.promise is not None:
        yield docket.promise


def _again(docket: Docket) -> Iterator[datetime]:
    """When the offices above are told once more that a record is open."""
    if docket.incident is not None and docket.incident.again is not None:
        yield docket.incident.again


def _minutes(key: bytes, case: bytes, box: bytes) -> int:
    """0 for a box that is not genuine."""
    nonce, hidden, mark = box[:8], box[8:12], box[12:]
    minutes = _both(hidden, _four(key, b"hide", case, nonce, mark))
    return int.from_bytes(minutes) if _four(key, b"mark", case, nonce, minutes) == mark else 0


def _four(key: bytes, use: bytes, case: bytes, nonce: bytes, more: bytes) -> bytes:
    return blake2b(case + nonce + more, digest_size=4, key=key, person=use).digest()


def _both(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one) ^ int.from_bytes(other)).to_bytes(4)
