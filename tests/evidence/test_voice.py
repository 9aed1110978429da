"""A voice is said anew: the sound survives, nothing that lay beside it, and no file hurts."""

from __future__ import annotations

import io
import itertools
import math
import struct
import time

import pytest

from portal.evidence import NotTaken, changed, voice
from portal.evidence.voice import cleaned_voice, is_cut

av = pytest.importorskip("av")
SECRET = "PLANTED-8412"


def wave(seconds: float, rate: int = 16_000) -> bytes:
    """A tone that rises and falls, as a voice does."""
    count = int(seconds * rate)
    samples = [int(9000 * math.sin(at / rate * 6.28 * (300 + 100 * math.sin(at / rate)))) for at in range(count)]
    raw = struct.pack(f"<{count}h", *samples)
    head = struct.pack(
        "<4sI8sIHHIIHH4sI", b"RIFF", 36 + len(raw), b"WAVEfmt ", 16, 1, 1, rate, 2 * rate, 2, 16, b"data", len(raw)
    )
    return head + raw


def recorded(seconds: float, container: str, codec: str) -> bytes:
    """As a telephone records it, with who and where written in."""
    target = io.BytesIO()
    with av.open(io.BytesIO(wave(seconds)), format="wav") as source, av.open(target, "w", format=container) as made:
        for name in ("title", "artist", "location", "comment"):
            made.metadata[name] = SECRET
        stream = made.add_stream(codec, rate=48_000, layout="mono")
        for frame in source.decode(audio=0):
            frame.pts = None
            for each in av.AudioResampler(stream.codec_context.format, "mono", 48_000).resample(frame):
                each.pts = None
                for packet in stream.encode(each):
                    made.mux(packet)
        for packet in stream.encode(None):
            made.mux(packet)
    return target.getvalue()


def seconds_of(sound: bytes) -> float:
    with av.open(io.BytesIO(sound), format="mp3") as found:
        return sum(frame.samples for frame in found.decode(audio=0)) / voice.RATE


@pytest.mark.parametrize(
    ("container", "codec"), [("webm", "libopus"), ("mp4", "aac"), ("ogg", "libopus"), ("mp3", "libmp3lame")]
)
def test_what_was_said_survives_and_who_and_where_does_not(container: str, codec: str) -> None:
    raw = recorded(3, container, codec)
    assert SECRET.encode() in raw
    found = cleaned_voice(raw + SECRET.encode() * 10)
    assert SECRET.encode() not in found
    assert found.startswith(b"\xff\xf3")
    assert not any(mark in found[:2_000] for mark in (b"Lav", b"Xing", b"Info", b"ID3"))
    assert 2.5 < seconds_of(found) < 3.6


def height_of(sound: bytes) -> float:
    """How often in a second it goes up and down, of a tone."""
    plain = av.AudioResampler("s16", "mono", voice.RATE)
    with av.open(io.BytesIO(sound), format="mp3") as found:
        frames = [each for frame in found.decode(audio=0) for each in plain.resample(frame)]
    samples = [each for frame in frames for each in memoryview(frame.planes[0]).cast("h")[: frame.samples]]
    ups = sum(one <= 0 < two for one, two in itertools.pairwise(samples))
    return ups / (len(samples) / voice.RATE)


def test_a_voice_made_unlike_the_speakers_is_as_long_and_another_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = wave(2)
    plain = cleaned_voice(raw)
    for step in (changed.STEPS[0], changed.STEPS[-1]):
        monkeypatch.setattr(changed, "STEPS", (step,))
        other = cleaned_voice(raw, unlike=True)
        assert height_of(other) / height_of(plain) == pytest.approx(step, rel=0.06)
        assert seconds_of(other) == pytest.approx(seconds_of(plain), abs=0.1)
    monkeypatch.undo()
    assert len(changed.STEPS) == 20 and not any(0.86 < step < 1.16 for step in changed.STEPS)


def test_half_a_minute_is_small_and_quick() -> None:
    raw = recorded(30, "webm", "libopus")
    begun = time.process_time()
    found = cleaned_voice(raw)
    assert time.process_time() - begun < 1
    assert len(found) <= 130_000


def test_what_is_too_long_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, "LONGEST", 2)
    long, short = cleaned_voice(wave(5)), cleaned_voice(wave(1.9))
    assert seconds_of(long) < 2.2
    assert (is_cut(long), is_cut(short)) == (True, False)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "empty"),
        (b"RIFF" + bytes(200), "broken_sound"),
        (b"\x1aE\xdf\xa3" + bytes(200), "broken_sound"),
        (b"%PDF-1.7", "not_a_sound"),
        (b"#EXTM3U\nfile:///etc/passwd", "not_a_sound"),
        (b"ffconcat version 1.0\nfile /etc/passwd", "not_a_sound"),
        (wave(0.05), "broken_sound"),
    ],
)
def test_what_is_no_voice_is_refused_by_name(raw: bytes, why: str) -> None:
    with pytest.raises(NotTaken) as refused:
        cleaned_voice(raw)
    assert refused.value.why == why


def test_without_the_library_no_voice_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, "takes_voices", lambda: False)
    with pytest.raises(NotTaken) as refused:
        cleaned_voice(wave(1))
    assert refused.value.why == "no_voices"
