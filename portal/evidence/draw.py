"""A process of its own, told nothing and holding no key: a paper comes in, and the colours of its pages go out.

Run as a file. Before it looks at the paper it gives up opening anything (RLIMIT_NOFILE), so what a
hostile paper may make of it can neither read a file nor reach the network. Out: for each page its width and height,
two bytes each, and three bytes for each dot; then four zeros.
"""

from __future__ import annotations

import resource
import sys
from importlib import import_module
from typing import Any, BinaryIO

TOO_MANY, LOCKED = 3, 4
"""Exit codes: more pages than were asked for; a password is needed."""
_PASSWORD = 4
"""What pdfium says where one is needed."""
_LARGER = 4.0
"""A small page is not blown up further than this: nothing more would be seen."""


def main(most: int, longest: int, memory: int, seconds: int) -> int:
    pdfium, raw, out = import_module("pypdfium2"), sys.stdin.buffer.read(), sys.stdout.buffer
    _give_up(memory, seconds)
    try:
        paper = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as wrong:
        return LOCKED if wrong.err_code == _PASSWORD else 1
    if len(paper) > most:
        return TOO_MANY
    paper.init_forms()  # what was filled in can be seen too; this pdfium has nothing that could run a script
    for number in range(len(paper)):
        _draw(paper[number], longest, out)
    out.write(bytes(4))
    out.flush()
    return 0


def _give_up(memory: int, seconds: int) -> None:
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 3),
    ):
        resource.setrlimit(limit, (value, value))


def _draw(page: Any, longest: int, out: BinaryIO) -> None:
    scale = min(longest / max(*page.get_size(), 1.0), _LARGER)
    drawn = page.render(scale=scale, rev_byteorder=True)
    wide, high, dot = drawn.width, drawn.height, drawn.n_channels
    out.write(wide.to_bytes(2, "big") + high.to_bytes(2, "big"))
    rows = memoryview(drawn.buffer).cast("B")
    for at in range(0, high * drawn.stride, drawn.stride):
        row = bytes(rows[at : at + wide * dot])
        out.write(row if dot == 3 else b"".join(row[each : each + 3] for each in range(0, len(row), dot)))
    page.close()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
