"""A walk over all verbs in any order: one line in a table for each, chosen by chance, refused only by name.

After every step the case that was touched is looked at; at the end the book, every row and everyone's sight of all.
"""

# ruff: noqa: E501  one line for each act
from __future__ import annotations

import inspect as signatures
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from portal import register
from portal.access import OfficerViewer
from portal.cases import Case, Docket, Interfered, docket_box, errand
from portal.cases.acts import ACTS, BY_NAME, COMPLAINANT, WORKER
from portal.cases.docket import OBLIGATIONS
from portal.cases.off import is_off
from portal.casework import (
    acknowledge,
    add,
    agree,
    answer,
    appeal,
    appoint,
    approach,
    ask,
    attend,
    call_post,
    check_in,
    check_on,
    close,
    collect,
    conclude,
    confirm_remedy,
    consent,
    consult,
    correct,
    decide,
    decline,
    deny_child,
    describe_child,
    end_measure,
    end_restraint,
    entrust,
    extend,
    find,
    forward,
    groundless,
    hand_over,
    interpret,
    join,
    keep_longer,
    lift,
    measure,
    note,
    oblige,
    open,
    open_child,
    open_name,
    preserve,
    promise,
    recall,
    refer,
    report,
    say_came,
    second,
    secure,
    see_child,
    step_back,
    take,
    tell_family,
    tell_name,
    tell_punishment,
    visit,
    watch,
    wish,
    withdraw,
)  # fmt: skip
from portal.casework.bring_back import bring_back
from portal.casework.inspect import inspect
from portal.casework.make_record import make_record
from portal.casework.refusals import RefusedAct
from portal.cli.demonstration.stage import NotInSight
from portal.interpretation import SlotMissing
from portal.policy.schema import REPORTED_TO
from portal.protection.approaches import ANSWERS, WHY
from portal.protection.concerned import PURPOSES as FOR_THE_CHILD
from portal.protection.consents import NOTICE, PARTS, RECIPIENTS
from portal.protection.measures import ASKS, LEAST_BURDEN_FIRST, ON_REQUEST
from portal.protection.names import PURPOSES
from portal.register import Report
from portal.vault import Keys
from tests.casework.records import DOCTOR, SAID
from tests.world import World

OFFICERS = (
    "director.northgate", "deputy.northgate", "clerk.northgate", "health.northgate", "central", "inspector.adeyemi",
    "inspector.hale", "ombudsman",
)  # fmt: skip
INTERPRETER = "interpreter.warsame"
OFFICES = ("director-northgate", "health-northgate", "central", "inspectorate", "ombudsman", "nowhere")
LETTERS = (
    {"kind": "request", "topic": "things"}, {"kind": "complaint", "topic": "food"},
    {"kind": "complaint", "topic": "health", "filer": "family"}, {"kind": "report", "topic": "hurt", "by": "staff"},
    {"kind": "retaliation", "danger": "punished"}, {"kind": "complaint", "danger": "self"},
)  # fmt: skip
WORDS = ("", "Some words.", "x" * 3000, "كلمات", "More words.", "A third word.")


@dataclass
class Walk:
    world: World
    random: Random
    cases: list[bytes] = field(default_factory=list)
    seats: dict[str, OfficerViewer] = field(default_factory=dict)
    offices: dict[str, str] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    serial: int = 0
    case: bytes = b""
    """The one that is acted on."""
    docket: Docket | None = None
    """Of the case that is acted on, so that half of the words given fit it."""

    def any(self, *choices: Any) -> Any:
        return self.random.choice(choices)

    def day(self) -> Any:
        """A day around today, or none."""
        return self.any(None, self.world.now.date() + timedelta(days=self.random.randint(-3, 20)))

    def minute(self) -> Any:
        return self.world.now + timedelta(minutes=self.random.randint(-300, 5))

    def office_of(self, login: str) -> str:
        if login not in self.offices:
            self.offices[login] = self.seat(login).office
        return self.offices[login]

    def officer(self) -> bytes:
        """The id of any of them, often one of the office that has the case."""
        return self.seat(self.somebody(0.5)).id

    def somebody(self, often: float) -> str:
        """The login of an officer, so often one of the office that has the case."""
        held = self.docket.office if self.docket else ""
        theirs = [login for login in OFFICERS if self.office_of(login) == held]
        return str(self.any(*(theirs if theirs and self.random.random() < often else OFFICERS)))

    def act(self) -> int:
        """The number of an earlier act, lately."""
        acts = self.docket.acts if self.docket else 0
        return self.random.randint(max(acts - 6, 0), acts)

    def seat(self, login: str) -> OfficerViewer:
        if login not in self.seats:
            self.seats[login] = self.world.viewer(login)
        return self.seats[login]


Gives = Callable[[Walk], dict[str, Any]]


