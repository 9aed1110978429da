"""Work for the worker, left in the transaction of whatever makes it necessary: a closed list, never code."""

from portal.jobs.job import KINDS, Job, Waiting, finish, leave, waiting

__all__ = ["KINDS", "Job", "Waiting", "finish", "leave", "waiting"]
