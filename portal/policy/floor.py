"""What no pack may go below: V-01 … V-18, asked in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from portal.policy.finding import Finding, Looked
from portal.policy.invariants import access, procedure, protection, standing
from portal.policy.pack import Pack

INVARIANTS: tuple[Callable[[Looked], Iterator[Finding]], ...] = (
    access.director_and_inspector_can_be_reached,
    access.nothing_is_filtered_or_sold,
    access.nobody_reads_a_confidential_letter_first,
    procedure.every_clock_ends_somewhere,
    procedure.every_stage_leads_on,
    procedure.no_bar_for_the_protected,
    procedure.outside_bodies_are_open_to_the_protected,
    procedure.danger_is_counted_in_hours,
    procedure.longer_has_an_end,
    access.who_is_complained_of_stays_out,
    protection.nothing_is_passed_on_without_consent,
    protection.every_exception_names_its_law_and_is_said,
    protection.watch_is_long_enough,
    protection.separation_only_on_request,
    access.small_numbers_are_hidden,
    standing.departures_are_signed,
    standing.every_number_has_a_source,
    standing.production_is_confirmed,
    standing.the_calendar_is_known,
    standing.posters_say_this_hash,
    procedure.a_late_letter_is_taken,
    standing.weaker_only_where_said,
    protection.nothing_is_erased_too_soon_or_kept_for_ever,
)
"""In the order of their numbers."""


def findings(pack: Pack, parent: Pack | None = None, *, today: date | None = None, printed: str = "") -> list[Finding]:
    """Every way a pack is weaker than the floor, or than its parent without saying so.

    `today` tells how far its calendar must be known, `printed` is the hash on a poster; left out, neither is asked.
    """
    looked = Looked(pack=pack, parent=parent, today=today, printed=printed)
    return [finding for invariant in INVARIANTS for finding in invariant(looked)]