def _words(walk: Walk) -> dict[str, Any]:
    return {"text": walk.any(*WORDS), "language": "en"}


def _remedy(walk: Walk) -> dict[str, Any]:
    return {"remedy": walk.any("", "A new lamp."), "remedy_due": walk.day(), "owner": walk.any(None, walk.officer())}


def _brought(walk: Walk) -> dict[str, Any]:
    """What the interpreter brought back just now, of anything that he was asked."""
    seat, world, case = walk.seat(INTERPRETER), walk.world, walk.case
    with world.writing() as session:
        tray = errand.errands(session, world.site, seat.id, Keys(seat.seed))
        mine = {name: each for name, each in tray.items() if each.case == case}
        for name in mine:
            cannot = walk.any(True, False, False)
            bring_back(session, seat, name, text="Words.", cannot=cannot, site=world.site, today=world.now.date())
        session.commit()
    return {"of": walk.any(walk.act(), *(each.act for each in mine.values())), "language": "en"}


MOVES: dict[str, tuple[Callable[..., Any], Gives]] = {
    # act: the verb, and any words it could be given, lawful or not
    "opened": (open.open_case, lambda walk: {}),
    "asked": (ask.ask, _words),
    "answered": (answer.answer, lambda walk: _words(walk) | _remedy(walk) | {"decision": walk.any("yes", "partly", "no", "no")}),
    "entrusted": (entrust.entrust, lambda walk: _words(walk) | {"interpreter": walk.any(walk.officer(), walk.seat(INTERPRETER).id), "of": walk.random.randint(-12, 3), "into": walk.any("sw", "ar", "?")}),
    "interpreted": (interpret.interpret, _brought),
    "recalled": (recall.recall, lambda walk: {"of": walk.act()}),
    "declined": (decline.decline, lambda walk: {"of": walk.act(), "language": "en"}),
    "unsealed": (open_name.open_name, lambda walk: {"purpose": walk.any(*PURPOSES, "?"), "language": "en"}),
    "unlocked": (open_child.open_child, lambda walk: {"purpose": walk.any(*PURPOSES, "?"), "language": "en"}),
    "described": (describe_child.describe_child, lambda walk: {"name": walk.any("", "Sami"), "age": "7", "where": "", "language": "en"}),
    "named": (tell_name.tell_name, lambda walk: {"name": walk.any("", "K. Osei"), "number": "N1042", "language": "en"}),
    "disclosed": (see_child.see_child, lambda walk: {"purpose": walk.any(*FOR_THE_CHILD, "?"), "language": "en"}),
    "denied": (deny_child.deny_child, lambda walk: {"language": "en"}),
    "recused": (step_back.step_back, lambda walk: {}),
    "taken": (take.take, lambda walk: {"over": walk.any(b"", walk.officer())}),
    "handed": (hand_over.hand_over, lambda walk: {"to": walk.officer()}),
    "acknowledged": (acknowledge.acknowledge, lambda walk: {}),
    "extended": (extend.extend, lambda walk: _words(walk) | {"n": walk.random.randint(1, 30)}),
    "forwarded": (forward.forward, lambda walk: _words(walk) | {"to": walk.any(*OFFICES)}),
    "corrected": (
        correct.correct,
        lambda walk: {"language": "en", "prison": walk.any("", "NGT", "EWT"), "topic": walk.any("", "food"), "kind": walk.any("", "complaint")},
    ),
    "joined": (join.join, lambda walk: {"issue": bytes([walk.random.randint(0, 3)] * 16), "title": walk.any("", "Warm water")}),
    "noted": (note.note, _words),
    "promised": (promise.promise, lambda walk: {"language": "en"} | _remedy(walk)),
    "added": (add.add, _words),
    "punished": (tell_punishment.tell_punishment, _words),
    "confirmed": (confirm_remedy.confirm_remedy, lambda walk: {"done": walk.any("yes", "no", "?"), "which": walk.any("", *OBLIGATIONS), "language": "en"}),
    "checked_in": (check_in.check_in, lambda walk: {"how": walk.any("safe", "worse", "unsaid", "?"), "language": "en"}),
    "came": (say_came.say_came, lambda walk: {"check": walk.act(), "came": walk.any("yes", "no", "?"), "language": "en"}),
    "checked_on": (check_on.check_on, lambda walk: {}),
    "found": (find.find, lambda walk: _words(walk) | {"staff": walk.any("", "B. Kane", "S2210"), "finding": walk.any("proved", "open", "unfounded", "?"), "follows": walk.any("", "away", "?")}),
    "secured": (secure.secure, lambda walk: {"unit": walk.any("", "A", "?"), "first": walk.day(), "last": walk.day(), "above": walk.any(True, False), "language": "en"}),
    "called": (call_post.call_post, lambda walk: {"where": walk.any("", "A", "A-3", "?"), "health": walk.any(True, False)}),
    "watched": (watch.watch, lambda walk: {}),
    "visited": (visit.visit, lambda walk: {"how": walk.any("safe", "worse", "unsaid", "?"), "language": "en"}),
    "approached": (
        approach.approach,
        lambda walk: _words(walk) | {"answer": walk.any(*ANSWERS, "?"), "day": walk.any(walk.world.now.date(), walk.day()), "asked": walk.officer(), "alone": walk.any("yes", "yes", "no"), "to": walk.any(RECIPIENTS, ()), "parts": PARTS[:1], "tell": walk.any("yes", "no"), "why": walk.any(*WHY, "?")},
    ),
    "proposed": (groundless.groundless, _words),
    "agreed": (agree.agree, lambda walk: _words(walk) | {"agrees": walk.any(True, False)}),
    "wished": (wish.wish, lambda walk: {"what": walk.any(*ON_REQUEST, *ASKS, "?"), "language": "en"}),
    "ordered": (measure.measure, lambda walk: _words(walk) | {"what": walk.any(*LEAST_BURDEN_FIRST, *ON_REQUEST, "?"), "owner": walk.officer(), "review": walk.day(), "one": walk.any("", "N 1"), "other": walk.any("N1", "N2")}),
    "obliged": (oblige.oblige, lambda walk: _words(walk) | {"which": walk.any(*OBLIGATIONS, "?"), "who": walk.officer(), "day": walk.day(), "done": walk.any(True, True, False)}),
    "seconded": (second.second, lambda walk: {"of": walk.act(), "language": "en"}),
    "lifted": (lift.lift, lambda walk: {"of": walk.act(), "language": "en"}),
    "undone": (end_measure.end_measure, lambda walk: {"of": walk.act(), "language": "en"}),
    "consented": (
        consent.consent,
        lambda walk: {"to": walk.any(*sorted(RECIPIENTS)[:2], "?"), "parts": walk.any(PARTS, PARTS, ()), "answer": walk.any("yes", "no"), "notice": walk.any(NOTICE, "?"), "language": "en"},
    ),
    "appointed": (appoint.appoint, lambda walk: {"to": walk.any("health", "legal_aid", "?"), "at": walk.any("2026-12-01T10:00", "then"), "who": walk.any("N1042", ""), "where": "Room 3", "language": "en"}),
    "referred": (
        refer.refer,
        lambda walk: _words(walk) | {"to": walk.any(*sorted(RECIPIENTS)[:2], "?"), "parts": PARTS[:1], "consent": walk.act(), "exception": ""},
    ),
    "reported": (report.report, lambda walk: _words(walk) | {"to": walk.any(*REPORTED_TO), "parts": walk.any(PARTS[:1], ()), "exception": walk.any("child", "?")}),
    "withdrew": (withdraw.withdraw, lambda walk: {"stop": walk.any("yes", "no"), "language": "en"}),
    "appealed": (
        appeal.appeal,
        lambda walk: _words(walk) | {"why": walk.any(*appeal.WHY), "office": walk.any(*OFFICES), "share": walk.any("all", "only_new")},
    ),
    "read": (collect.collect, lambda walk: {}),
    "kept": (keep_longer.keep_longer, lambda walk: {}),
    "preserved": (preserve.preserve, lambda walk: _words(walk) | {"hold": walk.any("yes", "no", "?")}),
    "closed": (close.close, lambda walk: {}),
    "consulted": (consult.consult, lambda walk: _words(walk) | {"at": walk.minute(), "who": walk.any("", "Dr Iyer")}),
    "attended": (
        attend.attend,
        lambda walk: _words(walk) | {"at": walk.minute(), "who": walk.any("", "Dr Iyer"), "fit": walk.any("yes", "no", "?")},
    ),
    "ended": (end_restraint.end_restraint, lambda walk: _words(walk) | {"at": walk.minute()}),
    "decided": (decide.decide, lambda walk: _words(walk) | _remedy(walk) | {"decision": walk.any("concur", "forward", "?")}),
    "told": (
        tell_family.tell_family,
        lambda walk: _words(walk) | {"outcome": walk.any("all", "some", "nobody"), "who": "His mother", "how": walk.any("", "By letter"), "at": walk.minute()},
    ),
    "concluded": (conclude.conclude, _words),
}  # fmt: skip
BEGINS = {"filed", "recorded"}
WHO = {act.name: act.who for act in ACTS}


