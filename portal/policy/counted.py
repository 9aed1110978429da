"""Which numbers of a pack the portal counts by. The others are shown to readers, as the law has them."""

from __future__ import annotations

from portal.policy.pack import Clock, Pack

RECORDED = ("events.use_of_force_report", "events.medical_disagreement_forward", "events.death_notice_family")
"""Events that officers put on record here: see casework/record_kinds.py."""
BY_A_LETTER = ("answer", "acknowledge", "file_within")
"""Of a stage; of an outside body only the time to go there."""


def counted(pack: Pack) -> frozenset[str]:
    """Fields of `pack.numbers`."""
    found = {field for field in pack.numbers if field.startswith(("filing.", "retention."))}
    for name, clock in pack.clocks.items():
        found |= _fields(f"clocks.{name}", clock)
    for path, clock in pack.later.items():
        if path in RECORDED or _of_the_way(path):
            found |= _fields(path, clock)
    return frozenset(found)


def _of_the_way(path: str) -> bool:
    section, name = path.partition(".")[0], path.rpartition(".")[2]
    return (section == "stages" and name in BY_A_LETTER) or (section == "external" and name == "file_within")


def _fields(path: str, clock: Clock) -> set[str]:
    longer = {f"{path}.extension"} if clock.extension and clock.extension.rule else set()
    return {path, *(f"{path}.variants.{name}" for name in clock.hurry), *longer}
