"""Who was taken off a case by the person: marks the machinery can test an officer against, and nobody can read back.

Later acts of an office (handing over, sending on) must not bring the case to them. Three bytes each, so that the
docket has room; a chance likeness in 16 million only narrows where a case may go.
"""

from __future__ import annotations

from collections.abc import Iterable

from portal.vault import Site

SIZE = 3
MOST = 12
"""Of more than these nobody is named: such a case goes to nobody it was not sent to."""
EVERYBODY = b"\xff"
BACK = "back"


def marks(site: Site, case: bytes, officers: Iterable[bytes], back: Iterable[bytes] = ()) -> bytes:
    """For the docket. `officers`: their ids (16 bytes each). `back`: of who worked in that prison and was let read
    it by the person all the same; where there is no room for them they are kept out."""
    found = {_mark(site, case, each) for each in officers}
    both = found | {_mark(site, case, each, BACK) for each in back}
    kept = both if len(both) <= MOST else found
    return b"".join(sorted(kept)) if len(kept) <= MOST else EVERYBODY


def one_more(site: Site, case: bytes, off: bytes, officer: bytes) -> bytes:
    """The marks, with those of one more officer among them."""
    if is_off(site, case, off, officer):
        return off
    found = sorted({*_kept(off), _mark(site, case, officer)})
    return b"".join(found) if len(found) <= MOST else EVERYBODY


def is_off(site: Site, case: bytes, off: bytes, officer: bytes) -> bool:
    """Whether this officer was taken off, as far as `off` can tell; where it names nobody, everybody is."""
    return off == EVERYBODY or _mark(site, case, officer) in _kept(off)


def is_back(site: Site, case: bytes, off: bytes, officer: bytes) -> bool:
    """Whether the person let this officer read it although he worked in that prison."""
    return _mark(site, case, officer, BACK) in _kept(off)


def _kept(off: bytes) -> set[bytes]:
    return {off[at : at + SIZE] for at in range(0, len(off), SIZE)}


def _mark(site: Site, case: bytes, officer: bytes, *what: str) -> bytes:
    return site.key("off", case, officer, *what, size=SIZE)
