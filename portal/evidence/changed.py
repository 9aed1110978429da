"""A voice made unlike the speaker's: higher or lower, throat and all, as fast as it was. Another step each time.

Whoever knows the step can undo it, and words, ways of saying them and what is heard behind them stay: it is harder to
know who speaks, never impossible (C-12).
"""

from __future__ import annotations

import importlib
import secrets
from collections.abc import Iterator
from itertools import chain
from typing import Any

STEPS = tuple(step / 100 for step in (*range(76, 86), *range(117, 127)))
"""How many times as high: less is hardly heard, and more is hardly understood."""


def changed(frames: Iterator[Any], *, rate: int, frame: int) -> Iterator[Any]:
    """The same sound in another voice, cut into what the encoder takes. `rate`: of both, in samples a second."""
    av, step = importlib.import_module("av"), secrets.choice(STEPS)
    graph = importlib.import_module("av.filter").Graph()
    filters = [
        graph.add_abuffer(sample_rate=rate, format="s16p", layout="mono", time_base=f"1/{rate}"),
        graph.add("asetrate", str(round(rate * step))),
        graph.add("aresample", str(rate)),
        graph.add("atempo", f"{1 / step:.4f}"),
        graph.add("abuffersink"),
    ]
    graph.link_nodes(*filters).configure()
    cut = av.AudioResampler(format="s16p", layout="mono", rate=rate, frame_size=frame)
    for each in chain(frames, (None,)):
        graph.push(each)
        for found in _ready(graph, av):
            found.pts = None
            yield from cut.resample(found)


def _ready(graph: Any, av: Any) -> Iterator[Any]:
    while True:
        try:
            yield graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
