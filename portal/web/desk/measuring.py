"""What holds for somebody's safety, and what can be ordered, what burdens them least first."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal import policy
from portal.cases.chain import Opened
from portal.cases.sight import CaseInSight
from portal.directory import same_person
from portal.languages.words import N_
from portal.protection.lists import sees_lists
from portal.protection.measures import (
    ASKS,
    LEAST_BURDEN_FIRST,
    ON_REQUEST,
    Measure,
    latest_review,
    measures_of,
    unmet,
    wish_for,
)
from portal.protection.screen import NOT_FOLLOWED, Advice, advice, known_from, otherwise
from portal.protection.watch import watched
from portal.web.desk import words
from portal.web.desk.owners import owners
from portal.web.desk.seat import Seat
from portal.web.shared.measures import measure_words

STATES = {
    "waiting": N_("Waits for a second officer"),
    "running": N_("Holds"),
    "ended": N_("Ended"),
}
ADVICE = {
    "see_today": N_("See them today, alone."),
    "watch": N_("Look for signs of punishment."),
    "keep_apart": N_("Keep them and whoever did it apart: move whoever did it."),
    "films": N_("Have the films kept before they are gone."),
    "health": N_("Ask health to see them."),
    "family": N_("Think of those outside who depend on them."),
}
WHY = {
    "danger_now": N_("Someone may be in danger."),
    "self": N_("They may hurt themselves."),
    "punished": N_("They fear punishment, or say it has begun."),
    "by_staff": N_("It was someone who works there."),
    "shared_unit": N_("They told a place inside where it happened."),
    "named_staff": N_("Their name is known to the office."),
    "hurt": N_("Someone was hurt."),
    "silent": N_("They do not answer our check-ins."),
    "child": N_("A child is concerned."),
}


@dataclass(frozen=True)
class Line:
    """One measure. `end`: whether it can be ended; `second`: whether this officer can confirm it."""

    act: int
    what: str
    state: str
    look: str
    owner: str
    begins: str
    review: str
    text: str
    end: bool
    second: bool


@dataclass(frozen=True)
class Advised:
    """One thing we would do, and why; `instead`: why this office does otherwise, or nothing. `about`: for that note."""

    about: str
    says: str
    why: tuple[str, ...]
    instead: str


@dataclass(frozen=True)
class Protection:
    """What the page of a case shows of protection."""

    measures: tuple[Line, ...]
    options: tuple[tuple[str, str], ...]
    """(code, words), what burdens the person least first."""
    owners: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]
    """What the person asked for, in words."""
    latest: str
    advice: tuple[Advised, ...]
    can_watch: bool
    looks: bool
    """Whether this office sees lists of the prison; who does not can only ask."""
    until: str
    how: tuple[tuple[str, str], ...]
    """(code, words) of how somebody was whom we spoke with."""
    unmet: bool
    """Whether they asked for a woman or a man, and this officer has not stated to be one."""


def protection_of(opened: Opened, seat: Seat, sight: CaseInSight) -> Protection | None:
    """Nothing for a letter inside the prison that is about no harm and has no measure."""
    docket = opened.docket
    harm = docket.kind in ("report", "retaliation") or docket.flags or seat.office.outside
    if not harm and not measures_of(opened.envelopes):
        return None
    found = advice(known_from(opened, seat.today))
    return Protection(
        tuple(_line(each, seat) for each in measures_of(opened.envelopes)),
        tuple((code, _option(code)) for code in LEAST_BURDEN_FIRST),
        tuple(owners(seat, sight)),
        tuple(measure_words(code) for code in (*ASKS, *ON_REQUEST) if wish_for(code, opened.envelopes)),
        latest_review("films", seat.today, policy.pack_or_default(docket.pack)).isoformat(),
        tuple(_advised(each, opened, seat) for each in found),
        seat.office.outside,
        sees_lists(seat.office),
        words.day(docket.watch.until) if docket.watch and watched(docket, seat.today) else "",
        tuple((code, gettext(says)) for code, says in words.SEEN.items()),
        bool(unmet(opened.envelopes, seat.directory.officer(seat.officer.id).stated)),
    )


def _advised(each: Advice, opened: Opened, seat: Seat) -> Advised:
    note = otherwise(each.what, opened.notes)
    name = words.officer_name(note.author, seat.directory) if note else ""
    instead = gettext("Not followed. %(name)s: %(text)s", name=name, text=note.text) if note else ""
    why = tuple(gettext(WHY[code]) for code in each.why)
    return Advised(NOT_FOLLOWED + each.what, gettext(ADVICE[each.what]), why, instead)


def _option(code: str) -> str:
    said = measure_words(code)
    return gettext("%(measure)s (only if they ask for it)", measure=said) if code in ON_REQUEST else said


def _line(each: Measure, seat: Seat) -> Line:
    late = each.overdue(seat.today)
    state = gettext("Look at it again: the day has passed") if late else gettext(STATES[each.state])
    if each.lapsed(seat.today):
        state = gettext("It ended by itself: nobody looked at it again in time.")
    return Line(
        each.act,
        measure_words(each.what),
        state,
        "late" if late else {"running": "done", "waiting": "soon"}.get(each.state, ""),
        words.officer_name(each.owner, seat.directory),
        words.day(each.begins),
        words.day(each.review),
        each.text,
        each.state != "ended",
        each.state == "waiting" and not same_person(seat.directory, bytes.fromhex(each.ordered_by), seat.officer.id),
    )
