"""Reading a case: every envelope opened, its author checked, the order without a gap, each act with its page.

Opening follows VAULT 1.5: what was deleted, rolled back, planted or rewritten is named, never shown.
"""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import register
from portal.cases import errand, name_key
from portal.cases.acts import ACTS, COMPLAINANT, FIRST, NOTES, OFFICER, author_of
from portal.cases.docket import Docket
from portal.cases.envelope import Envelope
from portal.cases.particulars import opened as particulars_of
from portal.cases.sight import CaseInSight, Interfered
from portal.directory import Directory
from portal.vault import Refused, digest, envelopes
from portal.vault.envelopes import Unverified

MAILBOX = "mailbox"
Entry = tuple[Unverified, bytes]
"""What an envelope says, its author unchecked, and its box."""


@dataclass(frozen=True)
class Said:
    """One envelope, opened: its content, and the page it stands on."""

    number: int
    act: int
    kind: str
    author: str
    """`mailbox`, or an officer's id in hex."""
    day: str
    language: str
    body: dict[str, Any]
    page: int
    box: bytes = field(repr=False)

    @property
    def ours(self) -> bool:
        """Whether an office wrote it."""
        return self.author != MAILBOX

    @property
    def text(self) -> str:
        return str(self.body.get("text", ""))


@dataclass(frozen=True)
class TrailLine:
    """One line of *What happened*: the act's number, name, day (ISO), officer's id in hex or "", page in the book."""

    act: int
    name: str
    day: str
    who: str
    page: int


@dataclass(frozen=True)
class Opened:
    """A case as it was written."""

    docket: Docket
    particulars: dict[str, Any]
    envelopes: list[Said]
    identity: dict[str, Any] | None
    notes: list[Said]
    """This office's own, oldest first; nobody else's."""
    trail: list[TrailLine]

    @property
    def statement(self) -> Said:
        return self.envelopes[0]


def read_case(session: Session, directory: Directory, sight: CaseInSight) -> Opened:
    """The whole case. Raises Interfered."""
    try:
        rows = list(session.scalars(select(Envelope).where(Envelope.case_id == sight.id)))
        pages = _pages(session, sight.docket)
        chain, rest = _chain(rows, sight)
        mailbox = _mailbox(chain[0][0].said, sight.docket)
        said = [_said(entry, pages, sight.docket, _author(entry[0], mailbox, directory)) for entry in chain]
        for each in said:
            _by_the_interpreter(each, sight.id, directory)
        identity = _told_later(said, sight) or _identity(rest, sight, mailbox)
        _nothing_planted(rest, chain, pages, sight.docket)
        notes = [
            _said(entry, pages, sight.docket, _author(entry[0], mailbox, directory)) for entry in _notes(rest, sight)
        ]
        particulars = particulars_of(sight.keys, sight.row.particulars)
    except (Refused, KeyError, TypeError, ValueError, IndexError):
        raise Interfered from None
    return Opened(sight.docket, particulars, said, identity, notes, _trail([*said, *notes], sight.docket, pages))


def _chain(rows: list[Envelope], sight: CaseInSight) -> tuple[list[Entry], list[Envelope]]:
    """The numbered envelopes in order, and the rows the case's own seed does not open: the identity, office notes."""
    found: dict[int, Entry] = {}
    rest = []
    for row in rows:
        try:
            key = envelopes.content_key(sight.keys.seed, row.id)
            opened = envelopes.unlocked(key, sight.id, row.id, row.box)
        except Refused:
            rest.append(row)
            continue
        found.setdefault(opened.said["number"], (opened, row.box))
    numbers = list(range(sight.docket.envelopes))
    if sorted(found) != numbers or len(found) + len(rest) != len(rows) or len(rest) != 1 + sight.docket.notes:
        raise Refused
    chain = [found[number] for number in numbers]
    before, act = "", -1
    for opened, box in chain:
        if opened.said["before"] != before or opened.said["act"] <= act:
            raise Refused
        before, act = digest("box", box).hex(), opened.said["act"]
    return chain, rest


def _mailbox(first: dict[str, Any], docket: Docket) -> bytes | None:
    """The key of the person's side. A record that an officer made has none: nobody may write in a person's name."""
    if (first["kind"] == "record") != (docket.incident is not None):
        raise Refused
    return None if first["kind"] == "record" else b64decode(first["body"]["keys"]["sign"])


