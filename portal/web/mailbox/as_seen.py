"""A letter as it stands under the number that was typed; and what is done there truly, or only for show."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from typing import TypedDict

from flask import g

from portal.cases import CaseInSight, Opened, read_case
from portal.casework.day import day_there
from portal.casework.pretence import Pretence, read_back
from portal.casework.pretend import do_truly, pretend, rehearse
from portal.casework.tell_forced import leave_entered
from portal.web.mailbox.open_mailbox import complainant, lending_held
from portal.web.shared import database, here, now


class Pages(TypedDict):
    until: int | None
    also: Collection[int]


def read(seen: CaseInSight) -> Opened:
    """The whole letter. Raises Interfered."""
    opened = read_case(database(), here().directory, seen)
    shown = _pretence(seen)
    return opened if shown is None else shown.shown(opened, _today(seen))


def as_it_stands(seen: CaseInSight) -> CaseInSight:
    """The same letter with the docket that is shown. To be looked at, and never to be acted on."""
    shown = _pretence(seen)
    return seen if shown is None else replace(seen, docket=shown.stands(seen.docket, _today(seen)))


def stands_still(seen: CaseInSight) -> bool:
    """Whether it is shown as it stood when something was given up for show: what came since is not there to be read."""
    shown = _pretence(seen)
    return shown is not None and bool(shown.still)


def pages_shown(seen: CaseInSight) -> Pages:
    """For a paper about it: up to which act, and the pages that stand in it besides."""
    shown = _pretence(seen)
    if shown is None or not shown.said:
        return {"until": None, "also": ()}
    return {"until": shown.still[1] if shown.still else None, "also": [line.page for line in read(seen).trail]}


def giving_up(seen: CaseInSight, did: str, verb: Callable[[], int]) -> None:
    """What nobody does gladly who is made to do it. Under a second number it is only shown. Raises what `verb` does."""
    lending = lending_held()
    if lending is None:
        rehearse(database(), seen, verb, site=here().site, directory=here().directory)
        verb()
        return
    pretend(
        database(), seen, complainant().seed, verb, site=here().site, directory=here().directory, today=_today(seen)
    )
    g.pop("lending")
    leave_entered(database(), here().site, mark=lending.mark, did=f"not_{did}", case=seen.id)


def sending(seen: CaseInSight, did: str, verb: Callable[[], int]) -> None:
    """What is truly sent, also under a second number: then those outside are told which page it is. Raises what `verb`
    does."""
    lending = lending_held()
    if lending is None:
        verb()
        return
    page = do_truly(
        database(), seen, complainant().seed, verb, site=here().site, directory=here().directory, today=_today(seen)
    )
    g.pop("lending")
    did = f"not_{did}" if page is None else did
    leave_entered(database(), here().site, mark=lending.mark, did=did, case=seen.id, page=page or 0)


def entered() -> None:
    """A number was typed and something was opened, or nothing: every one leaves the same behind."""
    lending = lending_held()
    mark, did = (lending.mark, "opened") if lending else (b"", "")
    leave_entered(database(), here().site, mark=mark, did=did)


def _pretence(seen: CaseInSight) -> Pretence | None:
    lending = lending_held()
    return read_back(lending.shown, seen.id, here().site) if lending and lending.shown else None


def _today(seen: CaseInSight) -> date:
    return day_there(seen.docket, now())
