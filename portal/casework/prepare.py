"""From a draft to a bundle: the route, the readers, the dates. Nothing is written and no office's secret is used."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from portal import policy, questions, routing
from portal.casework.advice import asked_of, left_out, put_back, untrained
from portal.casework.bundle import Above, Bundle, Recipient
from portal.casework.child import UNDER_18, is_child
from portal.casework.dates import Place, Started, climbed, handed_in, place_of, started
from portal.casework.draft import Draft, readers_seen
from portal.casework.refusals import NoConsent, NoOffice, NoReader, OfficeClosed, OfficeNotAllowed, ReadersChanged
from portal.casework.statement import facts_of, of_a_lawyer, statement_of
from portal.directory import Directory, NotInDirectory, OfficeEntry, worked_in
from portal.mailboxes.door import books_of
from portal.protection.concerned import details_in
from portal.protection.obligations import opened_with
from portal.protection.watch import watch_of
from portal.questions import Answers, many, one


def prepare(
    draft: Draft, *, directory: Directory, now: datetime, zone: str, language: str, first: Started | None = None
) -> Bundle:
    """The bundle for a draft whose door is known (`give_door`). `zone` is the site's own.

    `first`: other clocks than those a first letter starts.
    Raises NoOffice, OfficeNotAllowed, OfficeClosed, NoConsent, ReadersChanged, NoReader.
    """
    answers: Answers = draft["answers"]
    place = place_of(one(answers, "prison"), directory, zone=zone)
    today = place.today(now)
    route = route_of(answers, directory, today)
    office = chosen(answers, route, directory)
    off, child = left_out(answers, directory, today), is_child(answers, directory)
    members = routing.readers(office.id, directory, today, not_=off)
    if not members:
        raise NoReader
    if draft["seen"] is not None and draft["seen"] != readers_seen(office.id, directory, today, off):
        raise ReadersChanged
    everyone = routing.readers(office.id, directory, today)
    filed = came_in(draft, now, place)
    first = first or first_clocks(answers, place, filed, child=child)
    named = questions.identity_of(answers)
    body, who = statement_of(draft, named, place=place, filed=filed, now=now)
    climbs = one(answers, "chain") != "no" and not of_a_lawyer(draft)
    return Bundle(
        **_seeds(draft),
        door_lookup=bytes.fromhex(draft["lookup"]) if draft["lookup"] else None,
        statement_id=bytes.fromhex(draft["statement_id"]),
        identity_id=bytes.fromhex(draft["identity_id"]),
        holder=_recipient(office),
        apart=tuple((each.id, each.box) for each in members) if len(members) < len(everyone) else (),
        off=_marked(answers, directory, today),
        back=_put_back(answers, place.prison, directory),
        sheltered=asked_of(answers, directory, today).apart,
        identity_ring=_identity_ring(office) if named == "office" else None,
        above=_above(route.chain_of(office.id) if climbs else (), directory, place, first, answers),
        worker=directory.worker,
        statistics=directory.statistics,
        directory=directory.version,
        kind=questions.kind_of(answers),
        urgency=questions.urgency_of(answers),
        flags=frozenset(questions.flags_of(answers)),
        filer=questions.filer_of(answers),
        language=language,
        prison=place.prison,
        pack=place.pack,
        named=named,
        filed=filed,
        zone=place.zone,
        due=first.day,
        clocks=first.clocks,
        facts=facts_of(answers, language, child=child),
        body=body,
        who=who,
        called=now.astimezone(place.zone_info) if questions.wants_visit(answers) else None,
        concerned=details_in(answers),
        concerned_ring=(_identity_ring(office) or _recipient(office)) if office.outside else None,
        review=0,
        author=None,
        incident=None,
        obligations=opened_with(office, questions.kind_of(answers), questions.flags_of(answers), filed.date()),
        stamped=_out_of_time(answers, place),
        watch=watch_of(
            office,
            questions.kind_of(answers),
            questions.flags_of(answers),
            policy.pack_or_default(place.pack),
            filed.date(),
        ),  # fmt: skip
    )


def _seeds(draft: Draft) -> dict[str, Any]:
    """What was drawn. The books of a letter typed in for somebody do not lie under a code that is soon another."""
    seeds: dict[str, Any] = {
        name: bytes.fromhex(draft[name]) for name in ("case_seed", "identity_seed", "mailbox_seed")
    }
    key = bytes.fromhex(draft["door_key"])
    if draft.get("typed_in"):
        return {**seeds, "door_key": books_of(seeds["mailbox_seed"]), "once": key}
    return {**seeds, "door_key": key}


def _out_of_time(answers: Answers, place: Place) -> bool:
    """Whether the office is told that a local time limit may be over. The letter is taken either way (V-16)."""
    bar = policy.pack_or_default(place.pack).time_bar
    kind, urgency, classes = questions.kind_of(answers), questions.urgency_of(answers), questions.classes_of(answers)
    return one(answers, "when") == "longer" and routing.may_be_stamped(kind, urgency, classes, bar)


def came_in(draft: Draft, now: datetime, place: Place) -> datetime:
    """The hour that starts the clocks: when the letter was handed in, not when it was typed up or synced.

    `handed_in` in a draft is ISO with an offset. One that says a later time than now is taken as of now: a clock that
    is wrong here or there loses nobody a letter.
    """
    said = datetime.fromisoformat(draft["handed_in"]) if draft.get("handed_in") else now
    return handed_in(min(said, now), place)


def first_clocks(answers: Answers, place: Place, filed: datetime, *, child: bool = False) -> Started:
    """The clocks these answers start."""
    kind, urgency = questions.kind_of(answers), questions.urgency_of(answers)
    return started(
        place, filed, kind=kind, urgency=urgency, topics=(*_topics(answers), *((UNDER_18,) if child else ()))
    )


def _topics(answers: Answers) -> tuple[str, ...]:
    """Each may have a clock of its own in a pack."""
    helped = ("disability",) if one(answers, "kind") == "help" else ()
    ill = ("ill",) if one(answers, "danger") == "ill" else ()
    return (questions.leaf_of(answers), one(answers, "topic"), *helped, *ill)


def _marked(answers: Answers, directory: Directory, today: date) -> tuple[bytes, ...]:
    """Whom no later act of an office may bring it to: whom the person named, and at this office who is not trained. Who
    is off only because he worked in that prison needs no mark: the directory says so."""
    named, other = tuple(many(answers, "not")), untrained(answers, directory, today)
    return tuple(
        each.id
        for each in directory.officers
        if routing.is_named(each, named) or (each.office == one(answers, "office") and each.login in other)
    )


def _put_back(answers: Answers, prison: str, directory: Directory) -> tuple[bytes, ...]:
    """Who worked there, and may read it because the person said so."""
    back, office = put_back(answers), one(answers, "office")
    found = (each for each in directory.officers if each.office == office and worked_in(each, prison))
    return tuple(each.id for each in found if routing.is_named(each, back))


def route_of(answers: Answers, directory: Directory, today: date) -> routing.Route:
    """Where these answers may go, and why."""
    return routing.route(
        kind=questions.kind_of(answers),
        topic=questions.leaf_of(answers),
        by=one(answers, "by"),
        urgency=questions.urgency_of(answers),
        filer=questions.filer_of(answers),
        prison=one(answers, "prison"),
        directory=directory,
        today=today,
        not_=tuple(many(answers, "not")),
        chain=one(answers, "chain") != "no",
        child=is_child(answers, directory),
    )


def chosen(answers: Answers, route: routing.Route, directory: Directory) -> OfficeEntry:
    """The office the person chose. Raises NoOffice, OfficeClosed, OfficeNotAllowed, NoConsent."""
    name = one(answers, "office")
    try:
        office = directory.office(name)
    except NotInDirectory:
        raise NoOffice from None
    if office.state != "open":
        raise OfficeClosed
    if all(each.office != name for each in route.allowed):
        code = next((each.code for each in route.excluded if each.office == name), "prison_not_in_set")
        raise OfficeNotAllowed(code)
    if not routing.consented(office, answers):
        raise NoConsent
    return office


def _recipient(office: OfficeEntry) -> Recipient:
    return Recipient(office.id, office.ring.id, office.ring.box)


def _identity_ring(office: OfficeEntry) -> Recipient | None:
    ring = office.identity_ring
    return None if ring is None else Recipient(office.id, ring.id, ring.box)


def _above(
    chain: tuple[str, ...], directory: Directory, place: Place, first: Started, answers: Answers
) -> tuple[Above, ...]:
    """The offices above, each with the first day it may be: when the one below should have answered."""
    above, kind, urgency = [], questions.kind_of(answers), questions.urgency_of(answers)
    for name in chain[:2]:
        above.append(Above(_recipient(directory.office(name)), first.may_climb))
        since = handed_in(first.answer.late_from, place)
        first = climbed(place, since, kind=kind, urgency=urgency, below=first.clocks)
    return tuple(above)
