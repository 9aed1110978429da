"""Whom the demo's own pages know by name."""

from __future__ import annotations

PASSWORD, SECOND = "harbour lantern seven pebbles", "000000"
DIRECTOR = "director.northgate"
STRUCK = "1111222233334440"
"""The code of the man who was struck by an officer."""
