"""A joined issue: the letters under it, each as it was written, and one answer that goes to each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, redirect, request
from flask_babel import gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from portal.cases import Interfered, read_case
from portal.cases.issue import Issue, issues
from portal.cases.rows import ref_of
from portal.cases.sight import CaseInSight
from portal.casework.join import join
from portal.casework.open import open_case
from portal.casework.refusals import Settled
from portal.languages import listed
from portal.web.desk import again, case, walk, words
from portal.web.desk.address import CASE, blueprint
from portal.web.desk.as_they_will import Seen
from portal.web.desk.book import pages_of
from portal.web.desk.forms import AnswerForm, languages
from portal.web.desk.letters import Letter, letters_of
from portal.web.desk.line import Line
from portal.web.desk.owners import owners
from portal.web.desk.seat import Seat, at_desk, desk_page
from portal.web.shared import database, here, locale, now, stale_problem, token_fresh

ISSUE = "/desk/issues/<issue>"
Problems = list[tuple[str, str]]


@dataclass(frozen=True)
class Joined:
    """One letter of an issue. `letters` is empty until this session has opened it."""

    line: Line
    letters: list[Letter]
    seen: int
    settled: bool


@blueprint.get(ISSUE)
@at_desk()
def issue(seat: Seat, issue: str) -> Response:
    return shown(seat, known_issue(seat, issue))


@blueprint.post(ISSUE + "/openings")
@at_desk(act="opened")
def issue_openings(seat: Seat, issue: str) -> AnyResponse:
    known = known_issue(seat, issue)
    if not token_fresh():
        return shown(seat, known, problems=[stale_problem()])
    for sight in lying_here(seat, known):
        open_case(database(), sight, seat.officer, site=here().site, directory=seat.directory, now=now())
        walk.remember_opened(ref_of(sight.id))
    return redirect(f"/desk/issues/{issue}", 303)


@blueprint.post(CASE + "/joinings")
@at_desk(act="joined")
def joinings(seat: Seat, ref: str) -> AnyResponse:
    """One more letter under an issue that is there."""
    sight = seat.case(ref)
    if not token_fresh():
        return again.again(seat, sight, stale_problem())
    try:
        known = known_issue(seat, request.form.get("issue", ""))
        join(database(), sight, seat.officer, issue=known.id, title=known.title, site=here().site, now=now())
    except NotFound:
        return again.again(seat, sight, ("joining-issue", gettext("Choose from the list.")))
    except Settled as refused:
        return again.refused(seat, sight, refused)
    return redirect(f"/desk/issues/{known.id.hex()}", 303)


def known_issue(seat: Seat, name: str) -> Issue:
    """Raises NotFound: for an issue of nobody, of another office, or without any letter that lies here."""
    try:
        wanted = bytes.fromhex(name)
    except ValueError:
        raise NotFound from None
    found = issues(database(), here().site, seat.officer.rings).get(wanted)
    if found is None:
        raise NotFound
    return found


def lying_here(seat: Seat, known: Issue) -> list[CaseInSight]:
    """In the order of their ids, all held before the first is touched."""
    found = []
    for name in known.cases:
        try:
            found.append(seat.case(ref_of(name)))
        except (NotFound, Interfered):
            continue
    return found


def shown(
    seat: Seat, known: Issue, form: AnswerForm | None = None, problems: Problems | None = None,
    seen: Sequence[Seen] = (), looked: str = "",
) -> Response:  # fmt: skip
    """The letters, and one form. `seen`: the answer as they will see it in each of their languages; `looked`: what was
    looked at, so that nothing else goes out."""
    sights = lying_here(seat, known)
    if not sights:
        raise NotFound
    blank = {"decision": "", "text": "", "language": locale(), "remedy": "", "remedy_due": "", "owner": "", "book": ""}
    answering, theirs = {**blank, **(form.kept if form else {})}, languages_of(sights)
    return desk_page(
        "issue", seat, form, issue=known, joined=[_joined(seat, sight) for sight in sights], problems=problems,
        answering=answering, owners=owners(seat), book=pages_of(answering["book"], seat), seen=seen, typed=request.form,
        looked=looked,
        in_each=[(code, words.language_name(code)) for code in theirs] if len(theirs) > 1 else [],
        theirs=listed([words.language_name(code) for code in theirs], locale()),
        tongues=[(code, words.language_name(code)) for code in languages()],
        decisions=[(code, gettext(said)) for code, said in words.DECISIONS.items()],
        status=200 if looked and not problems else None,
    )  # fmt: skip


def languages_of(sights: Sequence[CaseInSight]) -> list[str]:
    """Of those who wait for an answer."""
    return sorted({each.docket.language for each in sights if not each.docket.settled})


def _joined(seat: Seat, sight: CaseInSight) -> Joined:
    line = case.line_in_sight(seat, sight)
    if not walk.opened(line.row.ref):
        return Joined(line, [], 0, sight.docket.settled)
    opened = read_case(database(), seat.directory, sight)
    return Joined(line, letters_of(opened, seat), len(opened.envelopes), sight.docket.settled)
