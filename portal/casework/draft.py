"""A letter not sent yet. Everything random is drawn when it begins, so that sending twice is sending once."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any

from portal import policy
from portal.directory import Directory
from portal.policy import mandatory_reports
from portal.routing import readers
from portal.vault import digest
from portal.vault.codes import new_code
from portal.vault.drawers import new_drawer

Draft = dict[str, Any]
"""`answers` (field → value), `once`, `code` or None, and in hex: `case_seed identity_seed statement_id
identity_id mailbox_seed`; `lookup` and `door_key` are None until the code is stretched; `seen` is what the readers
page showed (`readers_seen`). `code` is a number's or a drawer's (portal/vault/opener.py); `emblem` is which picture the
drawer shows that the letter goes through.
`told`: what a law demands and the person was told of before the words were written, by pack (`note_told`).
Where somebody else types it in: `handed_in` (ISO with an offset) and `typed_in` (`office officer how`). `counsel` where
the mailbox is that of a verified lawyer."""


def new_draft(answers: dict[str, Any] | None = None, mailbox: tuple[bytes, bytes] | None = None) -> Draft:
    """A draft with a code and a mailbox of its own; `mailbox` is (seed, door key) when it goes through an open one."""
    drawn = ("case_seed", "identity_seed", "mailbox_seed")
    draft: Draft = {name: secrets.token_hex(32) for name in drawn}
    draft |= {name: secrets.token_hex(16) for name in ("statement_id", "identity_id", "once")}
    draft |= {"answers": dict(answers or {}), "code": new_code(), "door_key": None, "lookup": None, "seen": None}
    if mailbox is not None:
        seed, key = mailbox
        draft |= {"code": None, "mailbox_seed": seed.hex(), "door_key": key.hex()}
    return draft


def give_door(draft: Draft, lookup: bytes, key: bytes) -> None:
    """What stretching the code found; kept in the draft, so that trying again costs nothing."""
    draft["lookup"], draft["door_key"] = lookup.hex(), key.hex()


def new_number(draft: Draft) -> None:
    """Another code, where somebody may have seen the first; no door was made for that one."""
    _reopen(draft, new_code())


def new_pictures(draft: Draft) -> None:
    """Six pictures instead of what was drawn before; no door was made for that."""
    _reopen(draft, new_drawer())


def _reopen(draft: Draft, code: str) -> None:
    draft |= {"code": code, "door_key": None, "lookup": None, "emblem": ""}
    draft["answers"] = {name: value for name, value in draft["answers"].items() if name != "last4"}


def note_told(draft: Draft, pack: str, codes: Iterable[str]) -> None:
    """These reports of the pack were said to the person; only what was said goes into the statement."""
    told = draft.get("told", {})
    draft["told"] = {**told, pack: sorted({*told.get(pack, ()), *codes})}


def note_all_told(draft: Draft, pack: str) -> None:
    """Every report of the pack was said: our paper and the words to say on the telephone name them all."""
    note_told(draft, pack, (each.code for each in mandatory_reports(policy.pack_or_default(pack))))


def told_of(draft: Draft, pack: str) -> list[str]:
    """The codes of what was said by this pack."""
    codes: list[str] = draft.get("told", {}).get(pack, [])
    return codes


def readers_seen(office: str, directory: Directory, today: date, not_: tuple[str, ...] = ()) -> str:
    """A mark of what the readers page shows: the office's key and everyone who can open it. Put it in `seen`."""
    entry = directory.office(office)
    who = sorted(member.id for member in readers(office, directory, today, not_=not_))
    return digest("readers", entry.ring.box, entry.state, *who).hex()
