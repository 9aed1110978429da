"""Who can be reached and at what price: V-01, V-02, V-07, V-11."""

from __future__ import annotations

from collections.abc import Iterator

from portal.policy.finding import Finding, Looked
from portal.policy.pack import names_in

ADDRESSEES = ("director", "inspector", "central_administration", "judicial", "other_proper_authority")
NEVER = ("reader", "delegate", "interpreter", "collector")
LEAST_CELL = 5


def director_and_inspector_can_be_reached(looked: Looked) -> Iterator[Finding]:
    if looked.pack.facts.get("access.director") not in ("daily", "weekday"):
        yield Finding("V-01", "access.director", "the director must be reachable every weekday at least")
    if not looked.is_("access.inspector_private", True):
        yield Finding("V-01", "access.inspector_private", "an inspector must be spoken to without staff present")
    if missing := looked.lacks("access.addressees", ADDRESSEES):
        yield Finding("V-01", "access.addressees", f"cannot be written to: {missing}")


def nothing_is_filtered_or_sold(looked: Looked) -> Iterator[Finding]:
    for name, says in (("censorship", "what is written may not be filtered"), ("cost", "a letter may not cost")):
        if not looked.is_(f"access.{name}", False):
            yield Finding("V-02", f"access.{name}", says)


def nobody_reads_a_confidential_letter_first(looked: Looked) -> Iterator[Finding]:
    for name in names_in(looked.pack.facts, "confidential"):
        if looked.is_(field := f"confidential.{name}.screened", True):
            yield Finding("V-02", field, "nobody may read a confidential letter before its addressee")


def who_is_complained_of_stays_out(looked: Looked) -> Iterator[Finding]:
    if missing := looked.lacks("conflict.never", NEVER):
        yield Finding("V-07", "conflict.never", f"who is complained of could be: {missing}")
    if not looked.is_("conflict.line_of_command", True):
        yield Finding("V-07", "conflict.line_of_command", "the superiors of who is complained of must stay out too")


def small_numbers_are_hidden(looked: Looked) -> Iterator[Finding]:
    if (looked.number("statistics.min_cell") or 0) < LEAST_CELL:
        yield Finding("V-11", "statistics.min_cell", f"fewer than {LEAST_CELL} people can be recognised")
