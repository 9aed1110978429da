"""An interpreter's words beside the letter they are about, or how long it has waited for them, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask_babel import gettext, ngettext

from portal.cases import Opened, Said, read_case
from portal.cases.errand import Work
from portal.cases.sight import CaseInSight
from portal.casework.entrust import interpreters, tongue_of, what_of
from portal.casework.interpret import asked_of, brought, interpret
from portal.casework.recall import still_out
from portal.companions.letter import is_sealed_to_one
from portal.directory import OfficerEntry
from portal.evidence import takes_voices
from portal.languages import listed
from portal.web.desk import words
from portal.web.desk.sayings import Saying
from portal.web.desk.seat import Seat
from portal.web.shared import database, here, locale, now


@dataclass(frozen=True)
class Beside:
    """One piece of an interpreter's work. `act`: by which it was asked, where it is not put with the letter yet."""

    head: str
    text: str = ""
    tag: str = ""
    act: int = 0
    cannot: bool = False
    out: int = 0
    """The act by which it was asked, while it can be taken back."""


@dataclass(frozen=True)
class Interpreting:
    """`beside` and `waits` by the number of the envelope, or that of words that are not sent."""

    beside: dict[int, list[Beside]]
    waits: dict[int, str]
    """What says that a voice is not written down yet, and for how long."""
    ask: frozenset[int]
    """Letters that an interpreter can be asked about."""
    people: list[tuple[str, str]]
    """(id in hex, name and languages) of those who may put words into their language."""
    readers: list[tuple[str, str]]
    """The same of those who may read what they wrote or said."""
    tongues: list[tuple[str, str]]
    ours: str
    """The language of this officer."""
    nobody: str = ""
    """Their language, where this office does not write it and no interpreter may put anything into it."""


def interpreting_of(opened: Opened, seat: Seat, sight: CaseInSight) -> Interpreting:
    people = _fit(opened, seat, sight, [(sight.docket.language,)])
    readers = _fit(opened, seat, sight, _written_in(opened))
    asked = asked_of(database(), here().site, sight, opened, seat.directory)
    mine = still_out(database(), here().site, sight, opened, seat.directory)
    beside: dict[int, list[Beside]] = {}
    for said in opened.envelopes:
        if said.kind == "interpretation":
            beside.setdefault(said.body["of"], []).append(_with_it(said, seat))
        elif said.act in asked:
            made = _asked(said, asked[said.act][1], seat)
            beside.setdefault(said.body["of"], []).append(replace(made, out=said.act if said.act in mine else 0))
    known = sorted({code for each in readers for code in each.languages}, key=words.language_name)
    return Interpreting(
        beside,
        {said.number: _waits(said, seat) for said in opened.envelopes if _unheard(said, opened)},
        frozenset(said.number for said in opened.envelopes if _sayings(said)) if readers else frozenset(),
        [(each.id.hex(), _called(each.name, each.languages)) for each in people],
        [(each.id.hex(), _called(each.name, each.languages)) for each in readers],
        [(code, words.language_name(code)) for code in known],
        locale(),
        "" if people or _written_here(sight, seat) else words.language_name(sight.docket.language),
    )


def _fit(
    opened: Opened, seat: Seat, sight: CaseInSight, each_of: Iterable[tuple[str, ...]]
) -> list[OfficerEntry]:  # fmt: skip
    """Whoever may be asked and knows all of one of these, each once."""
    if is_sealed_to_one(opened.statement.body):
        return []
    given: dict[str, Any] = {"site": here().site, "directory": seat.directory, "now": now()}
    found = [who for each in each_of for who in interpreters(sight.docket, sight.id, each, **given)]
    return list({who.id: who for who in found}.values())


def _written_in(opened: Opened) -> list[tuple[str, ...]]:
    """The languages of what they wrote or said. One that has no code here is asked of everybody."""
    if tongue_of(opened):
        return [()]
    return [(code,) for code in sorted({each.language for each in opened.envelopes if _sayings(each)})]


