"""A paper is rebuilt from what can be seen of it: nothing else survives, and none of it hurts."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from PIL import Image

from portal.evidence import NotTaken, cleaned_paper, draw, is_paper, page_of, paper
from tests.evidence import planted_papers
from tests.evidence.planted import SECRET
from tests.evidence.planted_papers import HOSTILE, REFUSED, TAKEN

pytest.importorskip("pypdfium2")
NAME = {"ids": lambda each: getattr(each, "__name__", each)}


@pytest.mark.parametrize("planted", TAKEN, **NAME)  # type: ignore[arg-type]
def test_its_pages_are_drawn_anew_and_nothing_else_survives(planted: Callable[[], bytes]) -> None:
    kept, pages = cleaned_paper(planted())
    assert (pages, SECRET in kept, b"%PDF" in kept, b"http" in kept) == (1, False, False, False)
    page = page_of(kept, 1) or b""
    assert len(kept) == len(page) + 4 and page_of(kept, 2) is None and page_of(kept, 0) is None
    with Image.open(io.BytesIO(page)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (1200, 1600), {})
        assert image.convert("L").getextrema()[0] < 30, "the words are there"


def test_what_was_filled_in_can_still_be_seen() -> None:
    with Image.open(io.BytesIO(page_of(cleaned_paper(planted_papers.with_form())[0], 1) or b"")) as image:
        red, _, blue = image.convert("RGB").getpixel((600, 1200))
        assert blue > 200 > 60 > red


def test_pages_keep_their_order() -> None:
    raw = io.BytesIO()
    colours = [Image.new("RGB", (60, 80), colour) for colour in ("black", "white")]
    colours[0].save(raw, "PDF", save_all=True, append_images=colours[1:])
    kept, pages = cleaned_paper(raw.getvalue())
    found = [Image.open(io.BytesIO(page_of(kept, number) or b"")).convert("L").getpixel((20, 20)) for number in (1, 2)]
    assert (pages, found[0] < 20, found[1] > 230) == (2, True, True)


@pytest.mark.parametrize(("planted", "why"), REFUSED.items(), **NAME)  # type: ignore[arg-type]
def test_what_cannot_be_drawn_is_refused_by_name(planted: Callable[[], bytes], why: str) -> None:
    with pytest.raises(NotTaken) as refused:
        cleaned_paper(planted())
    assert refused.value.why == why


@pytest.mark.parametrize("planted", HOSTILE, **NAME)  # type: ignore[arg-type]
def test_none_of_it_hurts(planted: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "PATIENCE", 1)
    raw, before, begun = planted(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    with suppress(NotTaken):
        assert len(cleaned_paper(raw)[0]) < 200_000
    assert time.monotonic() - begun < 20  # it ends by itself
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_who_draws_can_open_nothing_and_takes_no_more_than_it_may() -> None:
    tried = """
import socket
from portal.evidence.draw import _give_up
_give_up(400 * 2**20, 5)
for act in (lambda: open("/etc/passwd"), lambda: socket.socket(), lambda: bytearray(500 * 2**20)):
    try:
        act()
    except (OSError, MemoryError):
        print("no", end=" ")
"""
    said = subprocess.run([sys.executable, "-c", tried], capture_output=True, text=True, check=False)
    assert said.stdout == "no no no ", said.stderr


def test_what_the_drawing_process_says_is_not_believed(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    for says in ("b'\\xff\\xff\\x00\\x01' * 2", "b'\\x00\\x01\\x00\\x00'", "b'\\x00\\x01\\x00\\x01abc' * 99", "b''"):
        liar = tmp_path / "draw.py"  # type: ignore[operator]
        liar.write_text(f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({says})")
        monkeypatch.setattr(draw, "__file__", str(liar))
        with pytest.raises(NotTaken, match="broken_paper"):
            cleaned_paper(planted_papers.paper())


def test_one_that_takes_long_holds_up_papers_only_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "TURN", 0)
    with paper._ONE_AT_A_TIME, pytest.raises(NotTaken, match="busy"):
        cleaned_paper(planted_papers.paper())


def test_where_nothing_can_draw_it_a_paper_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_paper(planted_papers.paper())
    monkeypatch.setattr(paper, "takes_papers", lambda: False)
    assert not is_paper(planted_papers.paper())
