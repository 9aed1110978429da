"""Pretend: what somebody is made to give up under a second number is shown there, and done nowhere.

The true verb runs on the letter as it stands there, so that the page afterwards is the true one; then all of it is
undone but its page's number. What it said is kept in the second mailbox alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from portal import register
from portal.cases import Docket, Interfered, Opened, docket_box, read_case
from portal.cases.sight import CaseInSight
from portal.casework.hold import held
from portal.casework.pretence import Pretence, entries, read_back, written
from portal.casework.refusals import NoPromise, NothingAsked
from portal.companions.row import place
from portal.companions.second import Lending, keep_shown, lent_to
from portal.database import exclusive
from portal.directory import Directory
from portal.vault import Site, canonical

Verb = Callable[[], int]


def pretend(
    session: Session, sight: CaseInSight, mailbox_seed: bytes, verb: Verb, *, site: Site, directory: Directory,
    today: date,
) -> None:  # fmt: skip
    """Raises what the verb raises. The same twice in a row is once."""
    lending = _held(session, mailbox_seed)
    before, now = read_case(session, directory, sight), read_back(lending.shown, sight.id, site)
    after = _undone(session, sight, verb, now.stands(before.docket, today), before, site=site, directory=directory)
    new, last = after.envelopes[len(before.envelopes) :], now.shown(before, today).envelopes[-1]
    if not new or (last.kind, last.body) == (new[-1].kind, new[-1].body):
        return
    done = sum(len(each["said"]) for each in lending.shown.values())
    pages = [
        register.enter(session, site, lending.book, done + at, canonical(each.body)) for at, each in enumerate(new)
    ]
    said = (*now.said, *entries(new, before.docket.acts, pages))
    still = now.still or (len(before.envelopes), before.docket.acts)
    if new[-1].kind == "withdrawal" and new[-1].body.get("stop") == "no":
        still = ()
    docket = replace(after.docket, read=after.docket.envelopes)
    _keep(session, site, mailbox_seed, lending, sight.id, Pretence(said, docket, before.docket, still))


def rehearse(session: Session, sight: CaseInSight, verb: Verb, *, site: Site, directory: Directory) -> None:
    """Before it is done in any other mailbox, so that pretending takes no longer. Raises what the verb raises."""
    before = read_case(session, directory, sight)
    _undone(session, sight, verb, before.docket, before, site=site, directory=directory)


def do_truly(
    session: Session, sight: CaseInSight, mailbox_seed: bytes, verb: Verb, *, site: Site, directory: Directory,
    today: date,
) -> int | None:  # fmt: skip
    """The page's number; None for what only the letter as it stands there asks, which is for show. Raises what the
    verb raises."""
    lending = _held(session, mailbox_seed)
    now = read_back(lending.shown, sight.id, site)
    if now.docket is None:
        return verb()
    before = read_case(session, directory, sight)
    after = _undone(session, sight, verb, now.stands(before.docket, today), before, site=site, directory=directory)
    try:
        page = verb()
    except (NothingAsked, NoPromise):
        pretend(session, sight, mailbox_seed, verb, site=site, directory=directory, today=today)
        return None
    live = held(session, site, sight).docket
    _keep(session, site, mailbox_seed, lending, sight.id, Pretence(now.said, after.docket, live))
    return page


def _held(session: Session, mailbox_seed: bytes) -> Lending:
    """Only a second number pretends. Raises Interfered where it was ended meanwhile."""
    exclusive(session, place(mailbox_seed, "lent")[0])
    lending = lent_to(session, mailbox_seed)
    if lending is None:
        raise Interfered
    return lending


def _undone(
    session: Session, sight: CaseInSight, verb: Verb, stands: Docket, before: Opened, *, site: Site,
    directory: Directory,
) -> Opened:  # fmt: skip
    """How it would stand after that, where it stands as it is shown. Nothing of it has happened."""
    true = before.docket
    counts = {name: getattr(true, name) for name in ("acts", "envelopes", "notes", "trail", "book")}
    savepoint = session.begin_nested()
    try:
        sight.row.docket = docket_box.shut(site, sight.id, replace(stands, read=true.envelopes, **counts))
        session.flush()
        verb()
        return read_case(session, directory, held(session, site, sight))
    finally:
        savepoint.rollback()
        session.expire_all()


def _keep(session: Session, site: Site, mailbox_seed: bytes, lending: Lending, case: bytes, pretence: Pretence) -> None:
    shown = {**lending.shown, case.hex(): written(pretence, case, site)}
    keep_shown(session, mailbox_seed, shown)
