"""Letters that go through an interpreter: a voice in the person's language, the interpreter's words, and back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from portal.cases import CaseInSight, errand, read_case
from portal.casework.bring_back import bring_back
from portal.casework.draft import Draft
from portal.casework.entrust import AN_ANSWER, entrust
from portal.casework.interpret import brought, interpret
from portal.cli.demonstration.script import Letter, Script, Spoken
from portal.cli.demonstration.stage import Stage
from portal.config import Settings
from portal.evidence import Blobs, items_of
from portal.languages.voice import NoVoice, speak
from portal.vault import Keys

INTERPRETER = "interpreter.warsame"


class Interpreting:
    """What a letter's story says of interpreters, and of voices, which lie where `settings` says."""

    def __init__(self, script: Script, settings: Settings) -> None:
        self._script, self._blobs = script, Blobs(Path(settings.blobs))

    def spoken(self, words: str, language: str) -> Spoken:
        """For a letter: the words as a voice."""
        return lambda stage, draft: self._said(stage, draft, words, language)

    def _said(self, stage: Stage, draft: Draft, words: str, language: str) -> None:
        """On a machine that has no voice they are written."""
        keys = Keys(bytes.fromhex(draft["case_seed"]))
        try:
            item = self._blobs.keep(keys, speak(words, language), kind="voice", worker=stage.directory.worker)
        except NoVoice:
            draft["answers"]["text"] = words
            return
        self._blobs.settle((item,))
        draft["files"] = [item.said]

    def ask(self, letter: Letter, moment: datetime, login: str, *, into: str = "en", answer: str = "") -> None:
        """About the letter, or about the words of an answer."""

        def asked(stage: Stage, now: datetime) -> None:
            officer, sight = stage.desk(login, letter.case, now)
            who = stage.directory.officer_named(INTERPRETER)
            entrust(
                stage.session, sight, officer, interpreter=who.id if who else b"", of=AN_ANSWER if answer else 0,
                into=into, language="en", text=answer, files={} if answer else self._files(stage, sight),
                site=stage.site, directory=stage.directory, now=now,
            )  # fmt: skip

        self._script.at(moment, asked)

    def bring(self, letter: Letter, moment: datetime, text: str) -> None:
        """The interpreter's words for what was asked last."""

        def made(stage: Stage, now: datetime) -> None:
            seat = stage.viewer(INTERPRETER, now)
            tray = errand.errands(stage.session, stage.site, seat.id, Keys(seat.seed))
            name = next(name for name, each in tray.items() if each.case == letter.case)
            bring_back(stage.session, seat, name, text=text, site=stage.site, today=now.date())

        self._script.at(moment, made)

    def put(self, letter: Letter, moment: datetime, login: str) -> None:
        """With the letter."""

        def kept(stage: Stage, now: datetime) -> None:
            officer, sight = stage.desk(login, letter.case, now)
            opened = read_case(stage.session, stage.directory, sight)
            (act,) = brought(stage.session, stage.site, sight, opened, stage.directory)
            interpret(
                stage.session, sight, officer, of=act, language="en", site=stage.site, directory=stage.directory,
                now=now,
            )  # fmt: skip

        self._script.at(moment, kept)

    def _files(self, stage: Stage, sight: CaseInSight) -> dict[str, bytes]:
        said = read_case(stage.session, stage.directory, sight).statement
        return {item.id: self._blobs.key_of(sight.keys, item) for item in items_of(said.body.get("files"))}
