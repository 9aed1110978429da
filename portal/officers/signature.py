"""What a member signs for the office, and the check that it was a member of that office who signed."""

from __future__ import annotations

from datetime import date

from portal.directory import Directory, NotInDirectory
from portal.officers.proposal import Generation, Name
from portal.vault import Refused, checked, pack, ring_id


def admission_message(name: Name, *, box: bytes, sign: bytes) -> bytes:
    """What a member signs to let somebody in: who, where, and with which keys."""
    kind = b"identity" if name.identity else b""
    return pack("admission", name.id, name.login, name.office, box, sign, kind)


def vouched(directory: Directory, *, by: bytes, office: str, message: bytes, signature: bytes, on: date) -> bool:
    """Whether officer `by` was a member of the office on that day and signed this."""
    try:
        entry = directory.officer(by)
        checked(entry.sign, message, signature)
    except (NotInDirectory, Refused):
        return False
    return entry.office == office and entry.in_office(on)


def genuine_generation(directory: Directory, generation: Generation) -> bool:
    """Whether a member of the office made this key. One the administrator planted has no such signature."""
    return vouched(
        directory,
        by=generation.made_by,
        office=generation.office,
        message=generation.message,
        signature=generation.signature,
        on=generation.from_,
    )


def rings_in_force(directory: Directory, office: str, pending: list[Generation]) -> dict[bytes, int]:
    """Ring id → generation of every key of the office, published or made by a member and waiting."""
    entry = next((each for each in directory.offices if each.id == office), None)
    published = [*entry.rings, *([entry.identity_ring] if entry.identity_ring else [])] if entry else []
    mine = [each for each in pending if each.office == office and genuine_generation(directory, each)]
    return {each.id: each.generation for each in published} | {ring_id(each.box): each.generation for each in mine}
