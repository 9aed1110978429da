"""No number of a pack waits for a letter that never comes: it is counted by, or shown as what the law says."""

from datetime import datetime
from itertools import product
from typing import get_args

import pytest

from portal import policy
from portal.casework.child import UNDER_18
from portal.casework.dates import Place, Started, climbed, clock_named, handed_in, started
from portal.casework.record_kinds import KINDS as RECORDS
from portal.policy import Pack, counted
from portal.questions.leaves import TILE_OF_LEAF, Urgency
from portal.questions.meaning import Kind

MONDAY = datetime.fromisoformat("2026-10-05T08:00:00+00:00")
SHOWN: dict[str, set[str]] = {
    "ca-federal": set(), "floor": set(), "un-mandela": set(), "us-prea": set(), "us-bop": set(),
    "gb-eng-wls": {
        "clocks.answer.variants.staff_or_other_prison", "stages.comp1a.answer.variants.other_prison",
        "confidential.comp2.answer", "external.ppo.if_no_reply_after",
    },
    "gb-sct": {"confidential.pcf2.answer"},
    "ie": {"clocks.answer.variants.A", "clocks.answer.variants.B"},
    "us-ca-cdcr": {"clocks.answer.variants.release_date_error"},
}  # fmt: skip
"""What the law says and nothing here counts by, besides events that nobody puts on record."""
LAST = {"clocks.prea_final", "clocks.prea_final.extension"}
BEATEN = {
    "us-prea": LAST, "us-ca-cdcr": LAST, "gb-eng-wls": {"clocks.under_18"}, "gb-sct": {"clocks.under_18"},
}  # fmt: skip
"""It runs, and in each of these packs another that sends the letter up ends first, always or nearly."""


def place(pack: str) -> Place:
    return Place("NGT", "UTC", ("sat", "sun"), pack)


def run(pack: Pack) -> set[str]:
    """Every number by which any letter, going up through every stage, was ever timed."""
    rules = {id(rule): name for name, rule in pack.numbers.items()}
    found: set[str] = set()
    leaves = {topic for clock in pack.clocks.values() for topic in clock.topics} & {*TILE_OF_LEAF, UNDER_18, "ill"}
    for kind, urgency, leaf in product(get_args(Kind), get_args(Urgency), {"food", *leaves}):
        at = started(place(pack.id), MONDAY, kind=kind, urgency=urgency, topics=(leaf,))
        for _ in range(len(pack.stages) + 1):
            found |= {rules[id(each.clock.rule)] for each in (at.answer, *at.others)}
            found |= _after(at, pack, rules)
            at = climbed(place(pack.id), handed_in(at.answer.late_from, place(pack.id)), kind=kind, urgency=urgency,
                         below=at.clocks)  # fmt: skip
    events = {name for kind in RECORDS.values() for name in (kind.clock, kind.report)} & set(pack.later)
    return found | events | {field for field in pack.numbers if field.startswith(("filing.", "retention."))}


def _after(at: Started, pack: Pack, rules: dict[int, str]) -> set[str]:
    """The windows to go on that an answer would open, and more time for it."""
    clock = clock_named(pack, at.clocks.answer)
    assert clock is not None
    longer = {rules[id(clock.extension.rule)]} if clock.extension and clock.extension.rule else set()
    return longer | {rules[id(each.rule)] for each in pack.after(clock.stage)}


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_every_number_that_counts_is_reached_and_every_other_is_shown(name: str) -> None:
    pack = policy.pack(name)
    reached = run(pack)
    assert counted(pack) - reached <= BEATEN.get(name, set())
    assert reached <= counted(pack)
    events = {path for path in pack.numbers if path.startswith("events.")}
    assert set(pack.numbers) - counted(pack) - events == SHOWN[name]


def test_urgency_chooses_the_faster_number_below_and_above() -> None:
    days = {}
    for urgency in ("none", "danger"):
        at = started(place("ca-federal"), MONDAY, urgency=urgency)
        above = climbed(place("ca-federal"), MONDAY, kind="complaint", urgency=urgency, below=at.clocks)
        days[urgency] = [at.answer.clock.rule.n, above.answer.clock.rule.n]
    assert days == {"none": [25, 25], "danger": [15, 15]}
    told = policy.pack("ca-federal").clocks_for("complaint", "danger")
    assert [each.rule.n for each in told if each.id == "answer"] == [15], "as deadlines explain says it"


def test_a_variant_never_gives_an_office_more_time() -> None:
    clock = policy.pack("ie").clock("answer")
    slow = type(clock)(**{**vars(clock), "hurry": {"A": ("danger",)}})
    assert slow.for_urgency("danger").rule == clock.rule
