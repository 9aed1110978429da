"""Every sentence of the open doors has a sound, made through pipes, and pieces can be joined."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path
from unittest.mock import Mock

import pytest

from portal.interpretation import BOOK, PLACES
from portal.interpretation import sounds as sounds_module
from portal.interpretation.grade import grade
from portal.interpretation.sounds import Sounds, name_of, said_in
from portal.languages import catalogue, voice
from portal.languages.locales import LOCALES
from portal.languages.voice import NoVoice, can_speak, pause, speak

SPOKEN = [code for code, locale in LOCALES.items() if locale.voice]
FRAME = b"\xff\xf3"
"""How a frame of these MP3 begins."""


@pytest.fixture
def sounds(tmp_path: Path) -> Sounds:
    return Sounds(tmp_path)


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """A voice that only counts what it was asked to say."""
    said: Counter[str] = Counter()

    def say(text: str, locale: str) -> bytes:
        said[text] += 1
        return f"<{locale}:{text}>".encode()

    monkeypatch.setattr(sounds_module, "speak", say)
    monkeypatch.setattr(sounds_module, "pause", lambda: b"|")
    return said


@pytest.mark.parametrize("locale", SPOKEN)
def test_each_language_that_names_a_voice_has_it(locale: str) -> None:
    sound = speak(next(iter(said_in(locale).values())), locale)
    assert sound.startswith(FRAME)
    assert 1_000 < len(sound) < 100_000
    how = ("espeak-ng", "--stdin", "-q", "-x", "-v", LOCALES[locale].voice)
    spelt = subprocess.run(how, input=LOCALES[locale].own_name.encode(), capture_output=True, check=True)
    assert b"(en)" not in spelt.stdout, "said by the rules of English"


def test_a_language_without_a_voice_says_so() -> None:
    assert not can_speak("en_XA")
    with pytest.raises(NoVoice):
        speak("words", "en_XA")


def test_words_never_stand_in_a_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    run, seen = subprocess.run, []

    def look(command: list[str], **given: object) -> object:
        seen.append((command, given.get("shell")))
        return run(command, **given)  # type: ignore[call-overload]

    monkeypatch.setattr(voice.subprocess, "run", look)
    speak("He hit me in the yard.", "en")
    assert seen
    assert not any("yard" in word for command, _ in seen for word in command)


def test_nothing_said_reaches_a_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sounds: Sounds) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert sounds.page([("He hit me in the yard.", "en")]).startswith(FRAME)
    assert list(tmp_path.rglob("*")) == []


def test_a_page_is_its_sentences_with_pauses_between(sounds: Sounds, spoken: Counter[str]) -> None:
    assert sounds.page([("One.", "en"), ("Deux.", "fr")]) == b"<en:One.>|<fr:Deux.>|"


def test_a_known_sentence_is_said_once_and_kept(sounds: Sounds, spoken: Counter[str]) -> None:
    known = next(iter(said_in("en").values()))
    assert sounds.page([(known, "en")]) == sounds.page([(known, "en")])
    assert spoken[known] == 1


def test_a_human_recording_wins(sounds: Sounds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = next(iter(said_in("en")))
    recording = tmp_path / "static" / "recordings" / "en" / f"{name}.mp3"
    recording.parent.mkdir(parents=True)
    recording.write_bytes(b"a human voice")
    monkeypatch.setattr(sounds_module, "folder", lambda which: tmp_path / which)
    assert sounds.of(name, "en") == b"a human voice"


def test_building_makes_every_sentence_and_drops_old_ones(sounds: Sounds, spoken: Counter[str], tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "0123456789abcdef.mp3").write_bytes(b"old")
    assert sounds.build("en") == len(said_in("en"))
    assert {path.stem for path in (tmp_path / "en").iterdir()} == set(said_in("en"))
    assert sounds.build("en") == 0


def test_without_the_programs_what_was_made_before_is_heard_and_the_language_promises_no_more(
    sounds: Sounds, spoken: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sounds.build("fr")
    gone = Mock(side_effect=NoVoice)
    for name, instead in {"speak": gone, "pause": gone, "can_speak": lambda locale: False}.items():
        monkeypatch.setattr(sounds_module, name, instead)
    assert sounds.plays("fr") and grade("fr", sounds, answered=True) == "reads"
    parts = [("Continuer", "fr"), ("Avant le lundi 12 octobre.", "fr"), ("Le 3.", "fr")]
    left_out = catalogue("fr").gettext(sounds_module.NO_VOICE)
    assert sounds.page(parts).decode() == f"<fr:Continuer>|<fr:{left_out}>|"


def test_the_book_is_recorded_too_and_what_has_a_day_in_it_is_the_programs() -> None:
    said = set(said_in("fr").values())
    assert BOOK["read"].words["fr"] in said and PLACES[next(iter(PLACES))]["fr"] in said
    assert not any(each.words["fr"] in said for each in BOOK.values() if each.slots)


def test_a_name_that_no_page_says_is_not_there(sounds: Sounds) -> None:
    for name in (name_of("anything at all", "en"), "../../etc/passwd", ""):
        with pytest.raises(KeyError):
            sounds.of(name, "en")


def test_a_silence_can_be_joined_to_a_voice() -> None:
    assert pause().startswith(FRAME)


def test_a_language_is_graded_by_what_is_true(sounds: Sounds, monkeypatch: pytest.MonkeyPatch) -> None:
    assert grade("fr", sounds, answered=True) == "answers"
    assert grade("fr", sounds, answered=False) == "speaks"
    assert grade("en_XA", sounds, answered=True) == "reads"
    monkeypatch.setattr(sounds_module, "can_speak", lambda locale: False)
    assert grade("fr", sounds, answered=True) == "reads"
