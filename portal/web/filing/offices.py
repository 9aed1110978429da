"""The offices a letter may go to, each with why, who can open it, and where it goes if they do not answer."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from portal import routing
from portal.casework.child import is_child, not_trained
from portal.casework.statement import of_a_lawyer
from portal.directory import NotInDirectory, OfficeEntry, OfficerEntry
from portal.questions import one
from portal.routing.interpreters import KIND as INTERPRETERS
from portal.routing.interpreters import why_unfit
from portal.web.filing.writing import Writing
from portal.web.shared import goes_up, locale


@dataclass(frozen=True)
class Reader:
    """Someone who can open it; `off` when the person took him or her off."""

    login: str
    name: str
    hint: str
    off: bool


@dataclass(frozen=True)
class OfficeChoice:
    """One office on the page. One person can be taken off only where the office is outside the prisons."""

    id: str
    name: str
    recommended: bool
    reasons: tuple[str, ...]
    where: str
    readers: tuple[Reader, ...]
    outside: bool
    goes_up: str
    only_if_asked: bool
    checked: bool
    consul: bool
    """Whether a yes is needed: the person's country will know."""
    agreed: bool
    picture: str = ""
    interpreted: bool = False
    """Whether nobody there may know the person's language: one interpreter may then read the letter too."""
    interpreters: tuple[Reader, ...] = ()
    """Those who could be asked then, and whom of them the person took off."""


PICTURES = {
    "director": "director",
    "health": "health",
    "central": "central",
    "inspectorate": "inspector",
    "ombudsman": "ombudsman",
    "court": "court",
    "protection": "protection",
    "refuge": "refuge",
    "consul": "consul",
}
"""The drawing beside each kind of office."""


def offices(writing: Writing) -> list[OfficeChoice]:
    """The recommended one first, those that must be asked for last. One whose readers the person took off, all of
    them, stays where it was: its boxes are the way back."""
    route = writing.route
    emptied = [
        routing.Allowed(each.office) for each in route.excluded if each.office and emptied_by(writing, each.office)
    ]
    found = [_choice(writing, route, each) for each in (*route.allowed, *emptied)]
    return sorted(found, key=lambda each: (each.only_if_asked, not each.recommended))


def emptied_by(writing: Writing, office: str) -> bool:
    """Whether nobody is left there only because of whom the person took off: who is put back can read it."""
    if all(each.office != office or not office for each in writing.route.excluded):
        return False
    untrained = not_trained(writing.answers, writing.directory, writing.today)
    able = routing.readers(office, writing.directory, writing.today, untrained)
    return (
        writing.directory.office(office).outside
        and bool(able)
        and all(routing.is_named(each, writing.off()) for each in able)
    )


def office_of(writing: Writing) -> OfficeChoice | None:
    """The office that was picked, if it may still be."""
    return next((each for each in offices(writing) if each.checked), None)


def office_name(writing: Writing, office: str) -> str:
    try:
        return writing.directory.office(office).name(locale())
    except NotInDirectory:
        return office


def _choice(writing: Writing, route: routing.Route, allowed: routing.Allowed) -> OfficeChoice:
    office = writing.directory.office(allowed.office)
    recommended = route.recommended == office.id
    return OfficeChoice(
        id=office.id,
        name=office.name(locale()),
        recommended=recommended,
        reasons=tuple(gettext(routing.REASONS[code].text) for code in route.reasons) if recommended else (),
        where=_where(office),
        readers=_readers(writing, office),
        outside=office.outside,
        goes_up=_goes_up(writing, route, office),
        only_if_asked=allowed.only_if_asked,
        checked=one(writing.answers, "office") == office.id,
        consul=office.kind == "consul",
        agreed=routing.consented(office, writing.answers),
        picture=PICTURES.get(office.kind, ""),
        interpreted=(interpreted := _may_be_interpreted(writing, office)),
        interpreters=interpreters(writing) if interpreted else (),
    )


def _where(office: OfficeEntry) -> str:
    """Who they are. Of those who protect refugees, whom they help: nobody is asked whether they are one."""
    outside = gettext("Works outside the prison.") if office.outside else gettext("Works for the prison.")
    return f"{outside} {helps_refugees()}" if office.kind == "refuge" else outside


def helps_refugees() -> str:
    """What stands beside that office wherever it is offered."""
    whom, secret = gettext("Helps people who cannot turn to their own country."), gettext("Your country is not told.")
    return f"{whom} {secret}"


def _may_be_interpreted(writing: Writing, office: OfficeEntry) -> bool:
    if locale() in office.languages or of_a_lawyer(writing.draft):
        return False
    return any(each.kind == INTERPRETERS and each.open for each in writing.directory.offices)


def interpreters(writing: Writing) -> tuple[Reader, ...]:
    """Who knows the language of this page, and may read a letter about that prison."""
    off, directory, prison = writing.off(), writing.directory, one(writing.answers, "prison")
    prison = prison if prison in {each.code for each in directory.prisons} else ""
    fit = (
        each
        for each in directory.officers
        if not why_unfit(each, prison=prison, languages=(locale(),), directory=directory, today=writing.today)
    )
    return tuple(Reader(each.login, each.name, gettext("An interpreter"), each.login in off) for each in fit)


def _readers(writing: Writing, office: OfficeEntry) -> tuple[Reader, ...]:
    off = writing.off()
    members = routing.readers(office.id, writing.directory, writing.today)
    return tuple(Reader(each.login, each.name, _past(writing, each), each.login in off) for each in members)


def past_of(office: OfficeChoice) -> list[tuple[list[str], str]]:
    """(names, why) of who was taken off without being named by the person."""
    off = [each for each in office.readers if each.off and each.hint]
    return [([each.name for each in off if each.hint == hint], hint) for hint in dict.fromkeys(e.hint for e in off)]


def _past(writing: Writing, officer: OfficerEntry) -> str:
    if is_child(writing.answers, writing.directory) and not routing.trained(officer, writing.today):
        return gettext("Not trained to read this letter.")
    prison = one(writing.answers, "prison")
    if not prison or prison not in officer.worked_at:
        return ""
    return gettext("Worked at %(prison)s before.", prison=writing.directory.prison(prison).name(locale()))


def _goes_up(writing: Writing, route: routing.Route, office: OfficeEntry) -> str:
    """One sentence about the waiting chain; empty where nobody is above."""
    above = route.chain_of(office.id)
    return goes_up(above[0], writing.clocks.day, writing.directory, hour=writing.clocks.hour) if above else ""
