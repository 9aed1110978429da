"""What half a minute of speech weighs once it is kept, and how long the person waits until it is."""

from __future__ import annotations

import io
import math
import struct
from time import perf_counter

from portal import create_app
from portal.cli.measure.figure import Figure, median
from portal.cli.measure.ground import Ground
from portal.cli.measure.visit import hidden
from portal.evidence import cleaned_voice, takes_voices

SECONDS, RATE = 30, 48_000
SIZE_BUDGET, WAIT_BUDGET = 130_000, 1.0
TIMES = 3
PLACE = "/en/write/evidence"


def voice(ground: Ground) -> list[Figure]:
    """Nothing where no voices are taken. Raises RuntimeError when one was not."""
    if not takes_voices():
        return []
    raw = _speech()
    client = create_app(ground.settings).test_client()
    client.post("/en/write", data={**hidden(client.get("/en/").text, "/en/write"), "filer": "prisoner"})
    waits = []
    for _ in range(TIMES):
        form = {**hidden(client.get(PLACE).text, PLACE), "voice": (io.BytesIO(raw), "voice.wav")}
        begin = perf_counter()
        answer = client.post(PLACE, data=form)
        waits.append(perf_counter() - begin)
        if answer.status_code != 303:
            raise RuntimeError(f"half a minute of speech: {answer.status_code}")
    return [
        Figure("30 s of speech, kept", len(cleaned_voice(raw)), SIZE_BUDGET, "bytes", ground.cases),
        Figure("30 s of speech, until it is kept", median(waits), WAIT_BUDGET, "s", ground.cases),
    ]


def _speech() -> bytes:
    """A voice as a telephone hears it: a tone with three overtones that rises, falls and pauses like syllables."""
    samples = bytearray()
    for at in range(SECONDS * RATE):
        second = at / RATE
        loud = 4_000 * max(0.0, math.sin(second * 2 * math.pi * 2.5))
        tone = 2 * math.pi * (160 + 40 * math.sin(second)) * second
        samples += struct.pack("<h", int(loud * sum(math.sin(tone * each) / each for each in (1, 2, 3, 5))))
    sizes = (b"RIFF", 36 + len(samples), b"WAVEfmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16, b"data", len(samples))
    return struct.pack("<4sI8sIHHIIHH4sI", *sizes) + bytes(samples)
