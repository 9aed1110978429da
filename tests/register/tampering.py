"""What whoever writes the database can do to the book."""

import random
import secrets
from collections.abc import Callable

from sqlalchemy import delete, insert

from portal.database import writing
from portal.register import Leaf, Page
from portal.register.page import link_of
from portal.vault import Site
from tests.register.books import Book


def rewrite(book: Book, pages: list[Leaf]) -> None:
    """Put these rows in place of all others; tags stay unique only if they are."""
    with writing(book.engine) as session:
        session.execute(delete(Page))
        if pages:
            session.execute(insert(Page), [page._asdict() for page in pages])
        session.commit()


def renumbered(pages: list[Leaf]) -> list[Leaf]:
    return [page._replace(number=number) for number, page in enumerate(pages, 1)]


def made_up(number: int) -> Leaf:
    return Leaf(number, secrets.token_bytes(16), secrets.token_bytes(32), secrets.token_bytes(16))


def other(raw: bytes) -> bytes:
    at = random.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ (1 << random.randrange(8))]) + raw[at + 1 :]


def dropped(pages: list[Leaf], at: int) -> tuple[list[Leaf], set[int]]:
    return pages[:at] + pages[at + 1 :], {at + 1}


def dropped_and_closed_up(pages: list[Leaf], at: int) -> tuple[list[Leaf], set[int]]:
    return renumbered(pages[:at] + pages[at + 1 :]), {at + 1}


def changed(pages: list[Leaf], at: int) -> tuple[list[Leaf], set[int]]:
    name = random.choice(("tag", "proof", "link"))
    page = pages[at]._replace(**{name: other(getattr(pages[at], name))})
    return [*pages[:at], page, *pages[at + 1 :]], {at + 1}


def replaced(pages: list[Leaf], at: int) -> tuple[list[Leaf], set[int]]:
    return [*pages[:at], made_up(at + 1), *pages[at + 1 :]], {at + 1}


def swapped(pages: list[Leaf], at: int) -> tuple[list[Leaf], set[int]]:
    to = random.choice([number for number in range(len(pages)) if number != at])
    pages = list(pages)
    pages[at], pages[to] = pages[to], pages[at]
    return renumbered(pages), {at + 1, to + 1}


def neighbours_swapped(pages: list[Leaf], at: int) -> tuple[list[Leaf], set[int]]:
    at = min(at, len(pages) - 2)
    return renumbered([*pages[:at], pages[at + 1], pages[at], *pages[at + 2 :]]), {at + 1, at + 2}


def proofs_swapped(pages: list[Leaf], at: int) -> tuple[list[Leaf], set[int]]:
    to = random.choice([number for number in range(len(pages)) if number != at])
    pages = list(pages)
    one, two = pages[at], pages[to]
    pages[at], pages[to] = one._replace(proof=two.proof), two._replace(proof=one.proof)
    return pages, {at + 1, to + 1}


def inserted(pages: list[Leaf], at: int) -> tuple[list[Leaf], set[int]]:
    return renumbered([*pages[:at], made_up(at + 1), *pages[at:]]), {at + 1}


def appended(pages: list[Leaf], at: int) -> tuple[list[Leaf], set[int]]:
    return [*pages, made_up(len(pages) + 1)], {len(pages) + 1}


def truncated(pages: list[Leaf], at: int) -> tuple[list[Leaf], set[int]]:
    return pages[:at], {at + 1}


def forked(pages: list[Leaf], at: int) -> tuple[list[Leaf], set[int]]:
    at = min(at, len(pages) - 2)
    return pages[:at] + [made_up(page.number) for page in pages[at:]], {at + 1}


def replayed(pages: list[Leaf], at: int) -> tuple[list[Leaf], set[int]]:
    old = random.choice([page for page in pages if page.number != at + 1])
    page = old._replace(number=at + 1, tag=secrets.token_bytes(16))
    return [*pages[:at], page, *pages[at + 1 :]], {at + 1}


def replayed_at_the_end(pages: list[Leaf], at: int) -> tuple[list[Leaf], set[int]]:
    page = pages[at]._replace(number=len(pages) + 1, tag=secrets.token_bytes(16))
    return [*pages, page], {len(pages) + 1}


Tamper = Callable[[list[Leaf], int], tuple[list[Leaf], set[int]]]
KINDS: dict[Tamper, str] = {
    dropped: "dropped", dropped_and_closed_up: "dropped", changed: "changed", replaced: "changed", swapped: "swapped",
    neighbours_swapped: "swapped", proofs_swapped: "swapped", inserted: "inserted", appended: "inserted",
    truncated: "truncated", forked: "forked", replayed: "replayed", replayed_at_the_end: "replayed",
}  # fmt: skip


def rewritten(site: Site, pages: list[Leaf], at: int) -> list[Leaf]:
    """Another past from a page on, every link right."""
    after = pages[:at]
    for page in pages[at:]:
        link = after[-1].link if after else bytes(16)
        new = made_up(page.number)
        after.append(new._replace(link=link_of(site, page.number, link, new.tag, new.proof)))
    return after
