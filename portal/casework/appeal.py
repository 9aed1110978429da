"""Appeal: the person goes on from an answer, or from silence. Their own session seals it; no officer can refuse it.

A review is a letter of its own through the same door, with its own seed and clocks; the first letter's seed lies
inside it only if the person shares it. Going on to the office that has the case already adds words there: one office,
one case.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from portal import policy
from portal.access import Complainant, visible_to
from portal.cases import Docket, Opened, docket_box, read_case
from portal.cases.grant import waiting_tag
from portal.cases.holder import replace_grants
from portal.cases.record import record_envelope
from portal.cases.sight import CaseInSight
from portal.casework.advice import read_by_somebody
from portal.casework.bundle import Bundle
from portal.casework.correspondent import correspondent_of, reading, theirs
from portal.casework.dates import Place, place_of
from portal.casework.day import day_there
from portal.casework.hold import held
from portal.casework.lodge import lodge
from portal.casework.lost_days import with_lost_days
from portal.casework.papers_below import tell_below
from portal.casework.prepare import prepare
from portal.casework.refusals import NothingToReview, OfficeNotAllowed
from portal.casework.review import (
    SHARE,
    WHY,
    answers_of,
    clocks_above,
    may_go_on,
    may_tell_outside,
    next_offices,
    over_time,
    protected,
    seed_of,
    taken_off,
)
from portal.casework.tell_name import told_later
from portal.directory import Directory
from portal.protection.obligations import opened_with
from portal.protection.watch import watch_of
from portal.vault import Keys, Site, case_id, derive, grants


def appeal(
    session: Session, sight: CaseInSight, complainant: Complainant, *, why: str, office: str, share: str, text: str,
    language: str, site: Site, directory: Directory, now: datetime, kind: str = "",
) -> bytes:  # fmt: skip
    """The case that looks again: a new one, or the one this office has already. `kind`: `complaint` for a request.

    `share` is `all` or `only_new`. Raises NothingToReview, OfficeNotAllowed, Interfered, and what `prepare` raises.
    """
    sight = held(session, site, sight)
    opened = read_case(session, directory, sight)
    given = {"why": why if why in WHY else "", "text": text, "share": share if share in SHARE else "only_new"}
    there = there_already(session, sight, complainant, office, site)
    if there is not None:
        _add(session, there, complainant, given, language, site=site, directory=directory, now=now)
        return there.id
    if not (may_go_on(opened, now) or may_tell_outside(opened, directory)):
        raise NothingToReview
    if all(each.office != office for each in next_offices(opened, sight.id, site=site, directory=directory, now=now)):
        raise OfficeNotAllowed("prison_not_in_set")
    place = place_of(sight.docket.prison, directory, zone=sight.docket.zone)
    place = with_lost_days(session, site, place, sight.docket, now)
    bundle = letter_on(
        opened, sight, complainant, office, given, kind=kind, site=site, directory=directory, now=now,
        language=language, place=place,
    )  # fmt: skip
    case = lodge(session, bundle, site=site).case
    _stop_waiting(session, site, sight, office)
    _tell_who_answered(session, site, opened, directory, now)
    return case


def there_already(
    session: Session, sight: CaseInSight, complainant: Complainant, office: str, site: Site
) -> CaseInSight | None:
    """The case this office has already: the first letter, gone up by itself, or an earlier review."""
    if sight.docket.office == office and sight.docket.answered is None:
        return sight
    name = case_id(Keys(seed_of(complainant, sight.id, office)).public)
    found = visible_to(session, site, complainant, name)
    return held(session, site, found) if found else None


def _add(
    session: Session, sight: CaseInSight, complainant: Complainant, given: dict[str, str], language: str, *,
    site: Site, directory: Directory, now: datetime,
) -> None:  # fmt: skip
    last = read_case(session, directory, sight).envelopes[-1]
    if _same(last.body, given):
        return
    reads = reading(complainant, sight.id, language) if given["text"].strip() else ""
    record_envelope(
        session, site, sight, docket=theirs(sight.docket, directory=directory, now=now, reads=reads), last=last,
        kind="review", author="mailbox", keys=correspondent_of(complainant, sight.id), language=language,
        body={"text": given["text"], "why": given["why"]}, today=day_there(sight.docket, now),
    )  # fmt: skip


def _same(body: dict[str, Any], given: dict[str, str]) -> bool:
    """Whether the last thing said is this, sent twice."""
    return (body.get("why"), body.get("text")) == (given["why"], given["text"])


def letter_on(
    opened: Opened, sight: CaseInSight, complainant: Complainant, office: str, given: dict[str, str], *, kind: str,
    site: Site, directory: Directory, now: datetime, language: str, place: Place,
    told: dict[str, str] | None = None,
) -> Bundle:  # fmt: skip
    """The letter that goes on from `opened` to `office`. `told`: what they answer anew; it then has a first letter's
    clocks, by those answers."""
    docket = opened.docket
    off = taken_off(opened, sight.id, site=site, directory=directory)
    answers = {**answers_of(opened, off), "office": office, "text": given["text"]}
    if kind == "complaint" and docket.kind == "request":
        answers["kind"] = kind
    if given["share"] == "all":
        answers |= {"identity": docket.named, **_name(opened, sight, complainant)}
    answers = read_by_somebody(answers, directory, now=now, zone=docket.zone)
    answers |= told or {}
    bundle = prepare(
        _draft(complainant, sight.id, office, answers) | {"told": _told(opened)}, directory=directory, now=now,
        zone=docket.zone, language=language, first=None if told else clocks_above(docket, directory=directory, now=now),
    )  # fmt: skip
    body = {**bundle.body, "why": given["why"], "share": given["share"]}
    if given["share"] == "all":
        body["original"] = {"case": sight.id.hex(), "seed": sight.keys.seed.hex()}
    title = given["text"] or (opened.particulars.get("title", "") if given["share"] == "all" else "")
    flags, pack = bundle.flags | docket.flags, policy.pack_or_default(bundle.pack)
    return replace(
        bundle, body=body, facts={**bundle.facts, "origin": "review", "title": title}, flags=flags,
        review=docket.review + 1, stamped=over_time(opened, place=place, now=now),
        obligations=opened_with(directory.office(office), bundle.kind, flags, bundle.day),
        watch=watch_of(directory.office(office), bundle.kind, flags, pack, bundle.day),
    )  # fmt: skip


def _told(opened: Opened) -> dict[str, list[str]]:
    """What they were told of before the first letter."""
    return {opened.docket.pack: list(opened.statement.body.get("duties", ()))}


def _name(opened: Opened, sight: CaseInSight, complainant: Complainant) -> dict[str, str]:
    """Their own name, as they gave it with the first letter or later."""
    known = told_later(opened, sight, complainant) or opened.identity or opened.statement.body.get("who") or {}
    return {field: str(known[field]) for field in ("name", "number") if known.get(field)}


def _draft(complainant: Complainant, original: bytes, office: str, answers: dict[str, Any]) -> dict[str, Any]:
    """Everything random comes from the mailbox, the first letter and the office: sent twice, it is one letter."""
    drawn = dict.fromkeys(("case", "identity"), 32) | dict.fromkeys(("statement-id", "identity-id"), 16)
    found = {
        name: derive(complainant.seed, "review", original, office, name, size=size).hex()
        for name, size in drawn.items()
    }
    return {
        "answers": answers, "case_seed": found["case"], "identity_seed": found["identity"],
        "statement_id": found["statement-id"], "identity_id": found["identity-id"],
        "mailbox_seed": complainant.seed.hex(), "door_key": complainant.door_key.hex(), "lookup": None, "seen": None,
    }  # fmt: skip


def _tell_who_answered(session: Session, site: Site, opened: Opened, directory: Directory, now: datetime) -> None:
    """Only where the pack says that the office gone on from learns of it, and never of what is protected."""
    docket = opened.docket
    if policy.pack_or_default(docket.pack).facts.get("review.told_below") is not True or protected(opened):
        return
    said = {"what": "gone_on", "day": day_there(docket, now).isoformat(), "filed": docket.filed.date().isoformat()}
    tell_below(session, site, docket, directory.office(docket.office).ring, said)


def _stop_waiting(session: Session, site: Site, sight: CaseInSight, office: str) -> None:
    """The first letter does not go up to this office, or beyond, by itself any more: one office, one case.

    No page and no trace, and the same sentence on its page: whoever has the first letter learns nothing of it.
    """
    docket: Docket = sight.docket
    step = next((each.number for each in docket.waiting if each.office == office), None)
    if step is None:
        return
    left = tuple(replace(each, ring=b"") if each.number >= step else each for each in docket.waiting)
    gone = [waiting_tag(site, sight.id, each.number) for each in left if each.stopped]
    replace_grants(session, sight.id, gone=gone, new={tag: grants.decoy() for tag in gone})
    sight.row.docket = docket_box.shut(site, sight.id, replace(docket, waiting=left))
    session.flush()
