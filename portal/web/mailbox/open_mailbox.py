"""The mailbox that this session holds open."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import cast

from flask import abort, g, request, session
from sqlalchemy.orm import Session

from portal.access import Complainant, letter, letters
from portal.cases import CaseInSight
from portal.casework.hold import held
from portal.companions.second import Lending, lent_to
from portal.mailboxes.door import Mailbox, make_door
from portal.vault.opener import Opener
from portal.web.shared import database, here, slot


def hold(mailbox: Mailbox | None, emblem: str = "") -> None:
    """A number that opens nothing gets a mailbox that never was: same work, same size, nothing in it. A drawer, whether
    it opens something or not, has an emblem."""
    seed, key = (mailbox.seed, mailbox.door_key) if mailbox else (secrets.token_bytes(32), secrets.token_bytes(32))
    session["mailbox"] = {"seed": seed.hex(), "door_key": key.hex(), "known": int(mailbox is not None)}
    session["mailbox"] |= {"emblem": emblem}
    g.pop("lending", None)


def begin_mailbox(kept: Mapping[str, str]) -> tuple[Mailbox, str]:
    """A mailbox nobody had before, behind what opens it in `kept["code"]`; and its emblem. Raises Wait."""
    opener = Opener(kept["code"])
    with slot(for_filing=True):
        stretched = opener.stretched(here().site)
    lookup, key = here().site.doors(stretched)[0]
    mailbox = Mailbox(bytes.fromhex(kept["seed"]), key)
    make_door(database(), lookup, key, mailbox.seed)
    return mailbox, opener.emblem(here().site, stretched)


def emblem() -> str:
    """Which picture the open drawer is known by; "" where a number was typed."""
    return str((session.get("mailbox") or {}).get("emblem", ""))


def complainant(looking: Session | None = None) -> Complainant:
    """With what this mailbox was lent; every mailbox is asked for that, once a request."""
    held = session["mailbox"]
    lending = lending_held(looking)
    return Complainant(
        bytes.fromhex(held["seed"]), bytes.fromhex(held["door_key"]), lent=lending.letters if lending else ()
    )  # fmt: skip


def lending_held(looking: Session | None = None) -> Lending | None:
    """None in every mailbox that is no second one."""
    if "lending" not in g:
        g.lending = lent_to(looking or database(), bytes.fromhex(session["mailbox"]["seed"]))
    return cast("Lending | None", g.lending)


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
