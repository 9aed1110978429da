"""A case as an exchange of letters: who wrote, when, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext

from portal.cases.chain import Opened, Said, TrailLine
from portal.casework.begin import begun_by
from portal.evidence import Item
from portal.languages import before_the_end_of
from portal.languages.words import N_
from portal.protection.staff_numbers import ABOUT
from portal.protection.third import by_another
from portal.web.desk import words
from portal.web.desk.approached import approach_notice
from portal.web.desk.seat import Seat
from portal.web.shared import locale
from portal.web.shared.files import files_in
from portal.web.shared.says import says_of_itself
from portal.web.shared.sentences import remedy_in, sentences_in

THEIRS = {
    "statement": N_("They wrote on %(day)s"),
    "message": N_("They wrote more on %(day)s"),
    "punishment": N_("They told us on %(day)s that they are being punished"),
    "remedy": N_("They said on %(day)s whether it was done"),
    "withdrawal": N_("They wrote about stopping on %(day)s"),
    "review": N_("They asked to look again on %(day)s"),
    "coming": N_("They said on %(day)s whether somebody came"),
    "checkin": N_("They said on %(day)s how they are"),
    "wish": N_("They asked for something on %(day)s"),
    "consent": N_("They said on %(day)s what may be passed on"),
    "undoing": N_("They ended something on %(day)s"),
    "naming": N_("They told on %(day)s who they are"),
    "child": N_("They told on %(day)s who a child is"),
    "declining": N_("They took an interpreter off on %(day)s"),
}
OURS = {
    "question": N_("%(name)s asked on %(day)s"),
    "extension": N_("%(name)s took more time on %(day)s"),
    "forwarding": N_("%(name)s sent it on, on %(day)s"),
    "correction": N_("%(name)s corrected something on %(day)s"),
    "reply": N_("%(name)s answered on %(day)s"),
    "entrusting": N_("%(name)s asked an interpreter on %(day)s"),
    "interpretation": N_("%(name)s put an interpreter's words here on %(day)s"),
    "recall": N_("%(name)s asks the interpreter no more, since %(day)s"),
    "note": N_("%(name)s noted on %(day)s"),
    "approach": N_("%(name)s noted on %(day)s"),
    "promise": N_("%(name)s promised on %(day)s"),
    "proposal": N_("%(name)s proposed groundless on %(day)s"),
    "agreement": N_("%(name)s did not agree on %(day)s"),
    "record": N_("%(name)s wrote this down on %(day)s"),
    "consultation": N_("%(name)s wrote on %(day)s that a doctor was asked"),
    "attendance": N_("%(name)s wrote on %(day)s that a doctor visited"),
    "ending": N_("%(name)s wrote on %(day)s that it ended"),
    "decision": N_("%(name)s decided on %(day)s"),
    "telling": N_("%(name)s wrote on %(day)s who was told"),
    "conclusion": N_("%(name)s wrote on %(day)s what was done"),
    "measure": N_("%(name)s ordered something on %(day)s"),
    "second": N_("%(name)s agreed on %(day)s"),
    "purpose": N_("%(name)s opened it on %(day)s"),
    "unsealing": N_("%(name)s opened the name on %(day)s"),
    "disclosure": N_("%(name)s looked on %(day)s at who the child is"),
    "denial": N_("%(name)s asked on %(day)s who the child is, and was refused"),
    "obligation": N_("%(name)s looked after something on %(day)s"),
    "appointment": N_("%(name)s made an appointment on %(day)s"),
    "referral": N_("%(name)s passed it on, on %(day)s"),
    "hold": N_("%(name)s said on %(day)s whether a court needs it"),
    "report": N_("%(name)s reported it on %(day)s, because a law demands it"),
    "lifting": N_("%(name)s ended something on %(day)s"),
    "finding": N_("%(name)s wrote on %(day)s what was found"),
    "securing": N_("%(name)s asked on %(day)s that films and lists are kept"),
    "visit": N_("%(name)s spoke with them on %(day)s"),
}


@dataclass(frozen=True)
class Letter:
    """One letter. `decision` is empty except on an answer, and where they say whether a promise was kept."""

    ours: bool
    head: str
    text: str
    language: str
    decision: str
    page: int
    notice: str = ""
    """What an act changed, before its words."""
    remedy: str = ""
    until: str = ""
    files: tuple[Item, ...] = ()
    sentences: tuple[str, ...] = ()
    number: int = 0
    draft: str = ""
    """Of words that an interpreter put into their language: the officer's own."""
    """Who answers for what was promised, and until when."""


