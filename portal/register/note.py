"""Checkpoints as text: C2SP tlog-checkpoint in a C2SP signed note, so that existing tools can read and co-sign them.

<origin> ⏎ <size> ⏎ <base64 root> ⏎ <day> ⏎ ⏎ — <origin> <base64 of key id 4 ‖ signature 64> ⏎
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from portal.vault import Keys, Refused, checked

ED25519 = b"\x01"
DASH = "— "


@dataclass(frozen=True)
class Note:
    """What a checkpoint says."""

    origin: str
    size: int
    root: bytes
    day: date | None
    """An extension line of the format: the day it was signed."""

    @property
    def text(self) -> str:
        lines = [self.origin, str(self.size), base64.b64encode(self.root).decode()]
        return "\n".join(lines + ([self.day.isoformat()] if self.day else [])) + "\n"


def signed_note(note: Note, key: Keys) -> str:
    line = base64.b64encode(key_id(note.origin, key.verify) + key.sign(note.text.encode())).decode()
    return f"{note.text}\n{DASH}{note.origin} {line}\n"


def read_note(text: str) -> Note:
    """What the note says, its signatures unchecked. Raises Refused."""
    try:
        origin, size, root, *more = _body(text).splitlines()
        day = date.fromisoformat(more[0]) if more else None
        note = Note(origin, int(size), base64.b64decode(root, validate=True), day)
    except (ValueError, binascii.Error):
        raise Refused from None
    if len(note.root) != 32 or note.size < 0 or note.text != _body(text):
        raise Refused
    return note


def made_by(text: str, verify: bytes) -> Note:
    """What the note says, if the holder of `verify` signed it. Raises AnotherKey, or Refused for a wrong signature."""
    note = read_note(text)
    for name, key, signature in _signatures(text):
        if name == note.origin and key == key_id(name, verify):
            checked(verify, note.text.encode(), signature)
            return note
    raise AnotherKey


class AnotherKey(Refused):
    """Well formed, but not signed by the key it should be."""


def key_id(name: str, verify: bytes) -> bytes:
    """Four bytes that say which key a signature line is for."""
    return sha256(name.encode() + b"\n" + ED25519 + verify).digest()[:4]


def verifier(name: str, verify: bytes) -> str:
    """The public key as other tools take it: name+key id+key."""
    return f"{name}+{key_id(name, verify).hex()}+{base64.b64encode(ED25519 + verify).decode()}"


def _body(text: str) -> str:
    body, parted, _ = text.partition("\n\n")
    if not parted:
        raise Refused
    return body + "\n"


def _signatures(text: str) -> list[tuple[str, bytes, bytes]]:
    found = []
    for line in text.partition("\n\n")[2].splitlines():
        dash, name, raw = line[:2], *(line[2:].split(" ") + [""])[:2]
        try:
            blob = base64.b64decode(raw, validate=True)
        except (ValueError, binascii.Error):
            raise Refused from None
        if dash == DASH and len(blob) == 68:
            found.append((name, blob[:4], blob[4:]))
    return found
