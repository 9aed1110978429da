"""A row of a list in the words of this desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext

from portal import policy
from portal.cases.agreed import Agreed
from portal.cases.docket import Docket
from portal.cases.incident import Incident
from portal.cases.rows import Row
from portal.languages import listed, moment
from portal.protection.agreed import fades_at
from portal.protection.measures import answers_for
from portal.protection.watch import unanswered
from portal.web.desk import record_words, words
from portal.web.desk.seat import Seat
from portal.web.shared import locale, now
from portal.web.shared.consents import recipient_words


@dataclass(frozen=True)
class Line:
    """What the template writes, in the order of the columns."""

    row: Row
    due: str
    look: str
    """Of the tag around `due`: `late soon done` or nothing."""
    about: str
    what: str
    where: str
    language: str
    who: str
    reasons: tuple[tuple[str, str], ...]
    """(code, sentence)"""


def line_of(row: Row, seat: Seat) -> Line:
    """The words for a row; of one that was interfered with, only that."""
    mine = _mine(row, seat)
    codes = [code for code in row.reasons if code != "look_again" or not mine]
    why = tuple([(code, _why(code, row, seat)) for code in codes] + mine)
    if row.facts is None or row.due is None:
        return Line(row, gettext("Not known"), "late", "", gettext("A file that does not open"), "", "", "", why)
    today, hour = seat.today, None
    if row.docket is not None:
        today, hour = row.docket.day_at(now()), row.docket.hour
    due, look = words.due_words(row.due, today, hour=hour, late=row.late)
    if row.state == "closed":
        due, look = gettext("Closed"), ""
    elif row.answered is not None and row.promise is not None:
        due, look = words.promise_words(row.promise, seat.today)
    elif row.answered is not None:
        due, look = gettext("Answered"), "done"
    return Line(
        row,
        due,
        look,
        record_words.kind(record.kind) if (record := _record(row)) else words.topic(row.facts.get("topic")),
        _title(row),
        words.place(row.facts, seat.directory, prison=seat.office.prison is None),
        words.language_name(row.language),
        holder(row.docket, seat),
        why,
    )


def _title(row: Row) -> str:
    """Their first words; none of a child's before an officer said what for."""
    if row.facts is None or row.facts.get("child"):
        return gettext("A child's letter")
    return str(row.facts.get("title") or "") or words.untitled(row.kind)


def _mine(row: Row, seat: Seat) -> list[tuple[str, str]]:
    """That whoever sits here answers for something that holds for their safety, and when to look at it again."""
    docket = row.docket
    if docket is None or docket.look_again is None or not answers_for(docket, seat.officer.id):
        return []
    day = words.day(docket.look_again)
    says = gettext("You answer for what was ordered for their safety. Look again by %(day)s.", day=day)
    return [("look_again", says)]


def _record(row: Row) -> Incident | None:
    return row.docket.incident if row.docket else None


def _why(code: str, row: Row, seat: Seat) -> str:
    if _record(row) and code in record_words.REASONS:
        return gettext(record_words.REASONS[code])
    if code == "agreed" and row.docket is not None and row.docket.agreed is not None:
        return _agreed(row.docket, row.docket.agreed, row.facts or {})
    if code == "silent" and row.docket is not None:
        days = unanswered(row.docket.watch, policy.pack_or_default(row.docket.pack), seat.today)
        return gettext("Check-in day %(number)s unanswered.", number=days[-1]) if days else gettext(words.REASONS[code])
    if code == "punished" and row.docket is not None and row.docket.only_asked:
        code = "feared"
    return words.reason(code, row.due, seat.today)


def _agreed(docket: Docket, agreed: Agreed, facts: dict[str, Any]) -> str:
    """To whom they said yes, by when it is to be passed on, and until when a doctor may find signs."""
    zone, fades = ZoneInfo(docket.zone), fades_at(docket, facts)
    given = {
        "to": listed([recipient_words(each) for each in agreed.to], locale()),
        "when": moment(agreed.until.astimezone(zone), locale()),
    }
    late = agreed.late(now())
    said = (
        gettext("They said yes: %(to)s. Late since %(when)s.", **given)
        if late
        else gettext("They said yes: %(to)s. Do it before %(when)s.", **given)
    )
    if fades is None or fades <= now():
        return said
    until = moment(fades.astimezone(zone), locale())
    return f"{said} {gettext('A doctor may find signs until %(when)s.', when=until)}"


def holder(docket: Docket | None, seat: Seat) -> str:
    """Who has it: whoever took it, else whoever opened it last since it came to this office."""
    if docket is not None and docket.taken:
        return words.officer_name(docket.taken[0], seat.directory)
    if docket is None or not docket.opened:
        return ""
    for trace in reversed(docket.trail):
        if trace.name == "escalated":
            break
        if trace.name == "opened":
            return words.officer_name(trace.who, seat.directory)
    return ""
