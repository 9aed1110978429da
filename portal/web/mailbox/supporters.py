"""A verified supporter joins one letter: what they may read, and until when, is said before; one tap takes it back."""

from __future__ import annotations

from flask import redirect, request
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from portal.cases import Interfered
from portal.casework.consent import end_join, let_join
from portal.casework.refusals import NotToldBefore
from portal.companions.beside import JOINED
from portal.companions.mail import NotVerified
from portal.companions.supporter import verified
from portal.protection.consents import NOTICE, OF_A_LETTER, UNTIL
from portal.web.mailbox.address import blueprint
from portal.web.mailbox.mail import NOT_VERIFIED
from portal.web.mailbox.open_mailbox import complainant, how_many, sight
from portal.web.mailbox.people import (
    letters_to_pick,
    number_in,
    pass_on_letter,
    people_address,
    person_of,
    shown_people,
)
from portal.web.shared import (
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
from portal.web.shared.consents import PARTS
from portal.web.shared.roles import role_words

Problems = list[tuple[str, str]]


@blueprint.get("/people/supporters")
@door("mailbox", audience="complainant")
def supporters() -> Response:
    return _shown()


@blueprint.post("/people/supporters")
@door("mailbox", audience="complainant", act="consented")
def letting_join() -> Response:
    if not token_fresh():
        return _shown([stale_problem()])
    if language := switch_locale():
        return redirect(f"/{language}/read/people/supporters", 303)
    ref = number_in(request.form.get("letter", ""))
    if ref is None or ref >= how_many():
        return _shown([("letter", gettext("Choose a letter."))])
    try:
        _join(ref)
    except NotVerified:
        return _shown([("supporter", gettext(NOT_VERIFIED))])
    except NotToldBefore:
        return _shown([("part", gettext("Choose who may have it, and what they may have."))])
    return redirect(people_address(), 303)


@blueprint.post("/people/<int:number>/leavings")
@door("mailbox", audience="complainant", act="consented")
def ending_join(number: int) -> Response:
    who = person_of(number)
    if not token_fresh():
        return shown_people([stale_problem()])
    for letter in who.may if who.role == JOINED else ():
        name = b""
        try:
            if (seen := sight(letter)) is not None:
                name = seen.id
                end_join(
                    database(), seen, complainant(), number, letter=letter, language=locale(), site=here().site,
                    directory=here().directory, now=now(),
                )  # fmt: skip
        except Interfered:
            enter_interference(name)
    return redirect(people_address(), 303)


def _join(ref: int) -> None:
    name, form = b"", request.form
    try:
        seen = sight(ref)
        if seen is None:
            return
        name = seen.id
        let_join(
            database(), seen, complainant(), letter=ref, supporter=_picked(), parts=form.getlist("part"),
            days=number_in(form.get("until", "")) or 0, known_as=form.get("known_as", ""),
            notice=form.get("notice", ""), language=locale(), site=here().site, directory=here().directory, now=now(),
        )  # fmt: skip
        pass_on_letter(ref)
    except Interfered:
        enter_interference(name)


def _picked() -> bytes:
    """Raises NotVerified."""
    try:
        return bytes.fromhex(request.form.get("supporter", ""))
    except ValueError:
        raise NotVerified from None


def _shown(problems: Problems | None = None) -> Response:
    known = verified(database(), here().site, here().directory)
    return page(
        "mailbox/supporters.html", problems=problems, notice=NOTICE, letters=letters_to_pick(),
        offered=[(each.id.hex(), f"{each.name} · {role_words(each.role)} · {each.body}") for each in known],
        parts=[(code, gettext(says)) for code, says in PARTS.items() if code in OF_A_LETTER],
        days=[(str(days), ngettext("%(num)s day", "%(num)s days", days)) for days in UNTIL],
        typed_in={name: request.form.get(name, "") for name in ("supporter", "letter", "known_as", "until")},
        ticked=request.form.getlist("part"),
    )  # fmt: skip
