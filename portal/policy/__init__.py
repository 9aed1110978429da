"""The rules of each jurisdiction, as packs of numbers with sources."""

from portal.policy.counted import counted
from portal.policy.finding import Finding
from portal.policy.floor import findings
from portal.policy.overlay import laid_over
from portal.policy.pack import Clock, Departure, Extension, NoSuchRule, Pack, TimeBar
from portal.policy.reading import pack_from
from portal.policy.refused import PackRefused
from portal.policy.reports import MandatoryReport, mandatory_reports
from portal.policy.rule import STATUSES, UNITS, Against, Rule, Unit, rule_of
from portal.policy.shelf import (
    DEFAULT_PACK,
    NoSuchPack,
    built,
    ids,
    look_also_in,
    pack,
    pack_or_default,
    path_of,
    read,
    texts_of,
)
from portal.policy.signed import SignedPack, departure_signature, opened, signed, unsigned_departures
from portal.policy.strictness import never_later

__all__ = [
    "DEFAULT_PACK",
    "STATUSES",
    "UNITS",
    "Against",
    "Clock",
    "Departure",
    "Extension",
    "MandatoryReport",
    "Finding",
    "NoSuchPack",
    "NoSuchRule",
    "Pack",
    "PackRefused",
    "Rule",
    "SignedPack",
    "TimeBar",
    "Unit",
    "built",
    "counted",
    "departure_signature",
    "findings",
    "ids",
    "laid_over",
    "look_also_in",
    "mandatory_reports",
    "never_later",
    "opened",
    "pack",
    "pack_from",
    "pack_or_default",
    "path_of",
    "read",
    "rule_of",
    "signed",
    "texts_of",
    "unsigned_departures",
]
