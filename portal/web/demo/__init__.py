"""The demo door: be somebody else, and move the clock. Outside the demo its addresses are unknown."""

from portal.web.demo import bar, breaking, clock, doors
from portal.web.demo.address import blueprint

__all__ = ["bar", "blueprint", "breaking", "clock", "doors"]
