"""The mailbox that this session holds open."""

from __future__ import annotations

import secrets

from flask import abort, request, session

from portal.access import Complainant, letter, letters
from portal.cases import CaseInSight
from portal.casework.hold import held
from portal.mailboxes.door import Mailbox
from portal.web.shared import database, here


def hold(mailbox: Mailbox | None) -> None:
    """A number that opens nothing gets a mailbox that never was: same work, same size, nothing in it."""
    seed, key = (mailbox.seed, mailbox.door_key) if mailbox else (secrets.token_bytes(32), secrets.token_bytes(32))
    session["mailbox"] = {"seed": seed.hex(), "door_key": key.hex(), "known": int(mailbox is not None)}


def complainant() -> Complainant:
    held = session["mailbox"]
    return Complainant(bytes.fromhex(held["seed"]), bytes.fromhex(held["door_key"]))


def how_many() -> int:
    return letters(database(), complainant())


def sight(ref: int) -> CaseInSight | None:
    """The letter of that number; None when it is missing although it was entered. 404 when there is none.

    On a POST nobody else writes to it until the answer. Raises Interfered.
    """
    if ref >= how_many():
        abort(404)
    found = letter(database(), here().site, complainant(), ref)
    return held(database(), here().site, found) if found and request.method == "POST" else found
