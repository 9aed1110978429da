"""The duty door: who is awake sees where to go and before when. No case is in sight here, and none can be."""

from portal.web.duty import tasks
from portal.web.duty.address import blueprint

__all__ = ["blueprint", "tasks"]
