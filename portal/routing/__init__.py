"""Where a letter should go, who can open it there, and where it climbs. Pure: directory in, answer out."""

from portal.routing.asked import Asked
from portal.routing.children import trained, under_eighteen, untrained
from portal.routing.conflict import Excluded, ExclusionCode
from portal.routing.consent import consented
from portal.routing.readers import is_named, readers
from portal.routing.reasons import EXCLUSION_CODES, EXCLUSIONS, REASON_CODES, REASONS, Reason, ReasonCode
from portal.routing.route import Allowed, Route, route
from portal.routing.stamp import may_be_stamped

__all__ = [
    "EXCLUSIONS",
    "EXCLUSION_CODES",
    "REASONS",
    "REASON_CODES",
    "Allowed",
    "Asked",
    "Excluded",
    "ExclusionCode",
    "Reason",
    "ReasonCode",
    "Route",
    "is_named",
    "consented",
    "may_be_stamped",
    "readers",
    "route",
    "trained",
    "under_eighteen",
    "untrained",
]
