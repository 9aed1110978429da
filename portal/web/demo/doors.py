"""Ten people one can be, each behind one button that does what that person would do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Response, redirect, request
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from werkzeug.wrappers import Response as AnyResponse

from portal.web.demo.address import DEMO, blueprint
from portal.web.demo.cast import DIRECTOR, PASSWORD, SECOND
from portal.web.shared import at_kiosk, choices, door, end_session, here, page


@dataclass(frozen=True)
class Somebody:
    """`code` opens a mailbox (of a number or of a drawer), `login` a desk; whoever has neither goes to the kiosk."""

    says: LazyString
    hint: LazyString
    image: str
    code: str = ""
    login: str = ""
    locale: str = "en"


PEOPLE = (
    Somebody(_("Be the man at the kiosk"), _("Nothing here says what it is for."), "prisoner"),
    Somebody(
        _("Be the mother"),
        _("In Arabic, on her phone. Someone has answered."),
        "family",
        "2222333344445550",
        locale="ar",
    ),
    Somebody(
        _("Be the officer who reports a colleague"), _("There is a question for him."), "staff", "3333444455556661"
    ),
    Somebody(_("Be the man whose visit was refused"), _("He can read why."), "calls", "4444555566667776"),
    Somebody(_("Be the man they are punishing"), _("He told us with one tap."), "punished", "6666777788889998"),
    Somebody(_("Be the director"), _("Forty open letters on Monday morning."), "papers", login=DIRECTOR),
    Somebody(
        _("Be the director of Eastwater"),
        _("The same desk, in Arabic."),
        "papers",
        login="director.eastwater",
        locale="ar",
    ),
    Somebody(_("Be the inspector"), _("The dangerous ones come first."), "watch", login="inspector.adeyemi"),
    Somebody(
        _("Be Mr Hale"),
        _("He worked at Northgate. Some letters are not there for him."),
        "nobody",
        login="inspector.hale",
    ),
    Somebody(_("Be the central office"), _("What nobody answered comes up to here."), "up", login="central"),
)

BESIDE = (
    Somebody(
        _("The lawyer of the man they are punishing"), _("Two inspectors checked who she is."), "lawyer",
        "2222444466668887",
    ),
    Somebody(_("His sister"), _("He lets her read the answers, and nothing else."), "family", "0000111122223334"),
)  # fmt: skip
"""Whom somebody let in: their mailboxes hold no letter of their own."""

THROUGH_AN_INTERPRETER = (
    Somebody(
        _("The man who speaks Swahili"), _("He said it aloud. The answer is in his language."), "voice",
        "5555666677778888", locale="sw",
    ),
    Somebody(
        _("The man who cannot hear"), _("Six pictures open his letters, and no number."), "mark", "034712885004",
    ),
    Somebody(
        _("The interpreter"), _("One voice waits. Nothing else is there."), "ear", login="interpreter.warsame",
    ),
)  # fmt: skip


MAILBOXES = ("/en/read", "/ar/read", "/sw/read")


@blueprint.get(DEMO)
@door("demo", audience="public")
def doors() -> Response:
    directory = here().directory
    officers = [(each, directory.office(each.office).name("en")) for each in directory.officers if each.until is None]
    spoken = [each.code for each in choices()]
    shown = (*PEOPLE, *THROUGH_AN_INTERPRETER, *BESIDE)
    people = [replace(each, locale=each.locale if each.locale in spoken else "en") for each in shown]
    return page("demo/doors.html", people=people, officers=officers, password=PASSWORD, second=SECOND)


@blueprint.post(DEMO)
@door("demo", audience="public")
def be() -> AnyResponse:
    """On to a mailbox, with the same form; whoever stood at a kiosk until now has left it."""
    if at_kiosk():
        end_session()
    to = request.form.get("to", "")
    return redirect(to if to in MAILBOXES else DEMO, 307 if to in MAILBOXES else 303)
