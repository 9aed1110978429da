"""A portal for sealed letters from prison, and for their answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from portal.config import BadSetting, Settings, locks_of_production

if TYPE_CHECKING:
    from flask import Flask

# The doors are imported inside the functions so that whoever asks for a rule, a key or a command does not load Flask.


def create_app(settings: Settings | None = None, doors: Sequence[str] | None = None) -> Flask:
    """The web application; `doors` leaves out every route of the others. Its contents: portal/web/application.py.

    Raises BadSetting, naming every cause, where production must not start.
    """
    from portal.directory import drafts_in_force
    from portal.web.application import create_app as build

    settings = settings or Settings.from_environment()
    drafts = drafts_in_force(settings) if settings.env == "production" else ()
    if causes := locks_of_production(settings, drafts=drafts):
        raise BadSetting("PORTAL_ENV", "production refuses to start: " + "; ".join(causes))
    return build(settings, doors)


def routes(settings: Settings) -> list[dict[str, Any]]:
    """Every address, with its methods, its door, and whom it is for. Serves nobody, so nothing holds it back."""
    from portal.web.application import create_app as build
    from portal.web.shared.guard import routes as listed

    return listed(build(settings))
