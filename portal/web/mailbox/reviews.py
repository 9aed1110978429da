"""Going on: not happy with an answer, or nobody gave one. On a kiosk one question a screen."""

from __future__ import annotations

from flask import flash, redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.access import visible_to
from portal.cases import CaseInSight, Interfered
from portal.casework.add import add
from portal.casework.appeal import appeal, there_already
from portal.casework.refusals import NothingToReview, RefusedAct
from portal.casework.review import seed_of
from portal.evidence import LONGEST, MOST, PIECE, Item, takes_papers, takes_voices
from portal.vault import Keys
from portal.web.mailbox.address import act_address, blueprint, letter_address
from portal.web.mailbox.as_seen import read, sending
from portal.web.mailbox.going_on import SHARE, WHY, GoingOn, going_on
from portal.web.mailbox.letter import shown
from portal.web.mailbox.more import NOUNS, Unclean
from portal.web.mailbox.numbered import number_of
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.shared import (
    at_kiosk,
    database,
    door,
    enter_interference,
    here,
    locale,
    now,
    page,
    stale_problem,
    switch_locale,
    token_fresh,
)
from portal.web.shared.given import taken

FIELDS = ("why", "office", "share", "text", "kind")
Given = dict[str, str]
Problems = list[tuple[str, str]]


@blueprint.get(NOUNS + "reviews")
@door("mailbox", audience="complainant")
def going(ref: int) -> Response:
    """The questions. Whatever a link brings along is filled in."""
    return _asked(ref, {name: request.args[name] for name in FIELDS if request.args.get(name)})


@blueprint.post(NOUNS + "reviews")
@door("mailbox", audience="complainant", act="appealed")
def reviews(ref: int) -> Response:
    given = {name: request.form[name] for name in FIELDS if name in request.form}
    if not token_fresh():
        return _asked(ref, given, [stale_problem()])
    if language := switch_locale():
        return redirect(act_address(ref, "reviews").replace(f"/{locale()}/", f"/{language}/", 1), 303)
    talks = bool(request.form.get("talk"))
    problems = _missing(given)
    if problems or talks:
        return _asked(ref, given, None if at_kiosk() else problems, talks=talks)
    name = b""
    try:
        seen = sight(ref)
        if seen is None:
            return shown(ref)
        name = seen.id
        new: list[bytes] = []
        files = _files(seen, given["office"])
        sending(seen, "appealed", lambda: _went_on(new, seen, given, files))
        return redirect(letter_address(number_of(new[-1])), 303)
    except Interfered:
        enter_interference(name)
        return redirect(letter_address(ref), 303)
    except Unclean as refused:
        return _asked(ref, given, refused.problems)
    except NothingToReview:
        return redirect(letter_address(ref), 303)
    except RefusedAct:
        return _asked(ref, given, [("office", gettext("Choose who should look at it next."))])


def _files(seen: CaseInSight, office: str) -> list[Item]:
    """What came with it, sealed to the letter that goes on. Raises Unclean."""
    who, portal = complainant(), here()
    there = there_already(database(), seen, who, office, portal.site)
    items, problems, notes = taken(there.keys if there else Keys(seed_of(who, seen.id, office)), secret=who.seed)
    if problems:
        raise Unclean(problems)
    for _, says in notes:
        flash(says)
    portal.blobs.settle(tuple(items))
    return items


def _go_on(seen: CaseInSight, given: Given) -> bytes:
    portal = here()
    return appeal(
        database(), seen, complainant(), why=given.get("why", ""), office=given["office"], share=given["share"],
        text=given.get("text", ""), kind=given.get("kind", ""), language=locale(), site=portal.site,
        directory=portal.directory, now=now(),
    )  # fmt: skip


def _went_on(new: list[bytes], seen: CaseInSight, given: Given, files: list[Item]) -> int:
    """The letter that goes on is added to `new`. It stands on no page of this one's. A voice comes right behind it."""
    new.append(_go_on(seen, given))
    there = visible_to(database(), here().site, complainant(), new[-1]) if files else None
    if there is not None:
        add(
            database(), there, complainant(), text="", language=locale(), site=here().site,
            directory=here().directory, now=now(), files=files,
        )  # fmt: skip
    return 0


def _missing(given: Given) -> Problems:
    problems = []
    if not given.get("office"):
        problems.append(("office", gettext("Choose who should look at it next.")))
    if given.get("share") not in SHARE:
        problems.append(("share", gettext("Choose what they may read.")))
    return problems + ([("text", "")] if at_kiosk() and "text" not in given else [])


def _asked(ref: int, given: Given, problems: Problems | None = None, *, talks: bool = False) -> Response:
    """The page, or its next question on a kiosk; the letter itself where nothing can be gone on from."""
    try:
        seen = sight(ref)
        found: GoingOn | None = None
        if seen is not None:
            opened = read(seen)
            found = going_on(opened, seen) if opened.docket.read >= opened.docket.envelopes else None
    except Interfered:
        return shown(ref, problems=problems)
    if found is None or found.outside:
        return redirect(letter_address(ref), 303)
    return page(
        "mailbox/review.html", problems=problems, status=422 if problems else 200, ref=ref, given=given, found=found,
        step="talk" if talks else _step(given, found), reasons=WHY, shares=SHARE, address=act_address(ref, "reviews"),
        voices=takes_voices(), papers=takes_papers(), most=MOST, longest=LONGEST, piece=PIECE,
    )  # fmt: skip


def _step(given: Given, found: GoingOn) -> str:
    """The first question a kiosk has not asked yet; everywhere else they stand on one page."""
    if not at_kiosk():
        return "all"
    asked = ("office", "share", "text") if found.late or given.get("kind") else ("why", "office", "share", "text")
    return next((name for name in asked if name not in given), "text")
