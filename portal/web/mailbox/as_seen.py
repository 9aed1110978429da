"""A letter as it stands under the number that was typed; and what is done there truly, or only for show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import g

from portal.cases import CaseInSight, Opened, read_case
from portal.casework.day import day_there
from portal.casework.pretend import as_shown, catch_up, docket_shown, pretend
from portal.casework.tell_forced import leave_entered
from portal.web.mailbox.open_mailbox import complainant, lending_held
from portal.web.shared import database, here, now


def read(seen: CaseInSight) -> Opened:
    """The whole letter. Raises Interfered."""
    opened = read_case(database(), here().directory, seen)
    lending = lending_held()
    shown = lending.shown.get(seen.id.hex()) if lending else None
    if shown is None:
        return opened
    return as_shown(opened, shown, seen, site=here().site, today=day_there(seen.docket, now()))


def as_it_stands(seen: CaseInSight) -> CaseInSight:
    """The same letter with the docket that is shown. To be looked at, and never to be acted on."""
    lending = lending_held()
    shown = lending.shown.get(seen.id.hex()) if lending else None
    if shown is None:
        return seen
    today = day_there(seen.docket, now())
    return replace(seen, docket=docket_shown(seen.docket, shown, seen.id, site=here().site, today=today))


def stands_still(seen: CaseInSight) -> bool:
    """Whether it is shown as it stood when something was given up for show: what came since is not there to be read."""
    lending = lending_held()
    return bool(lending and lending.shown.get(seen.id.hex(), {}).get("frozen"))


def giving_up(seen: CaseInSight, did: str, verb: Callable[[], object]) -> None:
    """What nobody does gladly who is made to do it. Under a second number it is only shown. Raises what `verb` does."""
    lending = lending_held()
    if lending is None:
        verb()
        return
    pretend(
        database(), seen, complainant().seed, verb, site=here().site, directory=here().directory,
        today=day_there(seen.docket, now()),
    )  # fmt: skip
    g.pop("lending")
    leave_entered(database(), here().site, mark=lending.mark, did=f"not_{did}", case=seen.id)


def said(seen: CaseInSight, did: str, page: int = 0) -> None:
    """After something that was truly sent: under a second number, those outside are told which page it is."""
    lending = lending_held()
    if lending is None:
        return
    catch_up(database(), seen.id, complainant().seed)
    g.pop("lending")
    leave_entered(database(), here().site, mark=lending.mark, did=did, case=seen.id, page=page)


def entered() -> None:
    """A number was typed and something was opened, or nothing: every one leaves the same behind."""
    lending = lending_held()
    mark, did = (lending.mark, "opened") if lending else (b"", "")
    leave_entered(database(), here().site, mark=mark, did=did)
