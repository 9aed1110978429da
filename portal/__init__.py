"""A portal for sealed letters from prison, and for their answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings


def create_app(settings: Settings | None = None, doors: Sequence[str] | None = None) -> Flask:
    """The web application; `doors` leaves out every route of the others. Its contents: portal/web/application.py."""
    # Imported here so that whoever asks for a rule, a key or a command does not load Flask and every door.
    from portal.web.application import create_app as build

    return build(settings, doors)


def routes(app: Flask) -> list[dict[str, Any]]:
    """Every address of `app`, with its methods, its door, and whom it is for."""
    from portal.web.shared.guard import routes as listed

    return listed(app)
