"""An errand: one envelope, or words that are not sent yet, for one interpreter; and what he brought back.

What he is given is a paper under his own key: the key of that envelope (a grant of kind `e`) and of what was sent with
it, or the words themselves. What he brings back is signed by him and sealed to the case, so that it goes wherever
the case goes, to nobody who was taken off it, and he cannot open it again. One row holds the one, then the other.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.cases.envelope import Envelope
from portal.cases.paper import Paper
from portal.directory import Directory
from portal.vault import Keys, Refused, Site, canonical, digest, pack, padded, parsed, seal, unpadded, unseal
from portal.vault import envelopes as vault_envelopes
from portal.vault.grants import ENVELOPE, grant, opened
from portal.vault.keys import checked

DRAFT = "draft"
KINDS = (
    DRAFT, "question", "extension", "forwarding", "promise", "proposal", "obligation", "measure", "finding", "referral",
    "visit", "hold",
)  # fmt: skip
UNSENT = {kind: -place for place, kind in enumerate(KINDS, 1)}
"""Words that are not sent yet: what they will be (DRAFT: an answer), and what stands for the number of an envelope."""


@dataclass(frozen=True)
class Errand:
    """What an interpreter is asked, as he holds it. `act`: of the case, by which he was asked."""

    case: bytes
    act: int
    public: bytes = field(repr=False)
    """The case's own (X25519): what he brings back is sealed to it."""
    what: str
    source: str
    into: str
    day: str
    office: str
    original: str
    """The envelope's box, or the words not sent yet, as a digest in hex: what his signature is about."""
    envelope: bytes = b""
    grant: bytes = field(default=b"", repr=False)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Name of a blob → the key of that one alone."""
    text: str = field(default="", repr=False)
    """The words that are not sent yet."""


@dataclass(frozen=True)
class Work:
    """What came back. No words: he cannot do it."""

    said: Mapping[str, Any]
    by: str
    """The interpreter's id in hex."""
    signature: str
    draft: str = ""

    @property
    def act(self) -> int:
        return int(self.said["act"])

    @property
    def text(self) -> str:
        return str(self.said["text"])

    @property
    def signed(self) -> dict[str, Any]:
        """As it stands in an envelope of the case."""
        return {"said": dict(self.said), "by": self.by, "signature": self.signature}


def row_of(site: Site, case: bytes, act: int) -> bytes:
    """The one row of an errand."""
    return site.tag("errand", case, act)


def digest_of(words: str) -> str:
    return digest("answer", words).hex()


def granted(public: bytes, case: Keys, envelope: bytes) -> bytes:
    """The key of one envelope, for the holder of `public` alone."""
    return grant(public, ENVELOPE, envelope, vault_envelopes.content_key(case.seed, envelope))


def hand_out(session: Session, site: Site, *, interpreter: bytes, public: bytes, errand: Errand) -> None:
    """Into the tray of one officer. `interpreter` is his id, `public` his own key."""
    box = seal(public, padded(canonical(_written(errand))))
    name = row_of(site, errand.case, errand.act)
    session.add(Paper(id=name, ring=site.tag("papers", interpreter), box=box))


def errands(session: Session, site: Site, interpreter: bytes, keys: Keys) -> dict[bytes, Errand]:
    """What lies in an interpreter's tray, by the name of the row; what does not open is left out."""
    rows = session.scalars(select(Paper).where(Paper.ring == site.tag("papers", interpreter)))
    found = ((row.id, _read(keys, row.box)) for row in rows)
    return {name: each for name, each in found if each is not None and row_of(site, each.case, each.act) == name}


def words_of(session: Session, keys: Keys, errand: Errand) -> dict[str, Any]:
    """What the envelope says, or the words not sent yet. Raises Refused when it is not what he was asked about."""
    if errand.what in UNSENT:
        return {"text": errand.text}
    row = session.get(Envelope, errand.envelope)
    if row is None or row.case_id != errand.case or vault_envelopes.link(row.box) != errand.original:
        raise Refused
    key = opened(keys, errand.grant, ENVELOPE, errand.envelope)
    body: dict[str, Any] = vault_envelopes.unlocked(key, errand.case, errand.envelope, row.box).said["body"]
    return body


