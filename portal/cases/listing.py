"""The desk's list: what lies with a viewer's rings, dangerous first, counted by tags, opened only where it is shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Protocol

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from portal.cases import docket_box
from portal.cases.case import Case
from portal.cases.grant import Grant, ring_tag
from portal.cases.queue import APART, FAR, SETTLED, STATES, Place, Week, iso_week, monday_of, tags_of
from portal.cases.rows import Card, Ring, Row, cards_of, rows_of
from portal.cases.shelter import kept_away
from portal.vault import Refused, Site

OPENED = 200
"""Dockets opened at most to count what presses to the day."""
SORTED = 500
"""Cases opened at most to sort those of one week; a fuller week is shown in the order of its random ids."""
LISTS = {
    "today": tuple(state for state in STATES if state not in SETTLED),
    "late": ("late",),
    "theirs": ("theirs",),
    "ours": ("danger", "punished", "late", "new", "checkin", "open"),
    "answered": SETTLED,
    "promises": ("promised",),
    "book": STATES,
}
"""Which buckets stand in which list, where a docket was not opened and so cannot say it more exactly."""
COUNTED = (
    select(Case.queue, func.count())
    .where(Case.queue.in_(bindparam("tags", expanding=True)))
    .group_by(Case.queue)
)  # fmt: skip


class Viewer(Protocol):
    """Whoever holds rings."""

    @property
    def id(self) -> bytes: ...
    @property
    def rings(self) -> Sequence[Ring]: ...
    @property
    def kept_from(self) -> Collection[str]: ...


@dataclass(frozen=True)
class DeskList:
    """One page of a list, and how much there is of each."""

    rows: tuple[Row, ...]
    counts: dict[str, int]
    total: int
    start: int


@dataclass
class Pile:
    """What lies in one place. `ids` are cases under a one-time ring, found by name because the bucket is shared."""

    place: Place
    tags: list[bytes] = field(default_factory=list)
    ids: list[bytes] = field(default_factory=list)
    count: int = 0


@dataclass
class Group:
    """Piles that are sorted together. `cards` when their dockets were opened."""

    piles: list[Pile]
    cards: list[Card] | None = None

    @property
    def size(self) -> int:
        return sum(pile.count for pile in self.piles)


def desk_list(
    session: Session, site: Site, viewer: Viewer, name: str = "today", *, today: date, now: datetime | None = None,
    start: int = 0, limit: int = 50,
) -> DeskList:  # fmt: skip
    """One page of one list. `today` is the day in the viewer's place; raises KeyError for a list there is not.

    What is late is late by the instant `now` in each case's own prison; without it, when the day begins there.
    """
    at = now or today
    states = LISTS[name]
    groups = grouped(piles(session, site, viewer, today))
    _open_nearest(session, site, groups, today)
    counts = counted(groups, today, at)
    shown: list[Card] = []
    behind = 0
    for group in groups:
        size = _size(group, name, at)
        if size and behind + size > start and len(shown) < limit:
            skip = max(start - behind, 0)
            shown += _slice(session, site, group, name, at, skip, min(limit - len(shown), size - skip))
        behind += size
    return DeskList(rows_of(session, site, viewer.rings, shown, at), counts, behind if states else 0, start)


def piles(session: Session, site: Site, viewer: Viewer, today: date) -> list[Pile]:
    """Every place where something lies for the viewer, in the order of the desk."""
    rings = [ring.id for ring in viewer.rings if ring.case is None and not ring.identity]
    apart = [ring.case for ring in viewer.rings if ring.case is not None and not ring.identity]
    found: dict[Place, Pile] = {}
    named: dict[bytes, Place] = {}
    for ring in rings:
        named |= tags_of(site, ring, monday_of(today))
    if viewer.kept_from:
        _by_name(session, site, viewer, named, found)
    else:
        for tag, count in session.execute(COUNTED, {"tags": list(named)}):
            pile = found.setdefault(named[tag], Pile(named[tag]))
            pile.tags.append(tag)
            pile.count += count
    if apart:
        shared = tags_of(site, APART, monday_of(today))
        for case, tag in session.execute(
            select(Case.id, Case.queue).where(Case.id.in_(_granted(session, site, viewer)))
        ):
            if tag in shared:
                pile = found.setdefault(shared[tag], Pile(shared[tag]))
                pile.ids.append(case)
                pile.count += 1
    return sorted(found.values(), key=lambda pile: (STATES.index(pile.place[0]), _order(pile.place[1])))


def _by_name(
    session: Session, site: Site, viewer: Viewer, named: Mapping[bytes, Place], found: dict[Place, Pile]
) -> None:
    """Of who worked in a prison: every docket is opened, so that what he is kept from is in no count and no row."""
    asked = select(Case.id, Case.queue, Case.docket).where(Case.queue.in_(list(named)))
    for case, tag, box in session.execute(asked):
        try:
            if kept_away(site, case, docket_box.opened(site, case, box), viewer):
                continue
        except Refused:
            pass  # it stands in the list as what it is: interfered with
        pile = found.setdefault(named[tag], Pile(named[tag]))
        pile.ids.append(case)
        pile.count += 1


def _granted(session: Session, site: Site, viewer: Viewer) -> list[bytes]:
    """Of the cases under a one-time ring of the viewer those that still lie under it: who stepped back has the ring."""
    named = {ring_tag(site, ring.case, ring.id): ring.case for ring in viewer.rings if ring.case is not None}
    return [named[tag] for tag in session.scalars(select(Grant.tag).where(Grant.tag.in_(named)))]


def grouped(found: list[Pile]) -> list[Group]:
    """Danger, punished and late each together; then what is owed, week by week; then what is settled, newest first."""
    groups: list[Group] = []
    for state in ("danger", "punished", "late"):
        of_state = [pile for pile in found if pile.place[0] == state]
        whole = Group(of_state)
        groups += [whole] if whole.size <= SORTED else [Group([pile]) for pile in of_state]
    owed = [pile for pile in found if pile.place[0] in ("new", "checkin", "open", "theirs")]
    settled = [pile for pile in found if pile.place[0] in SETTLED]
    groups += _by_week(owed)
    groups += reversed(_by_week([pile for pile in settled if pile.place[1] != FAR]))
    groups += _by_week([pile for pile in settled if pile.place[1] == FAR])
    return [group for group in groups if group.piles]


def counted(groups: list[Group], today: date, at: date) -> dict[str, int]:
    """How much is in each list, and due today and this week. `due_today` is absent when there is too much to open."""
    counts = {name: sum(_size(group, name, at) for group in groups) for name in LISTS}
    sunday = today + timedelta(days=6 - today.weekday())
    this_week = iso_week(today)
    cards = [card for group in groups for card in group.cards or ()]
    counts["this_week"] = sum(card.owed_between(today, sunday) for card in cards)
    unopened = [pile for group in groups if group.cards is None for pile in group.piles if pile.place[1] == this_week]
    unopened = [pile for pile in unopened if pile.place[0] not in ("late", *SETTLED)]
    counts["this_week"] += sum(pile.count for pile in unopened)
    if not unopened:
        counts["due_today"] = sum(card.owed_between(today, today) for card in cards)
    return counts


def _by_week(found: list[Pile]) -> list[Group]:
    ordered = sorted(found, key=lambda pile: _order(pile.place[1]))
    return [Group(list(same)) for _, same in groupby(ordered, key=lambda pile: pile.place[1])]


def _order(week: Week) -> int:
    return week if isinstance(week, int) else 999_999


def _open_nearest(session: Session, site: Site, groups: list[Group], today: date) -> None:
    """Open the dockets of what presses: only they tell the day, and whose turn it is."""
    left, this_week = OPENED, iso_week(today)
    for group in groups:
        state, week = group.piles[0].place
        soon = state not in ("late", *SETTLED) and _order(week) <= this_week
        if (soon or state in ("danger", "punished")) and group.size <= left:
            left -= group.size
            group.cards = sorted(cards_of(session, site, group.piles), key=Card.order)


def _size(group: Group, name: str, at: date) -> int:
    if group.cards is not None:
        return sum(card.stands_in(name, at) for card in group.cards)
    return sum(pile.count for pile in group.piles if pile.place[0] in LISTS[name])


def _slice(session: Session, site: Site, group: Group, name: str, at: date, skip: int, count: int) -> list[Card]:
    if group.cards is not None:
        return [card for card in group.cards if card.stands_in(name, at)][skip : skip + count]
    wanted = [pile for pile in group.piles if pile.place[0] in LISTS[name]]
    if sum(pile.count for pile in wanted) > SORTED:
        return cards_of(session, site, wanted, skip=skip, count=count)
    return sorted(cards_of(session, site, wanted), key=Card.order)[skip : skip + count]
