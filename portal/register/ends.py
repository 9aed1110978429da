"""What the walk found, held against the head and the checkpoints: where must the book end, and through which roots?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from portal.register.fault import Fault, spread
from portal.register.head import Head
from portal.register.naming import Naming
from portal.register.walk import Walk


def linked(session: Session, walk: Walk, head: Head | None) -> list[Fault]:
    """Every fault of numbers and links. Without the site file only missing numbers show."""
    if walk.site is None:
        return list(walk.faults)
    if head is None:
        return [*walk.faults, *Naming(session, walk.site, walk.bad, walk.size).faults()]
    _settle_the_end(walk, head)
    end = head.pages - walk.shift
    naming = Naming(session, walk.site, walk.bad, min(walk.size, end), head.link)
    beyond = list(_beyond(naming, walk, end))
    if walk.size < end:
        beyond.append(spread("truncated", walk.size + walk.shift + 1, head.pages))
    return [*walk.faults, *naming.faults(), *beyond]


def rooted(
    walk: Walk, head: Head | None, claims: Sequence[tuple[int, bytes]], links: Sequence[Fault]
) -> Iterator[Fault]:
    """Roots that are not what was signed, unless a fault already named explains them."""
    agreed = 0
    for size, root in claims:
        if size > walk.size + walk.shift:
            yield from _too_short(walk, head, size, links)
            return
        if _explained(links, size) or not walk.whole:
            return
        if walk.roots.get(size) != root:
            yield spread("forked" if walk.site else "changed", agreed + 1, size)
            return
        agreed = size
    if head and not links and walk.tree.root() != head.tree.root():
        yield spread("forked", agreed + 1, walk.size)


def _settle_the_end(walk: Walk, head: Head) -> None:
    """The last page is the head's, under another number: what went missing or came in lies just before it."""
    if walk.last is None or walk.last.link != head.link:
        return
    step = head.pages - walk.size - walk.shift
    if step > 0:
        walk.dropped(walk.size, step)
    elif step < 0 and walk.size + step in walk.bad:  # else that row is the last page itself, and this one its copy
        walk.inserted(walk.size, -step)


def _beyond(naming: Naming, walk: Walk, end: int) -> Iterator[Fault]:
    """Rows after the last page the head knows: made up, or the head is an older one."""
    for number in range(end + 1, walk.size + 1):
        if number in walk.bad:
            yield Fault("replayed" if naming.stands_elsewhere(number) else "inserted", number)
            del walk.bad[number]
        else:
            yield spread("rolled_back", number, walk.size)
            return


def _too_short(walk: Walk, head: Head | None, size: int, links: Sequence[Fault]) -> Iterator[Fault]:
    if not any(fault.kind == "truncated" for fault in links):
        older = head is not None and head.pages == walk.size
        yield spread("rolled_back" if older else "truncated", walk.size + walk.shift + 1, size)


def _explained(links: Sequence[Fault], size: int) -> bool:
    return any(fault.page is not None and fault.page <= size for fault in links)
