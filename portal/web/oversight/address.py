"""The addresses of this door, one for all languages: the language is the officer's."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("oversight", __name__)

WATCHES = "/oversight/watches"
WATCH = WATCHES + "/<ref>"
PATTERNS = "/oversight/patterns"
VISITS = "/oversight/visits"
ARRIVALS = "/oversight/arrivals"
VISIT = VISITS + "/<name>"
