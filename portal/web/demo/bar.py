"""What the thin bar on every page of the demo needs to know."""

from __future__ import annotations

from flask import g, request

from portal import languages
from portal.web.demo.address import blueprint
from portal.web.shared import locale, now


@blueprint.app_template_global()
def demo_day() -> str:
    """ "Monday 5 October"."""
    return languages.short_day(now(), locale())


@blueprint.app_template_global()
def demo_back() -> str:
    """Where to come back to; nowhere from an error page, which is the same for every address."""
    return "" if g.get("error") else request.path
