"""Pretend: what somebody is made to give up under a second number is shown there, and done nowhere.

The true verb runs, so that the page afterwards is the true one; then all of it is undone but its page's number. What it
would have said is kept in the second mailbox alone. From then on the letter stands there as it stood that minute, until
words are written in it or the stop is taken back.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from portal import register
from portal.cases import Docket, Opened, Said, TrailLine, docket_box, read_case
from portal.cases.acts import name_of
from portal.cases.queue import COOLING
from portal.cases.sight import CaseInSight
from portal.casework.hold import held
from portal.companions.row import place
from portal.companions.second import keep_lending, lent_to
from portal.database import exclusive
from portal.directory import Directory
from portal.vault import Refused, Site, canonical

NOTHING: dict[str, Any] = {"said": [], "frozen": None}
"""`said`: what was done for show, oldest first, each with `after`, the acts that stood in the case. `frozen`: how the
letter looks from then on, its docket's box and how many of its letters and acts are shown."""
QUIET = ("consent", "remedy")
"""What does not take back that they asked to stop."""
PRETENDED = 1_000_000
"""Numbers of letters that are in no case begin here."""


def pretend(
    session: Session, sight: CaseInSight, mailbox_seed: bytes, verb: Callable[[], object], *, site: Site,
    directory: Directory, today: date,
) -> int:  # fmt: skip
    """The page's number, 0 where nothing was said. Raises what the verb raises. The same twice in a row is once."""
    exclusive(session, place(mailbox_seed, "lent")[0])
    lending = lent_to(session, mailbox_seed)
    if lending is None:
        return 0
    shown = lending.shown.get(sight.id.hex(), NOTHING)
    before = read_case(session, directory, sight)
    after = _undone(session, sight, verb, site=site, directory=directory)
    if len(after.envelopes) == len(before.envelopes):
        return 0
    said, last = after.envelopes[-1], as_shown(before, shown, sight, site=site, today=today).envelopes[-1]
    if (last.kind, last.body) == (said.kind, said.body):
        return last.page
    page = register.enter(session, site, lending.book, _done(lending.shown), canonical(said.body))
    entry = {
        "kind": said.kind, "body": said.body, "day": said.day, "language": said.language, "page": page,
        "after": before.docket.acts,
    }  # fmt: skip
    stood = docket_shown(before.docket, shown, sight.id, site=site, today=today)
    docket = replace(after.docket, read=after.docket.envelopes)
    docket = replace(docket, stop=stood.stop) if said.kind in QUIET else docket
    back = said.kind == "withdrawal" and said.body.get("stop") == "no"
    box = b64encode(docket_box.shut(site, sight.id, docket)).decode()
    frozen = {"letters": len(before.envelopes), "acts": before.docket.acts, "docket": box}
    new = {"said": [*shown["said"], entry], "frozen": None if back else frozen}
    keep_lending(session, mailbox_seed, replace(lending, shown={**lending.shown, sight.id.hex(): new}))
    return page


def catch_up(session: Session, case: bytes, mailbox_seed: bytes) -> None:
    """After words that were truly sent: the letter stands there as it stands."""
    exclusive(session, place(mailbox_seed, "lent")[0])
    lending = lent_to(session, mailbox_seed)
    shown = lending.shown.get(case.hex()) if lending else None
    if lending is not None and shown is not None and shown["frozen"]:
        new = {**lending.shown, case.hex(): {**shown, "frozen": None}}
        keep_lending(session, mailbox_seed, replace(lending, shown=new))


def docket_shown(docket: Docket, shown: dict[str, Any], case: bytes, *, site: Site, today: date) -> Docket:
    """How the letter stands under the second number. What was stopped there is closed there after its days."""
    frozen = shown["frozen"]
    if not frozen:
        return docket
    try:
        stood = docket_box.opened(site, case, b64decode(frozen["docket"]))
    except Refused:
        return docket
    if stood.stop is not None and today > stood.stop + COOLING:
        return replace(stood, closed=_closing(stood.stop), promises=(), taken=None)
    return stood


def as_shown(opened: Opened, shown: dict[str, Any], sight: CaseInSight, *, site: Site, today: date) -> Opened:
    """The letter as it stands under the second number."""
    docket = docket_shown(opened.docket, shown, sight.id, site=site, today=today)
    frozen = shown["frozen"] or {"letters": len(opened.envelopes), "acts": opened.docket.acts}
    pretended = [_said(number, each) for number, each in enumerate(shown["said"])]
    real = [(each.act, 1, each) for each in opened.envelopes[: frozen["letters"]]]
    letters = sorted([*real, *((each.act, 0, each) for each in pretended)], key=lambda each: each[:2])
    acts = [(line.act, 1, line) for line in opened.trail if line.act < frozen["acts"]]
    acts += [(each.act, 0, TrailLine(each.act, name_of(each.kind), each.day, "", each.page)) for each in pretended]
    trail = [line for *_, line in sorted(acts, key=lambda each: each[:2])]
    if docket.closed is not None and opened.docket.closed is None and docket.stop is not None:
        closed = _closing(docket.stop).isoformat()
        trail.append(TrailLine(docket.acts, "stopped", closed, "", pretended[-1].page + 1))
    return replace(opened, docket=docket, envelopes=[each for *_, each in letters], trail=trail)


def agreed_for_show(opened: Opened) -> bool:
    """Whether they were made to agree that something is passed on, and it was only shown."""
    return any(each.kind == "consent" and each.number >= PRETENDED for each in opened.envelopes)


def _undone(
    session: Session, sight: CaseInSight, verb: Callable[[], object], *, site: Site, directory: Directory
) -> Opened:
    """How it would stand, and nothing has happened."""
    savepoint = session.begin_nested()
    try:
        verb()
        return read_case(session, directory, held(session, site, sight))
    finally:
        savepoint.rollback()
        session.expire_all()


def _done(shown: dict[str, Any]) -> int:
    return sum(len(each["said"]) for each in shown.values())


def _said(number: int, entry: dict[str, Any]) -> Said:
    return Said(
        PRETENDED + number, entry["after"], entry["kind"], "mailbox", entry["day"], entry["language"], entry["body"],
        entry["page"], b"",
    )  # fmt: skip


def _closing(stop: date) -> date:
    return stop + COOLING + timedelta(days=1)
