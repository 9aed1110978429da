"""Sessions and throttles: the second database, on the system clock, never in a backup."""

from portal.sessions.body import Body
from portal.sessions.store import Store

__all__ = ["Body", "Store"]
