"""The rules of each jurisdiction, as packs of numbers with sources."""

from portal.policy.floor import Finding, findings
from portal.policy.pack import Clock, NoSuchRule, Pack, TimeBar
from portal.policy.reading import PackRefused, pack_from
from portal.policy.rule import STATUSES, UNITS, Against, Rule, Unit, rule_of
from portal.policy.shelf import DEFAULT_PACK, NoSuchPack, ids, look_also_in, pack, pack_or_default, path_of, read

__all__ = [
    "DEFAULT_PACK",
    "STATUSES",
    "UNITS",
    "Against",
    "Clock",
    "Finding",
    "NoSuchPack",
    "NoSuchRule",
    "Pack",
    "PackRefused",
    "Rule",
    "TimeBar",
    "Unit",
    "findings",
    "ids",
    "look_also_in",
    "pack",
    "pack_from",
    "pack_or_default",
    "path_of",
    "read",
    "rule_of",
]
