"""A paper (PDF), rebuilt from what its pages look like: scripts, links, files in it and who wrote it do not survive.

The pages are drawn in a process of its own (`draw.py`) that hands over colours and nothing else; we make pictures of
them. pdfium is an extra (`pip install grievance-portal[paper]`): without it no paper is taken, and the page says so.
"""

from __future__ import annotations

import importlib.util
import io
import sys
from collections.abc import Iterator
from functools import cache
from subprocess import DEVNULL, PIPE, Popen
from threading import BoundedSemaphore, Timer
from typing import BinaryIO, cast

from PIL import Image

from portal.evidence import draw
from portal.evidence.picture import LARGEST, LONGEST_SIDE, NotTaken

BEGINS = b"%PDF-"
MOST_PAGES = 20
QUALITY = 70
MEMORY = 400 * 2**20
"""Bytes of address space in which a paper is drawn."""
PATIENCE = 30
"""Seconds for all its pages."""
TURN = 10
"""Seconds to wait for somebody else's: papers that take long hold up other papers, and never the portal."""
_WHY = {draw.TOO_MANY: "too_many_pages", draw.LOCKED: "locked_paper"}
_ONE_AT_A_TIME = BoundedSemaphore(1)


@cache
def takes_papers() -> bool:
    """Whether pdfium is installed here."""
    return importlib.util.find_spec("pypdfium2") is not None


def is_paper(raw: bytes) -> bool:
    """Whether this is to be drawn as a paper."""
    return raw.startswith(BEGINS) and takes_papers()


def cleaned_paper(raw: bytes) -> tuple[bytes, int]:
    """(its pages as pictures, for `page_of`; how many). Raises NotTaken."""
    if len(raw) > LARGEST:
        raise NotTaken("too_large")
    if not _ONE_AT_A_TIME.acquire(timeout=TURN):
        raise NotTaken("busy")
    try:
        pages = _drawn(raw)
    finally:
        _ONE_AT_A_TIME.release()
    return b"".join(len(each).to_bytes(4, "big") + each for each in pages), len(pages)


def page_of(kept: bytes, number: int) -> bytes | None:
    """The picture of one page, from 1."""
    at = 0
    while at < len(kept) and number > 0:
        size, number = int.from_bytes(kept[at : at + 4], "big"), number - 1
        if number == 0:
            return kept[at + 4 : at + 4 + size]
        at += 4 + size
    return None


def _drawn(raw: bytes) -> list[bytes]:
    """Raises NotTaken."""
    limits = map(str, (MOST_PAGES, LONGEST_SIDE, MEMORY, PATIENCE))
    command = [sys.executable, "-I", draw.__file__, *limits]
    with Popen(command, env={}, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as drawing:  # noqa: S603 ourselves
        late = Timer(PATIENCE, drawing.kill)
        late.start()
        try:
            return _handed_over(raw, drawing)
        except (OSError, ValueError):
            raise NotTaken(_WHY.get(drawing.wait(), "broken_paper")) from None
        finally:
            late.cancel()
            drawing.kill()


def _handed_over(raw: bytes, drawing: Popen[bytes]) -> list[bytes]:
    given, drawn = cast(BinaryIO, drawing.stdin), cast(BinaryIO, drawing.stdout)
    given.write(raw)
    given.close()
    return list(_pictures(drawn))


def _pictures(drawn: BinaryIO) -> Iterator[bytes]:
    """Raises ValueError when it ends too early, or is larger than was asked for."""
    for _ in range(MOST_PAGES + 1):
        wide, high = (int.from_bytes(_exactly(drawn, 2), "big") for _ in range(2))
        if (wide, high) == (0, 0):
            return
        if max(wide, high) > LONGEST_SIDE + 1 or not wide * high:
            raise ValueError
        target = io.BytesIO()
        Image.frombytes("RGB", (wide, high), _exactly(drawn, wide * high * 3)).save(target, "JPEG", quality=QUALITY)
        yield target.getvalue()
    raise ValueError


def _exactly(drawn: BinaryIO, size: int) -> bytes:
    found = drawn.read(size)
    if len(found) < size:
        raise ValueError
    return found
