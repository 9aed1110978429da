"""If somebody makes you open this: a second number, which shows only the letters chosen for it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import redirect, request, session
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.access import letter as letter_of
from portal.access import letters
from portal.cases import Interfered
from portal.cases.acts import name_of
from portal.cases.grant import Grant, tray_tag
from portal.casework.lend import harmless, lent, mark_for
from portal.casework.pretence import read_back
from portal.companions.second import Second, end_second, lent_to, make_second, second
from portal.database import reading
from portal.vault.opener import Opener
from portal.web.mailbox import words
from portal.web.mailbox.address import blueprint, list_address
from portal.web.mailbox.open_mailbox import complainant, emblem, how_many
from portal.web.mailbox.own_number import Problems, drawn_for, half_tapped, not_kept, number_page
from portal.web.mailbox.people import letters_to_pick, number_in
from portal.web.shared import (
    at_kiosk,
    database,
    door,
    here,
    locale,
    now,
    page,
    slot,
    stale_problem,
    switch_locale,
    token_fresh,
)

ON_ONE_SCREEN = 5
"""Letters that a kiosk offers; those about everyday things come first."""


@dataclass(frozen=True)
class Made:
    """The second number there is, in words."""

    number: int
    day: str
    letters: tuple[str, ...]
    played: tuple[tuple[str, str, str], ...]
    """What was done there for show: (which letter, what, on which day), the oldest first."""


def second_address(tail: str = "") -> str:
    return f"/{locale()}/read/second{tail}"


@blueprint.before_request
def something_to_show() -> Response | None:
    """Whoever has no letter here has nothing to hide: a number that opens nothing and one that opens an empty mailbox
    are answered alike."""
    if "/read/second" not in request.path or "mailbox" not in session:
        return None
    with reading(here().engine) as looking:  # before the request's own transaction, which a redirect would leave open
        mine = letters(looking, complainant(looking))
    return None if mine else redirect(list_address(), 303)


@blueprint.get("/second")
@door("mailbox", audience="complainant")
def second_number() -> Response:
    return _shown()


@blueprint.post("/second")
@door("mailbox", audience="complainant")
def choosing() -> Response:
    """Which letters it shows. Nothing is made before the number is kept."""
    if not token_fresh():
        return _shown([stale_problem()])
    if language := switch_locale():
        return redirect(f"/{language}/read/second", 303)
    if second(database(), complainant().seed) is None:
        found = {number_in(each) for each in request.form.getlist("letter")}
        chosen = sorted(each for each in found if each is not None and each < how_many())
        session["second"] = {
            "code": drawn_for(pictures=bool(emblem())),
            "seed": secrets.token_hex(32),
            "letters": chosen,
        }
        return redirect(second_address("/number"), 303)
    return redirect(second_address(), 303)


@blueprint.get("/second/number")
@door("mailbox", audience="complainant")
def keeping_second() -> Response:
    return _number() if "second" in session else redirect(second_address(), 303)


@blueprint.post("/second/number")
@door("mailbox", audience="complainant")
def second_kept() -> Response:
    held = session.get("second")
    if held is None:
        return redirect(second_address(), 303)
    if not token_fresh():
        return _number([stale_problem()])
    if language := switch_locale():
        return redirect(f"/{language}/read/second/number", 303)
    wrong = not_kept(held)
    if wrong is not None:
        return _number(wrong) if wrong or half_tapped() else redirect(second_address("/number"), 303)
    _make(held)
    session.pop("second")
    return redirect(second_address(), 303)


@blueprint.post("/second/<int:number>/endings")
@door("mailbox", audience="complainant")
def ending_second(number: int) -> Response:
    if not token_fresh():
        return _shown([stale_problem()])
    there = second(database(), complainant().seed)
    if there is not None:
        end_second(database(), complainant().seed, number, wrote_there=_wrote_there(there))
    return redirect(second_address(), 303)


def _make(held: dict[str, Any]) -> None:
    """The slow step first."""
    mine, seed = complainant(), bytes.fromhex(held["seed"])
    opener = Opener(held["code"])
    with slot(for_filing=True):
        stretched = opener.stretched(here().site)
    lookup, key = here().site.doors(stretched)[0]
    shown = lent(database(), here().site, mine, held["letters"], to=seed)
    mark = mark_for(database(), here().site, mine, tuple(shown.values()), directory=here().directory)
    make_second(
        database(), mine.seed, lookup=lookup, key=key, letters=shown, seed=seed, mark=mark, today=now().date(),
        drawer=opener.by_pictures,
    )  # fmt: skip


def _wrote_there(there: Second) -> bool:
    """Whether a letter was sent from there: its answer must still find somebody."""
    return database().get(Grant, tray_tag(there.seed, 0)) is not None


def _shown(problems: Problems | None = None) -> Response:
    there = second(database(), complainant().seed)
    if there is not None:
        numbered = tuple(gettext("Letter %(number)s", number=ref + 1) for ref in there.letters)
        made = Made(there.number, words.day(there.made), numbered, tuple(_played(there)))
        return page(
            "mailbox/second.html", problems=problems, made=made, letters=(), choose=False, pictures=there.drawer
        )
    offered = [(ref, says, _harmless(int(ref))) for ref, says in letters_to_pick()]
    offered = sorted(offered, key=lambda each: not each[2])[: ON_ONE_SCREEN if at_kiosk() else None]
    choose = "choose" in request.args or request.method == "POST"
    pictures = bool(emblem())
    return page(
        "mailbox/second.html", problems=problems, made=None, letters=offered, choose=choose, pictures=pictures
    )  # fmt: skip


def _played(there: Second) -> Iterator[tuple[str, str, str]]:
    lending = lent_to(database(), there.seed)
    for ref, each in zip(there.letters, lending.letters if lending else (), strict=False):
        letter = gettext("Letter %(number)s", number=ref + 1)
        for said in read_back(lending.shown if lending else {}, each.case, here().site).said:
            yield letter, gettext(words.ACTS[name_of(said["kind"])]), words.day(said["day"])


def _harmless(ref: int) -> bool:
    try:
        seen = letter_of(database(), here().site, complainant(), ref)
    except Interfered:
        return False
    return seen is not None and harmless(seen.docket)


def _number(problems: Problems | None = None) -> Response:
    return number_page("second_number", session["second"], problems, action=second_address("/number"))
