"""Going: nothing of the session stays, here or in the browser."""

from __future__ import annotations

from flask import redirect
from werkzeug.wrappers import Response

from portal.web.shared import door, end_session, from_here
from portal.web.signin.address import ENTER, blueprint


@blueprint.post("/signout")
@door("signin", audience="public")
def signout() -> Response:
    if from_here():
        end_session()
    return redirect(ENTER, 303)
