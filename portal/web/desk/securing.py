"""What a case shows of letters that ask for films and lists: which wing, which days, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext

from portal.cases import Opened, securing
from portal.cases.sight import CaseInSight
from portal.languages import moment
from portal.protection.securing import letter_id, letter_keys
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.shared import database, here, locale, now
from portal.web.shared.securing import HOW, span_words


@dataclass(frozen=True)
class Line:
    """One letter of this case. `state`: what came back, or until when it must; `look` as tags have it."""

    act: int
    span: str
    state: str
    look: str
    late: bool


def secured_of(opened: Opened, sight: CaseInSight, seat: Seat) -> list[Line] | None:
    """The letters of this case, the latest first; None for an office that sends none."""
    if not seat.office.outside:
        return None
    return [_line(said.act, said.body, sight, seat) for said in opened.envelopes if said.kind == "securing"][::-1]


def _line(act: int, body: dict[str, str], sight: CaseInSight, seat: Seat) -> Line:
    span = span_words(body["unit"], date.fromisoformat(body["first"]), date.fromisoformat(body["last"]))
    seed, until = sight.keys.seed, datetime.fromisoformat(body["until"])
    came = securing.answers_to(
        database(), here().site, letter_keys(seed, act), letter_id(seed, act), seat.directory.verify_key
    )  # fmt: skip
    if came:
        last = came[-1]
        who = words.officer_name(last.who, seat.directory)
        how, day = gettext(HOW[last.how]), words.day(last.day)
        said = gettext("%(answer)s (%(name)s, %(day)s)", answer=how, name=who, day=day)
        return Line(act, span, said, "done" if last.how == "kept" else "late", False)
    if now() >= until:
        return Line(act, span, gettext("No answer in time. Ask the office above."), "late", True)
    return Line(act, span, gettext("They must answer before %(time)s.", time=moment(until, locale())), "soon", False)
