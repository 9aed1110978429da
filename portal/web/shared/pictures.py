"""The pictures beside the words: one black line set (OpenMoji), put into the page: nothing more to fetch."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup

from portal.config import folder

_NAME = re.compile(r"[a-z0-9_]+")
_ID = re.compile(rb'\sid="[^"]*"')
_GAP = re.compile(rb">\s+<")
_TOO_FINE = re.compile(rb"(\.\d)\d+")
"""A tenth of the 72 steps across is less than a phone's screen can show, and weighs half."""
_NEEDLESS = re.compile(rb'\s(?:xmlns|version)="[^"]*"')

SAME_EAR = Markup('<svg viewBox="0 0 72 72"><use xlink:href="#ear"/></svg>')
"""The ear of `one_ear` again: a page has one beside every choice."""


@cache
def picture(name: str | None) -> Markup:
    """An <svg> that a screen reader skips: the word beside it says the same. Nothing for a name without a picture."""
    if not name or not _NAME.fullmatch(name):
        return Markup("")
    marked = f'<svg data-picture="{name}" aria-hidden="true" focusable="false" '
    return Markup(outline(name).replace("<svg ", marked, 1))  # noqa: S704


def outline(name: str) -> str:
    """The same without any mark; empty where there is no such picture."""
    path = folder("static") / "pictures" / f"{name}.svg"
    if not path.is_file():
        return ""
    drawn = path.read_bytes().strip()
    for pattern, instead in ((_ID, b""), (_NEEDLESS, b""), (_TOO_FINE, rb"\1"), (_GAP, b"><")):
        drawn = pattern.sub(instead, drawn)
    return drawn.decode()


@cache
def one_ear() -> Markup:
    """The ear that all others of a page are drawn like: each page with ears has it once."""
    return Markup(str(picture("ear")).replace("<g", '<g id="ear"', 1))  # noqa: S704
