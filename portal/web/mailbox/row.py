"""One letter in the list: how it stands, and nothing of what is in it."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.access import erased
from portal.cases import CaseInSight, Docket, Interfered
from portal.cases.rows import flag_of, state_of
from portal.casework.day import day_there
from portal.web.mailbox import words
from portal.web.mailbox.as_seen import as_it_stands
from portal.web.mailbox.kept import gone_soon
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.mailbox.standing import OWED, standing_of
from portal.web.shared import database, now


@dataclass(frozen=True)
class Row:
    """`state` is empty for a letter that is missing or was interfered with."""

    ref: int
    says: str
    head: str = ""
    state: str = ""
    due: str = ""
    kind: str = ""
    flag: str = ""
    late: bool = False
    unread: bool = False
    asked: bool = False
    """Whether a question about how they are stands inside."""
    office: str = ""
    filer: str = "prisoner"

    @property
    def waits(self) -> bool:
        """Whether there is something in it for them."""
        return self.unread or self.asked


def row(ref: int) -> Row:
    try:
        seen = sight(ref)
    except Interfered:
        return Row(ref, gettext("This letter has been interfered with."))
    if seen is None:
        if erased(database(), complainant(), ref):
            return Row(ref, gettext("This letter was erased, because its time was over."))
        return Row(ref, gettext("A letter of yours is missing."))
    return _row(ref, as_it_stands(seen))


def _row(ref: int, seen: CaseInSight) -> Row:
    docket = seen.docket
    today = day_there(docket, now())
    return Row(
        ref=ref,
        says=" ".join(filter(None, (_says(docket), gone_soon(docket, today)))),
        head=words.day(docket.filed.date()),
        state=state_of(docket),
        due=docket.due.isoformat(),
        kind=docket.kind,
        flag=flag_of(docket),
        late=docket.late(now()),
        unread=docket.read < docket.envelopes,
        asked=docket.watch is not None and docket.watch.asks(today),
        office=words.office(docket.office),
        filer=docket.filer or "prisoner",
    )


def _says(docket: Docket) -> str:
    """How it stands, and by when to hear, as two sentences."""
    said = words.state(docket)
    return said if standing_of(docket) not in OWED else f"{said} {words.hear(docket)}"
