"""Letters to a prison that ask to keep films and lists, and their answers: papers that name no case and no person."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sqlalchemy.orm import Session

from portal.cases.paper import leave, papers
from portal.vault import Keys, Refused, Site, canonical, checked, ring_id

WHAT, ANSWER = "secure", "secured"


class Ring(Protocol):
    @property
    def id(self) -> bytes: ...
    @property
    def case(self) -> bytes | None: ...
    @property
    def identity(self) -> bool: ...
    @property
    def keys(self) -> Keys: ...


@dataclass(frozen=True)
class Letter:
    """As the prison reads it. `unit` is empty for the whole prison; `until` is aware; `reply` an X25519 key."""

    id: bytes
    office: str
    prison: str
    unit: str
    first: date
    last: date
    until: datetime
    reply: bytes


@dataclass(frozen=True)
class Answer:
    """`who`: the officer of the prison, id in hex."""

    how: str
    day: date
    who: str


def send(session: Session, site: Site, ring: bytes, public: bytes, letter: Letter, day: date) -> None:
    """Into an office's tray."""
    said = {
        "what": WHAT, "id": letter.id.hex(), "office": letter.office, "prison": letter.prison, "unit": letter.unit,
        "first": letter.first.isoformat(), "last": letter.last.isoformat(), "until": letter.until.isoformat(),
        "reply": b64encode(letter.reply).decode(), "day": day.isoformat(),
    }  # fmt: skip
    leave(session, site, ring, public, said)


def letters(session: Session, site: Site, rings: Iterable[Ring]) -> list[Letter]:
    """What lies in these rings' trays, the first to be answered first."""
    found: dict[bytes, Letter] = {}
    for ring in rings:
        if ring.case is None and not ring.identity:
            for said in papers(session, site, ring.id, ring.keys):
                if said.get("what") == WHAT:
                    letter = _letter(said)
                    found[letter.id] = letter
    return sorted(found.values(), key=lambda each: (each.until, each.id))


def reply(session: Session, site: Site, letter: Letter, *, how: str, officer: Keys, who: bytes, day: date) -> None:
    """Signed by the officer, sealed to whoever sent the letter; and a mark for the own office that it was answered."""
    said = {"what": ANSWER, "id": letter.id.hex(), "how": how, "day": day.isoformat(), "who": who.hex()}
    said["sign"] = b64encode(officer.sign(canonical(said))).decode()
    leave(session, site, ring_id(letter.reply), letter.reply, said)


def mark_answered(session: Session, site: Site, ring: Ring, letter: Letter, how: str) -> None:
    """So that the office of the prison sees what it answered."""
    said = {"what": ANSWER, "id": letter.id.hex(), "how": how}
    leave(session, site, ring.id, ring.keys.public, said)


def answered(session: Session, site: Site, rings: Iterable[Ring]) -> dict[bytes, str]:
    """Letter → what this office answered last."""
    found: dict[bytes, str] = {}
    for ring in rings:
        if ring.case is None and not ring.identity:
            said = papers(session, site, ring.id, ring.keys)
            found |= {bytes.fromhex(each["id"]): each["how"] for each in said if each.get("what") == ANSWER}
    return found


def answers_to(session: Session, site: Site, keys: Keys, letter: bytes, signers: SignerOf) -> list[Answer]:
    """What came back for a letter, signed by an officer whom `signers` knows; the earliest first."""
    found = []
    for said in papers(session, site, ring_id(keys.public), keys):
        try:
            sign = b64decode(said.pop("sign"))
            checked(signers(said["who"]), canonical(said), sign)
            if said["id"] == letter.hex():
                found.append(Answer(said["how"], date.fromisoformat(said["day"]), said["who"]))
        except (Refused, LookupError, TypeError, ValueError):
            continue
    return sorted(found, key=lambda each: (each.day, each.how))


class SignerOf(Protocol):
    def __call__(self, officer_id_hex: str, /) -> bytes: ...


def _letter(said: dict[str, str]) -> Letter:
    return Letter(
        bytes.fromhex(said["id"]), said["office"], said["prison"], said["unit"], date.fromisoformat(said["first"]),
        date.fromisoformat(said["last"]), datetime.fromisoformat(said["until"]), b64decode(said["reply"]),
    )  # fmt: skip
