"""A voice made by a program: words in, a small MP3 out. Everything passes through pipes: nothing said touches a disk.

espeak-ng and lame are programs beside the portal, not parts of it. Words go in by standard input, because a
command line can be read by every user of a machine.
"""

from __future__ import annotations

import re
import subprocess
from functools import cache
from shutil import which
from threading import BoundedSemaphore

from portal.languages.locales import LOCALES

LONGEST = 6_000
"""Characters said at once; what comes after is left out. A quarter of an hour is more than anyone listens to."""

_SECONDS = 20
_WAV_HEADER = 44
_AT_ONCE = BoundedSemaphore(2)
"""Voices that a process makes at the same time; who comes later waits."""

_SPEAK = ("espeak-ng", "--stdin", "--stdout", "-b", "1", "-s", "140", "-v")
_RAW = ("-r", "-s", "22.05", "--bitwidth", "16", "--signed", "--little-endian")
_SQUEEZE = ("lame", "--quiet", *_RAW, "-m", "m", "-t", "--nores", "--cbr", "-b", "24", "-", "-")
"""24 kbit/s, one channel, no header and no frame that needs the one before: pieces can be joined end to end."""


class NoVoice(Exception):
    """This machine has no voice for that language."""


def can_speak(locale: str) -> bool:
    """Whether a voice for this language is installed here."""
    known = LOCALES.get(locale)
    return bool(known and known.voice and known.voice in _voices())


def speak(text: str, locale: str) -> bytes:
    """The words as MP3. Raises NoVoice."""
    if not can_speak(locale):
        raise NoVoice(locale)
    with _AT_ONCE:
        # Two opening brackets would begin a spelling in sounds.
        said = text[:LONGEST].replace("[[", "[ [").replace("\0", " ")
        raw = _through((*_SPEAK, LOCALES[locale].voice), said.encode())[_WAV_HEADER:]
        return _through(_SQUEEZE, raw)


@cache
def pause() -> bytes:
    """A third of a second of silence, to stand between two sentences. Raises NoVoice."""
    if not which("lame"):
        raise NoVoice
    return _through(_SQUEEZE, bytes(2 * 22_050 // 3))


@cache
def _voices() -> frozenset[str]:
    if not which("espeak-ng") or not which("lame"):
        return frozenset()
    listed = subprocess.run(["espeak-ng", "--voices"], capture_output=True, timeout=_SECONDS, check=False)  # noqa: S607
    return frozenset(re.findall(r"^\s*\d+\s+(\S+)", listed.stdout.decode(errors="replace"), re.MULTILINE))


def _through(program: tuple[str, ...], given: bytes) -> bytes:
    try:
        done = subprocess.run(program, input=given, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as wrong:
        raise NoVoice(program[0]) from wrong
    return done.stdout
