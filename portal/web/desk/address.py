"""The addresses of this door, one for all languages: the language is the officer's."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("desk", __name__)

DESK, LIST, CASE, RECORDS = "/desk", "/desk/lists/<name>", "/desk/cases/<ref>", "/desk/records"
ERRAND = "/desk/errands/<name>"
