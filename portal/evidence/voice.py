"""A voice, said anew: decoded and encoded in memory, so that the sound survives and nothing that lay beside it.

PyAV is an extra (`pip install grievance-portal[voice]`): its libraries are large. Without it no voice is taken, and the
page says so.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import time
from collections.abc import Iterator
from functools import cache
from threading import BoundedSemaphore
from typing import Any

from portal.evidence.changed import changed
from portal.evidence.picture import LARGEST, NotTaken

LONGEST = 300
"""Seconds. What comes after is cut off, and whoever sent it is told (`is_cut`)."""
SHORTEST = 0.3
RATE, BITS, FRAME = 22_050, 24_000, 576
PATIENCE = 20.0
"""Seconds one recording may take to be decoded."""

_CONTAINERS = {
    b"\x1aE\xdf\xa3": "matroska",
    b"OggS": "ogg",
    b"RIFF": "wav",
    b"ID3": "mp3",
    b"\xff\xfb": "mp3",
    b"\xff\xf3": "mp3",
    b"#!AMR": "amr",
}
"""How recordings of telephones and browsers begin. Nothing else is given to the decoder."""
_ONE_AT_A_TIME = BoundedSemaphore(1)


@cache
def takes_voices() -> bool:
    """Whether PyAV is installed here."""
    return importlib.util.find_spec("av") is not None


def _av() -> Any:
    """Loaded with the first voice: twenty megabytes that most processes never need."""
    return importlib.import_module("av")


def cleaned_voice(raw: bytes, *, unlike: bool = False) -> bytes:
    """MP3, 24 kbit/s, one channel, at most five minutes, with nothing but sound in it. Raises NotTaken.

    `unlike`: in another voice than the speaker's.
    """
    if not takes_voices():
        raise NotTaken("no_voices")
    if not raw:
        raise NotTaken("empty")
    if len(raw) > LARGEST:
        raise NotTaken("too_large")
    container = _container(raw)
    if container is None:
        raise NotTaken("not_a_sound")
    with _ONE_AT_A_TIME:
        try:
            return _said_anew(raw, container, unlike=unlike)
        except NotTaken:
            raise
        except Exception:  # whatever a hostile file makes a decoder say
            raise NotTaken("broken_sound") from None


def is_cut(voice: bytes) -> bool:
    """Whether a cleaned voice fills all of LONGEST: what came after is not in it. A changed one loses a breath."""
    return len(voice) >= 0.998 * LONGEST * BITS // 8


def _container(raw: bytes) -> str | None:
    if raw[4:8] == b"ftyp":
        return "mov"
    return next((name for head, name in _CONTAINERS.items() if raw.startswith(head)), None)


def _said_anew(raw: bytes, container: str, *, unlike: bool) -> bytes:
    """The encoder's frames alone: no container, so no place for a name or a tag."""
    encoder = _av().CodecContext.create("libmp3lame", "w")
    encoder.sample_rate, encoder.bit_rate, encoder.layout, encoder.format = RATE, BITS, "mono", "s16p"
    made, said = bytearray(), 0
    with _av().open(io.BytesIO(raw), format=container) as source:
        frames = _frames(source)
        for frame in changed(frames, rate=RATE, frame=FRAME) if unlike else frames:
            said += frame.samples
            made += b"".join(map(bytes, encoder.encode(frame)))
    if said < SHORTEST * RATE:
        raise NotTaken("broken_sound")
    return bytes(made) + b"".join(map(bytes, encoder.encode(None)))


def _frames(source: Any) -> Iterator[Any]:
    """The sound alone, in our rate, cut into what the encoder takes; pictures and words are never decoded."""
    resampler = _av().AudioResampler(format="s16p", layout="mono", rate=RATE, frame_size=FRAME)
    room = LONGEST * RATE
    for frame in _decoded(source):
        for each in resampler.resample(frame):
            each.pts = None
            room -= each.samples
            if room < 0:
                return
            yield each


def _decoded(source: Any) -> Iterator[Any]:
    """What can be decoded; a piece that cannot is left out, as a telephone with a bad line does."""
    until = time.monotonic() + PATIENCE
    for packet in source.demux(source.streams.audio[0]):
        if time.monotonic() > until:
            raise NotTaken("broken_sound")
        try:
            yield from packet.decode()
        except _av().error.InvalidDataError:
            continue
