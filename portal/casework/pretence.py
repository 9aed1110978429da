"""How a letter stands under a second number, where something was done there for show: see casework/pretend.py.

It stands still from that minute on, until words are truly sent or the stop is taken back; then it stands as it does,
but for what the show changed and nothing true has changed since.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from portal.cases import Docket, Opened, Said, TrailLine, docket_box
from portal.cases.acts import name_of
from portal.cases.queue import COOLING
from portal.vault import Refused, Site

CARRIED = ("watch", "promises")
"""What a page asks for: a question how they are, whether a promise was kept."""
FIRST = 1_000_000
"""Numbers of letters that are in no case begin here."""


@dataclass(frozen=True)
class Pretence:
    """`said`: what was done for show, oldest first, each with `after`, how many acts stood in the case."""

    said: tuple[dict[str, Any], ...] = ()
    docket: Docket | None = None
    """How it stands there; None where nothing was done for show."""
    live: Docket | None = None
    """How it truly stood then."""
    still: tuple[int, ...] = ()
    """How many letters and acts are shown, while it stands still."""

    def stands(self, live: Docket, today: date) -> Docket:
        """What was stopped for show is closed for show after its days."""
        if self.docket is None or self.live is None:
            return live
        if not self.still:
            same = [name for name in CARRIED if getattr(live, name) == getattr(self.live, name)]
            return replace(live, **{name: getattr(self.docket, name) for name in same})
        stop = self.docket.stop
        if stop is not None and today > stop + COOLING:
            return replace(self.docket, closed=_closing(stop), promises=(), taken=None)
        return self.docket

    def shown(self, opened: Opened, today: date) -> Opened:
        """The letter, with what was only shown at its place among the true ones."""
        docket = self.stands(opened.docket, today)
        letters, acts = self.still or (len(opened.envelopes), opened.docket.acts)
        played = [_said(number, each) for number, each in enumerate(self.said)]
        said = [((each.act, 1), each) for each in opened.envelopes[:letters]]
        said += [((each.act, 0), each) for each in played]
        lines = [((line.act, 1), line) for line in opened.trail if line.act < acts]
        lines += [((each.act, 0), _line(each)) for each in played]
        trail = [line for _, line in sorted(lines, key=lambda each: each[0])]
        if self.still and docket.closed is not None and docket.stop is not None and played:
            trail.append(TrailLine(acts, "stopped", docket.closed.isoformat(), "", played[-1].page + 1))
        in_order = [each for _, each in sorted(said, key=lambda each: each[0])]
        return replace(opened, docket=docket, envelopes=in_order, trail=trail)


def agreed_for_show(opened: Opened) -> bool:
    """Whether they were made to agree that something is passed on, and it was only shown."""
    return any(each.kind == "consent" and each.number >= FIRST for each in opened.envelopes)


def written(pretence: Pretence, case: bytes, site: Site) -> dict[str, Any]:
    def box(docket: Docket | None) -> str:
        return b64encode(docket_box.shut(site, case, docket)).decode() if docket else ""

    return {
        "said": list(pretence.said), "docket": box(pretence.docket), "live": box(pretence.live),
        "still": list(pretence.still),
    }  # fmt: skip


def read_back(shown: Mapping[str, Any], case: bytes, site: Site) -> Pretence:
    """What was written of this letter; an empty one where nothing was."""
    said = shown.get(case.hex())
    if said is None:
        return Pretence()
    try:
        docket, live = (_opened(said[name], case, site) for name in ("docket", "live"))
    except Refused:
        docket = live = None
    return Pretence(tuple(said["said"]), docket, live, tuple(said["still"]))


def entries(new: Sequence[Said], after: int, pages: Sequence[int]) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"kind": each.kind, "body": each.body, "day": each.day, "language": each.language, "page": page, "after": after}
        for each, page in zip(new, pages, strict=True)
    )


def _opened(text: str, case: bytes, site: Site) -> Docket | None:
    return docket_box.opened(site, case, b64decode(text)) if text else None


def _said(number: int, entry: dict[str, Any]) -> Said:
    return Said(
        FIRST + number, entry["after"], entry["kind"], "mailbox", entry["day"], entry["language"], entry["body"],
        entry["page"], b"",
    )  # fmt: skip


def _line(said: Said) -> TrailLine:
    return TrailLine(said.act, name_of(said.kind), said.day, "", said.page)


def _closing(stop: date) -> date:
    return stop + COOLING + timedelta(days=1)
