"""Putting an act on record: its envelope, its page in the book, the docket and the queue, in one transaction."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal import register
from portal.cases import docket_box, lapse
from portal.cases.acts import BY_NAME, OFFICER, author_of, name_of, require_fit
from portal.cases.chain import Said
from portal.cases.docket import Docket, Trace
from portal.cases.envelope import Envelope
from portal.cases.queue import tag_of
from portal.cases.sight import CaseInSight
from portal.vault import Keys, Site, envelopes, pack


def record_envelope(
    session: Session, site: Site, sight: CaseInSight, *, docket: Docket, last: Said, kind: str, author: str,
    keys: Keys, language: str, body: dict[str, Any], today: date,
) -> int:  # fmt: skip
    """An act with an envelope. `docket` is how things stand after it, apart from the counts kept here.

    `last` is the envelope before; `author` is `mailbox` or an officer's id in hex, `keys` what he signs with.
    Returns the page's number. Raises WrongKind.
    """
    require_fit(name_of(kind), record=docket.incident is not None)
    said = {
        "v": 1, "number": docket.envelopes, "act": docket.acts, "before": envelopes.link(last.box), "kind": kind,
        "author": author, "day": today.isoformat(), "language": language, "body": body,
    }  # fmt: skip
    name = secrets.token_bytes(16)
    box = envelopes.write(envelopes.content_key(sight.keys.seed, name), sight.id, name, said, keys)
    session.add(Envelope(id=name, case_id=sight.id, box=box))
    docket = replace(docket, envelopes=docket.envelopes + 1)
    if author_of(kind) == OFFICER:
        docket = replace(docket, clocks=docket.clocks.after(BY_NAME[name_of(kind)].says))
    return record_box(session, site, sight, docket=docket, box=box, today=today)


def record_box(session: Session, site: Site, sight: CaseInSight, *, docket: Docket, box: bytes, today: date) -> int:
    """The page of an act whose envelope's box this is. Returns its number."""
    page = register.enter(session, site, docket.book, docket.acts, box)
    _keep(session, site, sight, replace(docket, acts=docket.acts + 1), today)
    return page


def record_act(
    session: Session, site: Site, sight: CaseInSight, *, docket: Docket, name: str, who: bytes, today: date
) -> int:
    """An act that is a page alone: opened, read, escalated. Returns the page's number. Raises WrongKind."""
    require_fit(name, record=docket.incident is not None)
    if who and name in BY_NAME and BY_NAME[name].who == OFFICER:
        docket = replace(docket, clocks=docket.clocks.after(BY_NAME[name].says))
    page = register.enter(session, site, docket.book, docket.acts, pack("act", name, who, today.isoformat()))
    trail = (*docket.trail, Trace(docket.acts, name, today, who))[-docket_box.MOST_TRAIL :]
    _keep(session, site, sight, replace(docket, acts=docket.acts + 1, trail=trail), today)
    return page


def _keep(session: Session, site: Site, sight: CaseInSight, docket: Docket, today: date) -> None:
    sight.row.docket = docket_box.shut(site, sight.id, docket)
    sight.row.queue = tag_of(site, docket, today)
    sight.row.lapse = lapse.shut(site, sight.id, docket, today)
    session.flush()
