"""Follow moves: whoever was moved after a letter is asked how they are, whatever day is next.

Done in the session of an inspectorate's officer when it begins, because nobody else can open the feeds.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache

from sqlalchemy.orm import Session

from portal.access import OfficerViewer, visible_to
from portal.cases import Interfered, read_case
from portal.casework.check_on import check_on
from portal.casework.refusals import NotWatched
from portal.directory import Directory
from portal.protection.population import Population
from portal.protection.segments import feeds
from portal.protection.watching import watched_cards
from portal.protection.whose import MOVES, heard_since, moved_on, own_number
from portal.vault import Site


def follow_moves(session: Session, officer: OfficerViewer, *, site: Site, directory: Directory, now: datetime) -> int:
    """How many people were asked. Where a question stands already nothing is added; a broken file is passed over."""
    if directory.office(officer.office).kind != "inspectorate":
        return 0
    cards = [
        card
        for card in watched_cards(session, site, officer, now)
        if card.docket and card.docket.watch and not card.docket.watch.asks(card.docket.day_at(now))
    ]
    if not cards:
        return 0
    told = [line for line in feeds(session, site, officer.rings) if line.kind in MOVES]
    there = cache(lambda prison: Population(told, prison))
    return sum(_follow(session, officer, card.id, there, site, directory, now) for card in cards)


def _follow(
    session: Session, officer: OfficerViewer, case: bytes, there: Callable[[str], Population], site: Site,
    directory: Directory, now: datetime,
) -> bool:  # fmt: skip
    try:
        sight = visible_to(session, site, officer, case)
        if sight is None:
            return False
        opened, docket = read_case(session, directory, sight), sight.docket
        moved = moved_on(there(docket.prison), own_number(opened), docket.filed.date(), docket.day_at(now))
        if moved is None or heard_since(opened.envelopes, moved):
            return False
        check_on(session, sight, officer, site=site, directory=directory, now=now)
    except (Interfered, NotWatched):
        return False
    return True