def missing() -> set[str]:
    """Acts nobody walks yet: those of people that have no line here. The worker's own come with the clock."""
    return {name for name, who in WHO.items() if who != WORKER} - set(MOVES) - BEGINS


def step(walk: Walk) -> None:
    """One act of somebody, or the clock."""
    chance = walk.random.random()
    if len(walk.cases) < 3 or chance < 0.03:
        _begin(walk)
    elif chance < 0.09:
        walk.world.now += walk.any(timedelta(minutes=50), timedelta(hours=7), timedelta(days=1), timedelta(days=6))
        walk.world.sweep()
        walk.done["clock"] += 1
    else:
        case = walk.case = walk.any(*walk.cases)
        walk.docket = docket_of(walk.world, case)
        fitting = [name for name in MOVES if BY_NAME[name].fits(record=walk.docket.incident is not None)]
        _act(walk, case, walk.any(*(fitting if walk.random.random() < 0.95 else MOVES)))


def _begin(walk: Walk) -> None:
    walk.serial += 1
    try:
        if walk.any(True, False):
            more = {"not_": [walk.any(*OFFICERS)]} if walk.random.random() < 0.2 else {}
            receipt = walk.world.lodge(walk.any(*OFFICES), walk.any(*WORDS), **walk.any(*LETTERS), **more)
            walk.cases.append(receipt.case)
            walk.done["filed"] += 1
            return
        kind, officer = walk.any(*SAID), walk.seat(walk.any(DOCTOR, "director.northgate", "central"))
        with walk.world.writing() as session:
            made = make_record(
                session, officer, kind=kind, said=SAID[kind], once=str(walk.serial), text=walk.any(*WORDS),
                happened=walk.minute(), language="en", site=walk.world.site, directory=walk.world.directory,
                now=walk.world.now,
            )  # fmt: skip
            session.commit()
        walk.cases += made.cases
        walk.done["recorded"] += 1
    except RefusedAct as refused:
        walk.refused[type(refused).__name__] += 1


