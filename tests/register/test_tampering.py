"""Who writes the database drops, changes, swaps, inserts, truncates, forks, replays pages: it is found and named."""

import random
import secrets
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, delete, insert, update

from portal.database import writing
from portal.register import Fault, Leaf, Page
from portal.register.page import link_of
from portal.vault import Site
from tests.counts import count
from tests.register.books import Book, a_book


def rewrite(book: Book, pages: list[Leaf]) -> None:
    """Put these rows in place of all others; tags stay unique only if they are."""
    with writing(book.engine) as session:
        session.execute(delete(Page))
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


@pytest.mark.parametrize("tamper", KINDS, ids=lambda tamper: tamper.__name__)
def test_tampering_is_found_and_the_page_named(engine: Engine, tamper: Tamper) -> None:
    book = a_book(engine)
    pages = book.pages()
    for _ in range(count("tampering")):
        after, named = tamper(pages, random.randrange(len(pages)))
        rewrite(book, after)
        report = book.verify()
        assert {fault.kind for fault in report.faults} <= {KINDS[tamper], *also(tamper, after)}
        assert {fault.page for fault in report.faults} == named
    rewrite(book, pages)
    assert book.verify().ok


def also(tamper: Tamper, after: list[Leaf]) -> set[str]:
    """A page dropped at the very end is a truncated book: nobody can tell the two apart."""
    return {"truncated"} if tamper in (dropped, dropped_and_closed_up) else set()


@pytest.mark.parametrize("tamper", KINDS, ids=lambda tamper: tamper.__name__)
def test_without_the_site_file_the_checkpoints_find_it(engine: Engine, tamper: Tamper) -> None:
    book = a_book(engine, tail=0)
    after, _ = tamper(book.pages(), random.randrange(len(book.pages())))
    rewrite(book, after)
    report = book.without_site_file(against=book.kept[-1])
    beyond = tamper in (appended, replayed_at_the_end)
    assert report.ok == beyond, "what no checkpoint covers yet needs the site file"
    assert report.as_json()["links"] == {"checked": False, "ok": None}


def test_whoever_holds_the_site_file_too_is_found_by_yesterdays_checkpoint(engine: Engine) -> None:
    book = a_book(engine)
    pages = book.pages()
    for _ in range(count("tampering")):
        at = random.randrange(128)
        rewrite(book, rewritten(book.site, pages, at))
        (fault,) = book.verify().faults
        assert fault.kind == "forked"
        assert (fault.page, fault.through) == ((1, 64) if at < 64 else (65, 128))


def rewritten(site: Site, pages: list[Leaf], at: int) -> list[Leaf]:
    """Another past from a page on, every link right."""
    after = pages[:at]
    for page in pages[at:]:
        link = after[-1].link if after else bytes(16)
        new = made_up(page.number)
        after.append(new._replace(link=link_of(site, page.number, link, new.tag, new.proof)))
    return after


def test_several_things_at_once_are_all_named(engine: Engine) -> None:
    book = a_book(engine)
    pages = book.pages()
    pages[9] = pages[9]._replace(proof=bytes(32))
    pages[30] = pages[30]._replace(link=bytes(16))
    del pages[70]
    rewrite(book, pages)
    assert [fault for fault in book.verify().faults if fault.page] == [
        Fault("changed", 10),
        Fault("changed", 31),
        Fault("dropped", 71),
    ]


def test_a_stretch_of_pages_gone_is_one_fault(engine: Engine) -> None:
    book = a_book(engine)
    pages = book.pages()
    rewrite(book, renumbered(pages[:20] + pages[25:]))
    assert book.verify().faults == [Fault("dropped", 21, 25)]


def test_pages_before_the_first_are_named(engine: Engine) -> None:
    book = a_book(engine)
    rewrite(book, [made_up(0), *book.pages()])
    assert book.verify().faults == [Fault("inserted", 0)]


def test_a_book_wrong_from_end_to_end_is_named_quickly(engine: Engine) -> None:
    book = a_book(engine, acts=300)
    pages = book.pages()
    with writing(engine) as session:
        session.execute(update(Page).values(proof=bytes(32)))
        session.commit()
    (fault,) = book.verify().faults
    assert (fault.kind, fault.page) == ("changed", 1)
    rewrite(book, pages)


def test_whole_books_raise_no_alarm(engine: Engine) -> None:
    for _ in range(count("books")):
        book = a_book(engine, days=random.randint(0, 3), acts=random.randint(1, 70), tail=random.randint(0, 5))
        for kept in (None, *book.kept):
            assert book.verify(against=kept).ok
            assert book.without_site_file(against=kept).ok
        forget(book)


def forget(book: Book) -> None:
    from portal.register.checkpoint import Checkpoint
    from portal.register.head import HeadRow

    with writing(book.engine) as session:
        for table in (Page, Checkpoint, HeadRow):
            session.execute(delete(table))
        session.commit()
