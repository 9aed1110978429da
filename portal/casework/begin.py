"""Begin: an office outside the prison opens a case although nobody wrote: of its own accord, because of a medical sign,
a death, or what somebody else told (R-39). It is a report like any other; nobody has a code for it."""

from __future__ import annotations

import secrets
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from portal import register
from portal.access import OfficerViewer
from portal.casework.advice import read_by_somebody
from portal.casework.bundle import Bundle, Receipt
from portal.casework.draft import new_draft
from portal.casework.lodge import lodge
from portal.casework.prepare import prepare
from portal.casework.refusals import NothingSaid, OutsideOnly
from portal.directory import Directory, NotInDirectory
from portal.protection.beginnings import ORIGINS, TOPIC_OF
from portal.vault import Refused, Site, canonical, checked, derive


def begin(
    session: Session, officer: OfficerViewer, *, origin: str, said: dict[str, str], text: str, once: str,
    language: str, zone: str, site: Site, directory: Directory, now: datetime,
) -> Receipt | None:  # fmt: skip
    """Whoever worked in that prison has no key to it, were it this officer.

    `said`: `prison`, and where known `unit person_name person_number topic by`. `once`: from the form; None where it
    was entered before.

    Raises OutsideOnly, NothingSaid, and what `prepare` raises.
    """
    if not directory.office(officer.office).outside:
        raise OutsideOnly
    if origin not in ORIGINS or not text.strip() or not said.get("prison"):
        raise NothingSaid
    door = derive(officer.seed, "begin", once)
    if register.entered(session, derive(door, "book", 0), 0):
        return None
    answers = {"topic": TOPIC_OF[origin], **{name: value for name, value in said.items() if value}}
    answers |= {"kind": "report", "filer": "saw", "office": officer.office, "text": text}
    draft = new_draft(read_by_somebody(answers, directory, now=now, zone=zone))
    draft["door_key"] = door.hex()
    bundle = prepare(draft, directory=directory, now=now, zone=zone, language=language)
    return lodge(session, _begun(bundle, officer, origin), site=site)


def begun_by(body: dict[str, Any], directory: Directory) -> tuple[str, str] | None:
    """(origin, officer's id in hex) of a case that an officer began; None for any other, or where no officer signed."""
    said = body.get("began")
    if not isinstance(said, dict):
        return None
    try:
        checked(directory.verify_key(said["officer"]), _signed(said, body), b64decode(said["sign"]))
        return str(said["origin"]), str(said["officer"])
    except (Refused, NotInDirectory, KeyError, TypeError, ValueError):
        return None


def _begun(bundle: Bundle, officer: OfficerViewer, origin: str) -> Bundle:
    """The mailbox that goes with it was drawn and is forgotten: who stands behind the words is the officer."""
    said = {"origin": origin, "officer": officer.id.hex(), "office": officer.office, "drawn": secrets.token_hex(16)}
    said["sign"] = b64encode(officer.keys.sign(_signed(said, bundle.body))).decode()
    facts = {**bundle.facts, "origin": origin, "filer": "office"}
    watch = bundle.watch and replace(bundle.watch, check=None)  # nobody has the mailbox: only feeds are looked at
    return replace(bundle, filer="office", watch=watch, facts=facts, body={**bundle.body, "began": said})


def _signed(said: dict[str, Any], body: dict[str, Any]) -> bytes:
    named = {name: said[name] for name in ("origin", "officer", "office", "drawn")}
    return canonical({"began": named, "text": body["text"]})