def bring_back(
    session: Session, site: Site, errand: Errand, *, text: str, day: str, interpreter: bytes, keys: Keys
) -> None:
    """His words in place of the errand. Empty: he cannot do it."""
    said = {
        "v": 1, "act": errand.act, "what": errand.what, "original": errand.original, "source": errand.source,
        "language": errand.into, "day": day, "text": text,
    }  # fmt: skip
    signature = keys.sign(_message(errand.case, said))
    paper = {"said": said, "by": interpreter.hex(), "signature": b64encode(signature).decode(), "draft": errand.text}
    row = session.get_one(Paper, row_of(site, errand.case, errand.act))
    row.ring = site.tag("papers", errand.case)
    row.box = seal(errand.public, padded(canonical(paper)))
    session.flush()


def lying(
    session: Session, site: Site, case: bytes, keys: Keys, directory: Directory, acts: Iterable[int]
) -> dict[int, Work | None]:
    """By the act that asked: what came back and is not with the case yet, None while it is out. Nothing not genuine."""
    names = {row_of(site, case, act): act for act in acts}
    if not names:
        return {}
    here, found = site.tag("papers", case), {}
    for name, ring, box in session.execute(select(Paper.id, Paper.ring, Paper.box).where(Paper.id.in_(names))):
        try:
            found[names[name]] = _brought(keys, box, case, directory) if ring == here else None
        except (Refused, KeyError, TypeError, ValueError):
            continue
    return {act: work for act, work in found.items() if work is None or work.act == act}


def out(session: Session, site: Site, case: bytes, acts: int) -> list[tuple[int, bytes]]:
    """(the act that asked, the tray it lies in) of all of its errands that nobody has brought back."""
    names = {row_of(site, case, act): act for act in range(acts)}
    rows = session.execute(select(Paper.id, Paper.ring).where(Paper.id.in_(names)))
    here = site.tag("papers", case)
    return sorted((names[name], ring) for name, ring in rows if ring != here)


def with_words(session: Session, site: Site, cases: Iterable[bytes]) -> set[bytes]:
    """Those of the cases for which something came back that is not with them yet."""
    trays = {site.tag("papers", case): case for case in cases}
    return {trays[ring] for ring in session.scalars(select(Paper.ring).where(Paper.ring.in_(trays)))}


def take_up(session: Session, site: Site, case: bytes, act: int) -> None:
    """The words are with the case now: the paper goes."""
    session.delete(session.get_one(Paper, row_of(site, case, act)))


def forget(session: Session, site: Site, case: bytes, acts: int) -> None:
    """The case is erased: no errand of it stays with anybody."""
    session.execute(delete(Paper).where(Paper.id.in_([row_of(site, case, act) for act in range(acts)])))


def require_signed(signed: Mapping[str, Any], case: bytes, directory: Directory) -> Mapping[str, Any]:
    """What the interpreter said. Raises Refused unless he signed it, for this case."""
    said: Mapping[str, Any] = signed["said"]
    checked(directory.verify_key(signed["by"]), _message(case, said), b64decode(signed["signature"]))
    return said


def _message(case: bytes, said: Mapping[str, Any]) -> bytes:
    return pack("interpretation", case, canonical(said))


def _written(errand: Errand) -> dict[str, Any]:
    return {
        "case": errand.case.hex(), "act": errand.act, "public": _text(errand.public), "what": errand.what,
        "source": errand.source, "into": errand.into, "day": errand.day, "office": errand.office,
        "original": errand.original, "envelope": errand.envelope.hex(), "grant": _text(errand.grant),
        "files": {name: _text(key) for name, key in errand.files.items()}, "text": errand.text,
    }  # fmt: skip


def _brought(keys: Keys, box: bytes, case: bytes, directory: Directory) -> Work:
    """Raises Refused, or what rubbish raises."""
    plain = parsed(unpadded(unseal(keys, box)))
    work = Work(plain["said"], plain["by"], plain["signature"], plain["draft"])
    require_signed(work.signed, case, directory)
    return work


def _read(keys: Keys, box: bytes) -> Errand | None:
    try:
        plain = parsed(unpadded(unseal(keys, box)))
        raw = {name: bytes.fromhex(plain[name]) for name in ("case", "envelope")}
        raw |= {name: b64decode(plain[name]) for name in ("public", "grant")}
        files = {name: b64decode(key) for name, key in plain["files"].items()}
        return Errand(**{**plain, **raw, "files": files})
    except (Refused, KeyError, TypeError, ValueError):
        return None


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()
