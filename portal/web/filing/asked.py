"""A question as a page shows it: in this person's wording and language, with what was answered before."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal.directory import Directory
from portal.questions import NO_PRISON, QUESTIONS, Answers, Option, many, tiles_of
from portal.web.filing.fill import NEUTRAL
from portal.web.shared import at_kiosk, locale


@dataclass(frozen=True)
class Choice:
    """One tile, in words."""

    value: str
    label: str
    hint: str = ""
    picture: str = ""
    checked: bool = False


@dataclass(frozen=True)
class Asked:
    """One question, in words. `places` are the tiles of a kiosk's screen, with empty ones to make up the number."""

    id: str
    kind: str
    prompt: str
    hint: str
    value: str
    choices: tuple[Choice, ...]
    places: tuple[Choice | None, ...]
    listen: str

    @property
    def label(self) -> str:
        """For a field under a heading that already asks the question."""
        return gettext("Your answer")

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The choices as a menu wants them."""
        return [(choice.value, choice.label) for choice in self.choices]


def asked(field: str, answers: Answers, directory: Directory, *, turn: int = 0) -> Asked:
    kiosk = at_kiosk()
    question = QUESTIONS[field].asked(answers, kiosk=kiosk)
    options = question.options or (prisons(directory) if field == "prison" else ())
    given = many(answers, field)
    tiles = tiles_of(options, question.tiles, turn=turn) if question.tiles else []
    return Asked(
        id=field,
        kind=question.kind,
        prompt=gettext(question.prompt),
        hint=gettext(question.hint) if question.hint else "",
        value=given[-1] if given else "",
        choices=tuple(_choice(option, given, kiosk) for option in options),
        places=tuple(_choice(option, given, kiosk) if option else None for option in tiles),
        listen=question.listen or field,
    )


def prisons(directory: Directory) -> tuple[Option, ...]:
    """Every prison by its name in this language, in its order, and not knowing."""
    named = sorted((prison.name(locale()), prison.code) for prison in directory.prisons)
    return (*(Option(value=code, label=name, picture="prisoner") for name, code in named), NO_PRISON)


def _choice(option: Option, given: list[str], kiosk: bool) -> Choice:
    label = gettext(option.label)
    hint = gettext(option.hint) if option.hint else ""
    value = NEUTRAL.get(option.value, option.value) if kiosk else option.value
    return Choice(value, label, hint, option.picture, option.value in given)
