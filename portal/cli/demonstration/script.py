"""The script: what happens when. Written story by story, played in the order of time, as a book is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from portal.casework.dates import answer_due, place_of
from portal.casework.draft import Draft
from portal.cli.demonstration.stage import Stage
from portal.directory import Directory

NOW = datetime(2026, 10, 5, 8, 30, tzinfo=ZoneInfo("Europe/London"))
"""Monday morning, when the demonstration begins."""

Act = Callable[[Stage, datetime], object]
Spoken = Callable[[Stage, Draft], None]


@dataclass
class Letter:
    """One letter, from what was tapped and typed to its case."""

    code: str
    language: str
    answers: dict[str, Any] = field(repr=False)
    case: bytes = b""
    """Known once it was lodged."""


@dataclass
class Script:
    steps: list[tuple[datetime, int, Act]] = field(default_factory=list)

    def at(self, moment: datetime, act: Act) -> None:
        self.steps.append((moment, len(self.steps), act))

    def play(self, stage: Stage) -> None:
        """Raises what the verbs raise: a story that breaks a rule is a story to be rewritten."""
        for moment, _, act in sorted(self.steps, key=lambda step: step[:2]):
            act(stage, moment)

    def letter(
        self, code: str, filed: datetime, *, language: str = "en", spoken: Spoken | None = None, **answers: Any
    ) -> Letter:
        """`not_` stands for the field `not`; `spoken` puts a voice into it."""
        if "not_" in answers:
            answers["not"] = answers.pop("not_")
        letter = Letter(code, language, {"kind": "complaint", "prison": "NGT", "notice": "1", **answers})

        def lodge(stage: Stage, moment: datetime) -> None:
            with_it = partial(spoken, stage) if spoken else None
            letter.case = stage.lodge(code, now=moment, language=language, with_it=with_it, **letter.answers).case

        self.at(filed, lodge)
        return letter

    def open(self, letter: Letter, moment: datetime, login: str) -> None:
        self.at(moment, lambda stage, now: stage.open(login, letter.case, now=now))

    def act(self, letter: Letter, moment: datetime, login: str, verb: Callable[..., object], **said: Any) -> None:
        """Any other verb of an officer."""
        self.at(moment, lambda stage, now: stage.act(login, letter.case, verb, now=now, **said))

    def say(self, letter: Letter, moment: datetime, verb: Callable[..., object], **said: Any) -> None:
        """Any other verb of the person."""
        self.at(moment, lambda stage, now: stage.say(letter.code, letter.case, verb, now=now, **said))

    def ask(self, letter: Letter, moment: datetime, login: str, text: str) -> None:
        language = letter.language
        self.at(moment, lambda stage, now: stage.ask(login, letter.case, text, now=now, language=language))

    def answer(
        self, letter: Letter, moment: datetime, login: str, text: str, decision: str = "yes", **promised: Any
    ) -> None:
        said = {"decision": decision, "language": letter.language, **promised}
        self.at(moment, lambda stage, now: stage.answer(login, letter.case, text, now=now, **said))

    def add(self, letter: Letter, moment: datetime, text: str) -> None:
        language = letter.language
        self.at(moment, lambda stage, now: stage.add(letter.code, letter.case, text, now=now, language=language))

    def punished(self, letter: Letter, moment: datetime, text: str) -> None:
        language = letter.language
        self.at(moment, lambda stage, now: stage.punished(letter.code, letter.case, text, now=now, language=language))

    def collect(self, letter: Letter, moment: datetime) -> None:
        self.at(moment, lambda stage, now: stage.collect(letter.code, letter.case, now=now))

    def climb(self, letter: Letter, moment: datetime) -> None:
        """Nobody answered: the worker passes by."""
        self.at(moment, lambda stage, now: stage.escalate(letter.case, now=now))


def moment(month: int, day: int, hour: int, minute: int = 0, *, zone: str = "Europe/London") -> datetime:
    """In 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(zone))


def handed_in_for(due: date, directory: Directory, *, prison: str = "NGT", hour: int = 10, minute: int = 0) -> datetime:
    """The latest moment at this hour to hand in a letter whose answer is due on `due`. Raises ValueError."""
    place = place_of(prison, directory, zone="UTC")
    for back in range(40):
        day = due - timedelta(days=back)
        filed = datetime.combine(day, time(hour, minute), place.zone_info)
        if day.isoweekday() < 6 and answer_due(place, filed) == due:
            return filed
    raise ValueError(f"no letter is due on {due}")
