"""Report interference: that a file was found changed is itself a page, in the site's book, once for each case."""

from __future__ import annotations

from sqlalchemy.orm import Session

from portal import register
from portal.vault import Site, pack


def report_interference(session: Session, case: bytes, *, site: Site) -> int:
    """The page, entered now or before. The case's own book is not touched: it is what cannot be trusted."""
    book = site.key("site-book", "interfered", case)
    page = register.page_at(session, book, 0)
    return page.number if page else register.enter(session, site, book, 0, pack("act", "interfered", case))
