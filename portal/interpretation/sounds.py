"""The spoken form of every sentence a person can meet, as files named by what they say.

A human recording of the same name, in `static/recordings/<language>/`, wins over the program's voice. A sentence with a
day, a place or a name in it is said by the program alone.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from portal.config import folder
from portal.interpretation.book import BOOK, PLACES
from portal.languages.catalogues import catalogue, read, sentences, template_file
from portal.languages.completeness import for_people
from portal.languages.locales import LOCALES
from portal.languages.voice import NoVoice, can_speak, pause, speak
from portal.languages.words import N_

NO_VOICE = N_("Here are words in a language that has no voice here.")

_NAME = re.compile(r"[0-9a-f]{16}")
_GAPS = re.compile(r"\s+")


@lru_cache(4096)
def name_of(text: str, locale: str) -> str:
    """The name of a sentence's sound: its words decide, so changed words never keep an old sound."""
    return hashlib.blake2b(f"{locale}\0{_tidy(text)}".encode(), digest_size=8).hexdigest()


@cache
def said_in(locale: str) -> dict[str, str]:
    """Name → words, for every sentence of the open doors and of the book that is the same for everybody."""
    words = catalogue(locale)
    found = [_tidy(words.gettext(sentence)) for sentence in _fixed()]
    found += [_tidy(said) for said in (LOCALES[locale].own_name, *_of_the_book(locale))]
    return {name_of(text, locale): text for text in found if any(map(str.isalnum, text))}


class Sounds:
    """Where the sounds of a site lie: a folder that can be thrown away and is made again."""

    def __init__(self, place: Path) -> None:
        self._place, self._silence = place, place / "pause.mp3"

    def of(self, name: str, locale: str) -> bytes:
        """One sentence of `said_in`; made now when nobody made it before. Raises KeyError, NoVoice."""
        if not _NAME.fullmatch(name):
            raise KeyError(name)
        text = said_in(locale)[name]
        found = self.file(name, locale)
        return found.read_bytes() if found else self._made(name, text, locale)

    def file(self, name: str, locale: str) -> Path | None:
        """A recording, else what was made before, else none."""
        places = (folder("static") / "recordings" / locale, self._place / locale)
        return next((path for each in places if (path := each / f"{name}.mp3").is_file()), None)

    def page(self, parts: Sequence[tuple[str, str]], *, keep: bool = False) -> bytes:
        """(words, language) one after another, as somebody would read a page aloud. What is not the same for
        everybody is said in memory and kept nowhere, unless `keep`: a page that anybody may read is said once.
        Where no voice is left, what cannot be said is left out, and said to be. Raises NoVoice."""
        said: list[bytes] = []
        for text, locale in parts:
            try:
                sound = self._one(text, locale, keep)
            except NoVoice:
                sound = self._one(catalogue(locale).gettext(NO_VOICE), locale, keep)
            said += [sound] if not said or said[-1] != sound else []
        return b"".join(sound + self.pause() for sound in said)

    def pause(self) -> bytes:
        """What stands between two sentences. Raises NoVoice."""
        return self._silence.read_bytes() if self._silence.is_file() else pause()

    def _one(self, text: str, locale: str, keep: bool) -> bytes:
        name = name_of(text, locale)
        if name in said_in(locale):
            return self.of(name, locale)
        if not keep:
            return speak(text, locale)
        found = self.file(name, locale)
        return found.read_bytes() if found else self._made(name, text, locale)

    def build(self, locale: str) -> int:
        """Make what is missing and drop what no page says any more; how many were made. Raises NoVoice."""
        if not self._silence.is_file():
            self._written(self._silence, pause())
        missing = [(name, text) for name, text in said_in(locale).items() if not self.file(name, locale)]
        for name, text in missing:
            self._made(name, text, locale)
        for path in (self._place / locale).glob("*.mp3"):
            if path.stem not in said_in(locale):
                path.unlink(missing_ok=True)
        return len(missing)

    def speaks(self, locale: str) -> bool:
        """Whether everything can be heard in this language, days, places and names too: that needs a voice."""
        return can_speak(locale)

    def plays(self, locale: str) -> bool:
        """Whether a page can be heard here at all: with a voice, or with every fixed sentence made before."""
        return can_speak(locale) or (self._silence.is_file() and _all_there(self, locale))

    def _made(self, name: str, text: str, locale: str) -> bytes:
        return self._written(self._place / locale / f"{name}.mp3", speak(text, locale))

    def _written(self, path: Path, sound: bytes) -> bytes:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.stem}.{os.getpid()}")
            beside.write_bytes(sound)
            beside.replace(path)
        except OSError:  # a full or read-only disk: the person hears it all the same
            return sound
        return sound


@lru_cache(maxsize=64)
def _all_there(sounds: Sounds, locale: str) -> bool:
    return bool(said_in(locale)) and all(sounds.file(name, locale) for name in said_in(locale))


def _of_the_book(locale: str) -> Iterator[str]:
    yield from (each.words[locale] for each in BOOK.values() if locale in each.words and not each.slots)
    yield from (names[locale] for names in PLACES.values() if locale in names)


def _fixed() -> Iterator[str]:
    for message in sentences(read(template_file())):
        if isinstance(message.id, str) and "%(" not in message.id and for_people(message):
            yield message.id


def _tidy(text: str) -> str:
    return _GAPS.sub(" ", unicodedata.normalize("NFC", str(text))).strip()  # also of a lazy sentence
