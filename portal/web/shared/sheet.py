"""The hundred pictures of the drawer on one sheet: which of them somebody is shown cannot be told from what their
browser fetches, and after the first time it fetches nothing."""

from __future__ import annotations

from functools import cache

from portal.web.shared.pictures import outline

NAME = "pictures/drawer.svg"
STEP, ROW = 72, 10
"""Steps across one picture, and pictures across the sheet."""


@cache
def sheet() -> bytes:
    """Ten rows, one for each group; a place stays empty where there is no picture."""
    side = STEP * ROW
    drawn = "".join(_placed(at) for at in range(ROW * ROW))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">{drawn}</svg>'.encode()


def _placed(at: int) -> str:
    row, column = divmod(at, ROW)
    where = f'<svg x="{column * STEP}" y="{row * STEP}" width="{STEP}" height="{STEP}" '
    return outline(f"drawer/{at:02d}").replace("<svg ", where, 1)
