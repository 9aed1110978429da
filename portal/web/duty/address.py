"""The addresses of this door; the language is the officer's."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("duty", __name__)

TASKS = "/duty"
