"""*Try to break it*: six attacks, each one button, on the demo's own database."""

from __future__ import annotations

from flask import Response, request
from flask_babel import lazy_gettext as _
from werkzeug.exceptions import NotFound

from portal.web.demo.address import BREAK, blueprint
from portal.web.demo.attempts import ATTEMPTS, attempted
from portal.web.shared import door, page, token_ok

BUTTONS = {
    "director": (_("Ask for it as the director"), _("He knows the exact address.")),
    "thief": (_("Read it as a thief"), _("The database, as it lies on the disk.")),
    "page": (_("Tear out a page"), _("One page of the book is taken away.")),
    "punish": (_("Punish him"), _("The prison notes a punishment for a man who wrote.")),
    "letter": (_("Make his letter disappear"), _("All of it, also the keys.")),
    "words": (_("Change his words"), _("One bit, somewhere in the letter.")),
}


@blueprint.get(BREAK)
@door("demo", audience="public")
def ask() -> Response:
    return page("demo/break.html", buttons=BUTTONS, name="", outcome=None)


@blueprint.post(BREAK)
@door("demo", audience="public")
def attempt() -> Response:
    name = request.form.get("attempt", "")
    if name not in ATTEMPTS:
        raise NotFound
    outcome = attempted(name) if token_ok("demo") else None
    return page("demo/break.html", buttons=BUTTONS, name=name, outcome=outcome, status=200)
