"""Tokens for the first POSTs, when there is no session yet to keep one in: /write, /read, /signin.

The token says which page made it and in which hour, and nothing about who asked for it.
"""

from __future__ import annotations

import hmac
import time
from urllib.parse import urlsplit

from flask import request

from portal.web.shared.portal import here

HOUR = 3600
HOURS_GOOD = 3
"""This hour and the two before: someone may look at the home page for a while."""


def form_token(page: str) -> str:
    """For the hidden field `form_token` of the form that `page` names."""
    return _token(page, _hour())


def token_ok(page: str) -> bool:
    """Whether this POST comes from a page of ours that is not too old. Otherwise show the page again, 422."""
    given = request.form.get("form_token", "").encode()
    fresh = any(hmac.compare_digest(_token(page, _hour() - back).encode(), given) for back in range(HOURS_GOOD))
    return fresh and from_here()


def from_here() -> bool:
    """Whether the browser says that one of our own pages sent this. Old browsers say nothing and are believed."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    # "null" is what browsers send from pages without referrer, which all of ours are.
    return origin in (None, "null") or urlsplit(origin).netloc.lower() == request.host.lower()


def _hour() -> int:
    return int(time.time()) // HOUR


def _token(page: str, hour: int) -> str:
    return here().site.key("form", hour, page, size=16).hex()