def letters_of(opened: Opened, seat: Seat) -> list[Letter]:
    """The exchange, oldest first."""
    hows = words.HOW_OF_ANOTHER if by_another(opened.docket) else words.HOW
    return [_letter(said, seat, hows) for said in opened.envelopes]


def without_interpreters(letters: list[Letter], opened: Opened) -> list[Letter]:
    """Their words stand beside the letter they are about, and that they were asked stands there too."""
    theirs = ("entrusting", "interpretation", "recall", "declining")
    apart = {said.number for said in opened.envelopes if said.kind in theirs}
    return [each for each in letters if each.number not in apart]


def notes_of(opened: Opened, seat: Seat) -> list[Letter]:
    """What this office wrote for itself, oldest first; whose number is whose stands beside what was found."""
    return [
        _letter(said, seat, words.HOW) for said in opened.notes if not str(said.body.get("about", "")).startswith(ABOUT)
    ]


def trail_of(opened: Opened, seat: Seat) -> list[tuple[str, str, int]]:
    """(day, words, page) of every act, for *What happened*."""
    return [(words.day(date.fromisoformat(line.day)), _act(line, seat), line.page) for line in opened.trail]


def _letter(said: Said, seat: Seat, hows: dict[str, str]) -> Letter:
    day = words.day(date.fromisoformat(said.day))
    if said.ours:
        head = gettext(OURS[said.kind], name=words.officer_name(said.author, seat.directory), day=day)
    elif begun := begun_by(said.body, seat.directory):
        head = gettext("%(name)s began this on %(day)s", name=words.officer_name(begun[1], seat.directory), day=day)
    else:
        head = gettext(THEIRS[said.kind], day=day)
    return Letter(
        said.ours, head, _text(said, hows), said.language, _decision(said), said.page,
        notice=says_of_itself(said.kind, said.body, seat.directory)
        or approach_notice(said.kind, said.body, seat.directory),
        remedy=remedy_in(said), until=_until(said, seat), sentences=sentences_in(said),
        files=files_in(said), number=said.number, draft=str(said.body.get("draft", "")),
    )  # fmt: skip


def _text(said: Said, hows: dict[str, str]) -> str:
    """What stands in it; of one tap, what the tap says."""
    if said.kind != "checkin":
        return said.text
    says = hows[said.body["how"]]
    return gettext(says)


def _decision(said: Said) -> str:
    """What an answer decides; of what they say of a promise, whether it was kept."""
    decided = words.DECISIONS.get(str(said.body.get("decision")))
    if said.kind == "reply" and decided:
        return gettext(decided)
    if said.body.get("decision") == "groundless":
        return gettext("Groundless")
    if said.kind == "withdrawal":
        return gettext("They asked to stop") if said.body.get("stop") == "yes" else gettext("They took it back")
    if said.kind == "remedy":
        return gettext("It was done") if said.body.get("done") == "yes" else gettext("It was not done")
    return ""


def _until(said: Said, seat: Seat) -> str:
    if said.kind not in ("reply", "promise") or not said.body.get("remedy_due"):
        return ""
    name = words.officer_name(said.body["owner"], seat.directory)
    day = before_the_end_of(date.fromisoformat(said.body["remedy_due"]), locale())
    return gettext("%(name)s, %(day)s", name=name, day=day)


def _act(line: TrailLine, seat: Seat) -> str:
    act = gettext(words.ACTS[line.name])
    if not line.who:
        return act
    return gettext("%(act)s: %(name)s", act=act, name=words.officer_name(line.who, seat.directory))
