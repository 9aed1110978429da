"""The pictures beside the words: one black line set (OpenMoji), put into the page: nothing more to fetch."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup

from portal.config import folder

_NAME = re.compile(r"[a-z0-9_]+")
_ID = re.compile(rb'\sid="[^"]*"')
_GAP = re.compile(rb">\s+<")


@cache
def picture(name: str | None) -> Markup:
    """An <svg> that a screen reader skips: the word beside it says the same. Nothing for a name without a picture."""
    path = folder("static") / "pictures" / f"{name}.svg"
    if not name or not _NAME.fullmatch(name) or not path.is_file():
        return Markup("")
    drawn = _GAP.sub(b"><", _ID.sub(b"", path.read_bytes().strip())).decode()
    return Markup(drawn.replace("<svg ", f'<svg data-picture="{name}" aria-hidden="true" focusable="false" ', 1))  # noqa: S704
