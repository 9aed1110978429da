"""Who a name was given to, what it may be opened for, and when it may leave the one office that has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from portal.cases.chain import Opened, Said
from portal.directory import Directory, OfficeEntry, same_person

PURPOSES = ("meet", "protect", "investigate", "release")
"""`release`: so that it can be passed on. Another officer has to do that."""
FIELDS = ("name", "number")
LONGEST = 200
"""Characters of each."""


def released_by_another(said: Sequence[Said], officer: bytes, directory: Directory) -> bool:
    """Whether another human being, not the same with other keys, opened the name so that it can be passed on."""
    openings = [each for each in said if each.kind == "unsealing" and each.body.get("purpose") == "release"]
    return any(not same_person(directory, bytes.fromhex(each.author), officer) for each in openings)


def tidied(given: Mapping[str, str]) -> dict[str, str]:
    """Only what was told."""
    return {each: given[each].strip()[:LONGEST] for each in FIELDS if given.get(each, "").strip()}


def named_to(office: OfficeEntry) -> bool:
    """Whether there is anybody in that office to whom a name can be sealed."""
    return office.identity_ring is not None


def known_there(opened: Opened) -> bool:
    """Whether the office that has it now was given the name: with the letter, or later. It goes on with no letter."""
    docket = opened.docket
    told = [each for each in opened.envelopes if each.kind == "naming"]
    if told:
        return bool(told[-1].body["went"] == len(docket.went))
    return docket.named == "all" or (docket.named == "office" and not docket.went)
