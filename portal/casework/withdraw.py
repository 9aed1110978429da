"""Withdraw: the person asks to stop, or takes it back. It never ends what somebody must look at all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from portal.access import Complainant
from portal.cases import read_case
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.correspondent import correspondent_of, own_read
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.refusals import AlreadyClosed, NothingSaid
from portal.casework.review import protected
from portal.directory import Directory
from portal.protection.watch import asked_now
from portal.vault import Site


def withdraw(
    session: Session, sight: CaseInSight, complainant: Complainant, *, stop: str, language: str, site: Site,
    directory: Directory, now: datetime,
) -> int:  # fmt: skip
    """Returns the page's number. `stop`: `yes`, or `no` to take it back. The same twice in a row is entered once.

    A letter about ill-treatment, retaliation, self-harm or a child stays open: they are asked today how they are, and
    the list says to ask them alone whether somebody made them (C-15). Raises NothingSaid, AlreadyClosed,
    Interfered.
    """
    if stop not in ("yes", "no"):
        raise NothingSaid
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    if sight.docket.closed is not None:
        raise AlreadyClosed
    last, today = opened.envelopes[-1], day_there(sight.docket, now)
    if last.kind == "withdrawal" and last.body.get("stop") == stop:
        return last.page
    stays = protected(opened, but=frozenset({"medical"}))
    docket = replace(own_read(sight.docket), unsure=stays and stop == "yes")
    if docket.unsure and docket.watch is not None and docket.watch.running(today):
        docket = replace(docket, watch=asked_now(docket.watch, today))
    docket = replace(docket, stop=today if stop == "yes" and not stays else None)
    body = {"text": "", "stop": stop} | ({"stays": "yes"} if stays else {})
    return record_envelope(
        session, site, sight, docket=docket, last=last, kind="withdrawal", author="mailbox",
        keys=correspondent_of(complainant, sight.id), language=language, body=body, today=today,
    )  # fmt: skip