def other_ways(seat: Seat, sight: CaseInSight, saying: Saying) -> list[tuple[str, str]]:
    """(id of the field, what else makes free words heard), or that nobody can."""
    language = words.language_name(sight.docket.language)
    found = []
    if takes_voices():
        says = gettext("You can also say it in %(language)s, in your own voice.", language=language)
        found.append((f"{saying.id}-voice", says))
    opened = read_case(database(), seat.directory, sight)
    if interpreting_of(opened, seat, sight).people:
        says = gettext("An interpreter can also put your words into %(language)s.", language=language)
    else:
        says = gettext("No interpreter here knows %(language)s.", language=language)
    return [*found, (f"{saying.id}-interpreter", says)]


def _written_here(sight: CaseInSight, seat: Seat) -> bool:
    return sight.docket.language in (locale(), *seat.office.languages)


def put_with_it(seat: Seat, sight: CaseInSight) -> None:
    """Whoever opens the letter puts with it what interpreters brought back for it; words not sent wait for that."""
    opened = read_case(database(), seat.directory, sight)
    for act, (_, work) in brought(database(), here().site, sight, opened, seat.directory).items():
        if work.text and not work.draft:
            interpret(
                database(), sight, seat.officer, of=act, language=locale(), site=here().site,
                directory=seat.directory, now=now(),
            )  # fmt: skip


def _with_it(said: Said, seat: Seat) -> Beside:
    signed = said.body["interpreted"]
    return Beside(_whose(signed["by"], signed["said"], seat), said.text, _tag(said.language))


def _asked(said: Said, work: Work | None, seat: Seat) -> Beside:
    """What an interpreter was asked and is not with the letter: it came back, or it is waited for."""
    name = words.officer_name(said.body["interpreter"], seat.directory)
    if work is not None and not work.text:
        return Beside(gettext("%(name)s cannot do it. Ask somebody else.", name=name), act=said.act, cannot=True)
    if work is not None:
        return Beside(_whose(work.by, work.said, seat), work.text, _tag(str(work.said["language"])), said.act)
    says = ngettext(
        "%(name)s was asked to put it into this language: %(language)s. It has waited %(num)s day.",
        "%(name)s was asked to put it into this language: %(language)s. It has waited %(num)s days.",
        _days(said, seat), name=name, language=words.language_name(said.body["into"]),
    )  # fmt: skip
    return Beside(says)


def _whose(by: str, said: Mapping[str, Any], seat: Seat) -> str:
    return gettext(
        "%(language)s, by %(name)s, an interpreter, on %(day)s",
        language=words.language_name(str(said["language"])),
        name=words.officer_name(by, seat.directory),
        day=words.day(date.fromisoformat(str(said["day"]))),
    )


def _waits(said: Said, seat: Seat) -> str:
    return ngettext(
        "Nobody has written down this voice yet. It has waited %(num)s day.",
        "Nobody has written down this voice yet. It has waited %(num)s days.",
        _days(said, seat),
    )


def _unheard(said: Said, opened: Opened) -> bool:
    """Whether it is a voice of theirs that no words stand beside."""
    voice = not said.ours and what_of(said) == "transcript"
    return voice and all(each.body["of"] != said.number for each in opened.envelopes if each.kind == "interpretation")


def _sayings(said: Said) -> bool:
    """Whether there is anything to put into other words."""
    anything = bool(said.text.strip() or said.body.get("files"))
    return said.kind not in ("entrusting", "interpretation", "recall") and not said.ours and anything


def _days(said: Said, seat: Seat) -> int:
    return max((seat.today - date.fromisoformat(said.day)).days, 0)


def _called(name: str, languages: Iterable[str]) -> str:
    known = listed([words.language_name(code) for code in languages], locale())
    return gettext("%(name)s: %(languages)s", name=name, languages=known)


def _tag(language: str) -> str:
    return language.replace("_", "-")
