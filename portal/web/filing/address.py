"""The addresses of this door."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint

from portal.questions import Screen
from portal.web.shared import at_kiosk, locale

blueprint = Blueprint("filing", __name__)


def address(place: Screen, *, language: str | None = None, turn: int = 0) -> str:
    """Where a place is; `turn` is which of several screens full of tiles."""
    query = {"ask": place.question} if place.question else {}
    if turn:
        query["turn"] = str(turn)
    path = f"/{language or locale()}/write/{place.page}"
    return f"{path}?{urlencode(query)}" if query else path


def home() -> str:
    return f"/{locale()}/kiosk" if at_kiosk() else f"/{locale()}/"