def _author(opened: Unverified, mailbox: bytes | None, directory: Directory) -> bytes:
    """The key of whoever may write this kind. Nobody may write another's kind.

    Statement 0 brings the mailbox's key itself; its page in the book pins it. Record 0 is an officer's.
    """
    said = opened.said
    who = author_of(said["kind"])
    if (said["kind"] in FIRST) != (said["number"] == 0) or (said["kind"] in NOTES) != (said["number"] < 0):
        raise Refused
    if who == COMPLAINANT and said["author"] == MAILBOX and mailbox is not None:
        return mailbox
    if who == OFFICER and said["author"] != MAILBOX:
        return directory.verify_key(said["author"])
    raise Refused


def _pages(session: Session, docket: Docket) -> dict[int, register.Leaf]:
    """Each act has its page, and the next act has none: otherwise something was deleted or rolled back."""
    pages = register.pages_of(session, docket.book, docket.acts + 1)
    if sorted(pages) != list(range(docket.acts)):
        raise Refused
    return pages


def _said(entry: Entry, pages: dict[int, register.Leaf], docket: Docket, key: bytes) -> Said:
    opened, box = entry
    said = opened.verified(key)
    page = pages[said["act"]]
    if page.proof != register.proof_of(docket.book, said["act"], box):
        raise Refused
    names = ("number", "act", "kind", "author", "day", "language", "body")
    return Said(**{name: said[name] for name in names}, page=page.number, box=box)


def _by_the_interpreter(said: Said, case: bytes, directory: Directory) -> None:
    """Words in an interpreter's name are those he signed: no office changes one of them."""
    signed = said.body.get("interpreted")
    if signed is None and said.kind != "interpretation":
        return
    words = errand.require_signed(signed or {}, case, directory)
    if (words["text"], words["language"]) != (said.text, said.language):
        raise Refused


def _nothing_planted(rest: list[Envelope], chain: list[Entry], pages: dict[int, register.Leaf], docket: Docket) -> None:
    """Rows this viewer cannot open are still known: the statement names the identity, a page each office note."""
    identity = chain[0][0].said["body"]["identity"]
    left = [row.box for row in rest if envelopes.link(row.box) != identity]
    written = {said.said["act"] for said, _ in chain} | {trace.act for trace in docket.trail}
    open_acts = [act for act in pages if act not in written]
    for box in left:
        if all(pages[act].proof != register.proof_of(docket.book, act, box) for act in open_acts):
            raise Refused
    if len(left) != docket.notes:
        raise Refused


def _told_later(said: list[Said], sight: CaseInSight) -> dict[str, Any] | None:
    """The name that was told last, for who was given its key."""
    boxes = [str(each.body["name"]) for each in said if each.kind == "naming"]
    if sight.identity is None or not boxes:
        return None
    try:
        return name_key.opened(sight.identity.seed, sight.id, boxes[-1])
    except Refused:
        return None


def _identity(rest: list[Envelope], sight: CaseInSight, mailbox: bytes | None) -> dict[str, Any] | None:
    if sight.identity is None or mailbox is None:
        return None
    seed = sight.identity.seed
    (found,) = _opening(rest, sight, {row.id: envelopes.content_key(seed, row.id) for row in rest})
    return dict(found[0].verified(mailbox)["body"])


def _notes(rest: list[Envelope], sight: CaseInSight) -> list[Entry]:
    keys = {key for key in (sight.desk, *sight.desks) if key is not None}
    found = (_opening(rest, sight, dict.fromkeys((row.id for row in rest), key)) for key in keys)
    return sorted((each for some in found for each in some), key=_act)


def _opening(rest: list[Envelope], sight: CaseInSight, keys: dict[bytes, bytes]) -> list[Entry]:
    """Those of `rest` that open with the key named for them."""
    found = []
    for row in rest:
        try:
            found.append((envelopes.unlocked(keys[row.id], sight.id, row.id, row.box), row.box))
        except Refused:
            continue
    return found


def _act(entry: Entry) -> int:
    return int(entry[0].said["act"])


def _trail(said: list[Said], docket: Docket, pages: dict[int, register.Leaf]) -> list[TrailLine]:
    names = {act.envelope: act.name for act in ACTS if act.envelope}
    lines = [
        TrailLine(each.act, names[each.kind], each.day, each.author if each.ours else "", each.page) for each in said
    ]
    for trace in docket.trail:
        page = pages[trace.act]
        lines.append(TrailLine(trace.act, trace.name, trace.day.isoformat(), trace.who.hex(), page.number))
    return sorted(lines, key=lambda line: line.act)
