"""A lawyer's letter to an office: signed as theirs, and sealed to that office alone."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any

from sqlalchemy.orm import Session

from portal.companions.supporter import Supporter, entry_of, pair_of
from portal.vault import Refused, Site, checked, pack, ring_id


def signed_letter(mailbox_seed: bytes, case: bytes) -> dict[str, str]:
    """For the statement: whose entry, and the signature over the name of the case."""
    pair = pair_of(mailbox_seed)
    return {"id": ring_id(pair.public).hex(), "signature": b64encode(pair.sign(_message(case))).decode()}


def lawyer_of(session: Session, site: Site, body: dict[str, Any], case: bytes) -> Supporter | None:
    """Who signed the statement as their letter; None for every other letter. What became of the entry is another
    question: see `supporter.state_of`."""
    said = body.get("counsel")
    if not isinstance(said, dict):
        return None
    try:
        entry = entry_of(session, site, bytes.fromhex(said["id"]))
        if entry is None:
            return None
        checked(entry.sign, _message(case), b64decode(said["signature"]))
    except (KeyError, TypeError, ValueError, Refused):
        return None
    return entry


def is_sealed_to_one(body: dict[str, Any]) -> bool:
    """Whether the office that has it is the only one that may ever have it."""
    return "counsel" in body


def _message(case: bytes) -> bytes:
    return pack("supporter-letter", case)
