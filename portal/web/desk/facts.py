"""What is known about a case besides its words: the answers given with it, and who wrote, if we may know."""

from __future__ import annotations

from flask_babel import gettext

from portal import questions
from portal.cases.chain import Opened
from portal.casework.begin import begun_by
from portal.casework.entrust import tongue_of
from portal.languages import listed
from portal.languages.words import N_
from portal.protection.measures import wanted_to_come
from portal.protection.names import known_there
from portal.web.desk import words
from portal.web.desk.seat import Seat
from portal.web.shared import locale
from portal.web.shared.measures import measure_words

NAMES = {
    "danger": N_("Danger today"),
    "visit": N_("Wants someone to come"),
    "by": N_("Who did it"),
    "when": N_("When"),
    "place": N_("Where"),
    "unit": N_("Wing"),
    "prison": N_("Prison"),
    "person_name": N_("Who it is about"),
    "person_number": N_("Their number"),
    "tell_person": N_("May we tell them"),
    "ask_prison": N_("May we ask the prison"),
    "watch": N_("Watch for punishment"),
}
FILERS = {
    "prisoner": N_("A prisoner"),
    "family": N_("Family"),
    "friend": N_("A friend"),
    "lawyer": N_("A lawyer"),
    "former": N_("Someone who was in prison"),
    "freed": N_("Someone who was in prison, about their own time there"),
    "staff": N_("Someone who works in a prison"),
    "saw": N_("Someone who saw it"),
    "office": N_("Nobody: an office began it"),
}

OF_WHOM = ("person_name", "person_number")
Fact = tuple[str, str]


def facts_of(opened: Opened, seat: Seat) -> list[Fact]:
    """(name, words), in the order in which an officer needs them."""
    docket = opened.docket
    lines = [
        (gettext("Kind"), words.kind(docket.kind)),
        (gettext("About"), words.topic(opened.particulars.get("topic")) or gettext("Not said")),
        (gettext("Who writes"), gettext(FILERS[docket.filer]) if docket.filer in FILERS else gettext("Not said")),
    ]
    given = opened.statement.body.get("said") or {}
    if begun := begun_by(opened.statement.body, seat.directory):
        lines.append((gettext("How it began"), gettext(words.ORIGINS[begun[0]])))
    lines += [line for said in questions.said(given) if (line := _line(said, seat))]
    if talk := wanted_to_come(opened.envelopes):
        lines.append((gettext("Whom they want to see"), measure_words(talk)))
    lines.append((gettext("Language"), words.language_name(docket.language)))
    if other := tongue_of(opened):
        lines.append((gettext("Speaks another language"), other))
    return lines


def answers_of(opened: Opened, seat: Seat, *, names: bool) -> list[Fact]:
    """What was tapped with it. `names`: also of whom it is, which the answers of somebody else tell."""
    given = opened.statement.body.get("said") or {}
    asked = [said for said in questions.said(given) if names or said.question not in OF_WHOM]
    about = (gettext("About"), words.topic(opened.particulars.get("topic")) or gettext("Not said"))
    return [about, *(line for said in asked if (line := _line(said, seat)))]


def who_of(opened: Opened, seat: Seat, *, named: bool = False) -> list[Fact]:
    """Their name, as far as they let this officer know it. `named`: this session opened a sealed one."""
    known = opened.statement.body.get("who") or (opened.identity if named else None)
    if known:
        names = {"name": gettext("Name"), "number": gettext("Number")}
        return [(words_of, str(known[field])) for field, words_of in names.items() if known.get(field)]
    if opened.identity:
        return [(gettext("Name"), gettext("Sealed. You can open it, and they read why"))]
    if opened.docket.named == "office":
        holders = [each.name for each in seat.directory.members(seat.office.id, seat.today) if each.identity]
        if holders and known_there(opened):
            return [(gettext("Name"), gettext("Only %(names)s can see it", names=listed(holders, locale())))]
        return [(gettext("Name"), gettext("Sealed. Nobody in this office can see it"))]
    return [(gettext("Name"), gettext("They gave no name. You may ask: they can tell it later, in private, or not"))]


def _line(said: questions.Said, seat: Seat) -> Fact | None:
    if said.question not in NAMES:
        return None
    if said.question == "prison":
        return gettext(NAMES[said.question]), words.prison_name(said.words[0], seat.directory)
    spoken = said.words if said.own else tuple(gettext(each) for each in said.words)
    return gettext(NAMES[said.question]), listed(spoken, locale())
