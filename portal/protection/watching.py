"""Where watched cases lie, for whoever holds their ring."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from portal.cases.listing import Viewer, piles
from portal.cases.rows import Card, cards_of
from portal.protection.watch import watched
from portal.vault import Site

STATES = ("danger", "punished", "late", "checkin")


def watched_cards(session: Session, site: Site, viewer: Viewer, now: datetime) -> Iterator[Card]:
    """Every case in this viewer's lists that is watched now, in no order."""
    heaps = [pile for pile in piles(session, site, viewer, now.date()) if pile.place[0] in STATES]
    for card in cards_of(session, site, heaps):
        if card.docket is not None and watched(card.docket, card.docket.day_at(now)):
            yield card
