"""Where a letter climbs by itself when nobody answers."""

from __future__ import annotations

from portal import policy
from portal.directory import ONLY_WHEN_PICKED, NotInDirectory, OfficeEntry
from portal.routing.asked import Asked
from portal.routing.conflict import why_refused
from portal.routing.readers import is_named

LONGEST = 2
"""Two waiting grants fit beside the others in a case."""


def chain_above(office: OfficeEntry, asked: Asked) -> tuple[str, ...]:
    """The offices above, in the directory's order: open, lawful for this letter, without anyone taken off.

    Never a consulate, nor who protects refugees: only the person writes to one.
    """
    if office.kind not in _climbing(asked):
        return ()
    return tuple(name for name in office.above if name != office.id and may_climb_to(name, office, asked))[:LONGEST]


def may_climb_to(name: str, below: OfficeEntry, asked: Asked) -> bool:
    """Whether this letter may go up from `below` to the office of that name."""
    try:
        office = asked.directory.office(name)
    except NotInDirectory:
        return False
    if not office.open or not asked.concerns(office) or (below.outside and not office.outside):
        return False
    if office.kind in ONLY_WHEN_PICKED or (office.kind == "director" and not asked.by_itself(office)):
        return False
    members = asked.directory.members(name, asked.today)
    return why_refused(office, asked) is None and not any(is_named(officer, asked.off) for officer in members)


def _climbing(asked: Asked) -> tuple[str, ...]:
    """The kinds of office whose silence sends a letter up, by the prison's pack."""
    name = asked.directory.prison(asked.prison).pack if asked.prison_known else ""
    return policy.pack_or_default(name).climbs
