"""The oversight door: what only an office outside the prison sees."""

from portal.web.oversight import arrivals, patterns, visits, watches
from portal.web.oversight.address import blueprint

__all__ = ["arrivals", "blueprint", "patterns", "visits", "watches"]
