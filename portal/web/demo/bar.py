"""What the thin bar on every page of the demo needs to know."""

from __future__ import annotations

import re

from flask import g, request
from flask_babel import gettext

from portal import languages
from portal.web.demo.address import blueprint
from portal.web.shared import locale, now

NUMBER = re.compile(r"\+\s*\d+")


@blueprint.app_template_global()
def demo_day() -> str:
    """ "Monday 5 October"."""
    return languages.short_day(now(), locale())


@blueprint.app_template_global()
def demo_on() -> str:
    """ "+ 5 days". The sign stands left of the number also where all else runs from right to left."""
    says = gettext("+ 5 days")
    return says if languages.direction(locale()) == "ltr" else NUMBER.sub("\u2066\\g<0>\u2069", says)


@blueprint.app_template_global()
def demo_back() -> str:
    """Where to come back to; nowhere from an error page, which is the same for every address."""
    return "" if g.get("error") else request.path
