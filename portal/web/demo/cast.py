"""Whom the demo's own pages know by name."""

from __future__ import annotations

PASSWORD, SECOND = "harbour lantern seven pebbles", "000000"
DIRECTOR, INSPECTOR = "director.northgate", "inspector.adeyemi"
STRUCK = "1111222233334440"
"""The code of the man who was struck by an officer."""
KITCHEN = "N0877"
"""The number of the man who wrote about the kitchen, and said that they are punishing him."""
