"""The addresses of this door."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("demo", __name__)

DEMO, CLOCK, BREAK = "/demo", "/demo/clock", "/demo/break"