def _act(walk: Walk, case: bytes, name: str) -> None:
    verb, gives = MOVES[name]
    said, world = gives(walk), walk.world
    asked = signatures.signature(verb).parameters
    given = {"site": world.site, "directory": world.directory, "now": world.now, **said}
    given = {each: value for each, value in given.items() if each in asked}
    login = walk.somebody(0.9)
    walk.seat(login)
    try:
        with world.stage() as stage:
            stage.signed_in.update(walk.seats)
            if WHO[name] == COMPLAINANT:
                if case not in world.codes:
                    return
                who, sight = stage.in_mailbox(world.codes[case], case)
            else:
                who, sight = stage.desk(login, case, world.now)
                walk.seats[login] = who
            made = verb(stage.session, sight, *([who] if len(asked) > 1 and _takes_who(asked) else []), **given)
    except NotInSight:
        walk.refused["NotInSight"] += 1
        return
    except (RefusedAct, SlotMissing) as refused:
        walk.refused[type(refused).__name__] += 1
        made = None
    else:
        walk.done[name] += 1
    if name == "appealed" and isinstance(made, bytes) and made not in walk.cases:
        walk.cases.append(made)
        world.codes[made] = world.codes[case]
    holds(walk, case)


def _takes_who(asked: Any) -> bool:
    return bool({"officer", "complainant"} & set(asked))


def docket_of(world: World, case: bytes) -> Docket:
    with world.reading() as session:
        row = session.get(Case, case)
        assert row is not None
        return docket_box.opened(world.site, case, row.docket)


def holds(walk: Walk, case: bytes) -> None:
    """What must be true of every case after every act."""
    docket = docket_of(walk.world, case)
    if docket.closed is not None:
        assert docket.answered is not None or _stopped(docket), "closed without an answer"
        assert not docket.promises, "closed with a promise open"
    if walk.random.random() < 0.1:
        _seen_by_whom(walk, case, docket)


def _stopped(docket: Docket) -> bool:
    """Whether they asked to stop themselves, and did not take it back."""
    return docket.stop is not None or any(each.name == "stopped" for each in docket.trail)


def _seen_by_whom(walk: Walk, case: bytes, docket: Docket) -> None:
    """Only members of the office that has it, and of them nobody who was taken off; and what they read is whole."""
    world = walk.world
    for login in OFFICERS:
        officer = walk.seat(login)
        try:
            seen = world.sight(officer, case) is not None
            if seen:
                world.read(officer, case)
        except Interfered:
            raise AssertionError(f"a lawful act broke the file of {case.hex()}") from None
        if seen:
            assert officer.office == docket.office, (login, docket.office)
            assert not is_off(world.site, case, docket.off, officer.id), login
        elif officer.office == docket.office and not docket.off:
            walk.seats.pop(login)
            assert world.sight(walk.seat(login), case) is not None, (login, docket.office)


def whole(walk: Walk) -> Report:
    """The book and every row; and everyone's sight of every case."""
    world = walk.world
    for case in walk.cases:
        _seen_by_whom(walk, case, docket_of(world, case))
    with world.reading() as session:
        assert not list(inspect(session, world.site))
        return register.verify(session, site=world.site)
