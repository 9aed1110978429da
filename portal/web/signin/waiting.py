"""The right password, but no colleague has let the officer in yet: his mark, to read to one of them."""

from __future__ import annotations

from flask import redirect, session
from werkzeug.wrappers import Response

from portal.web.shared import door, end_session, page
from portal.web.signin.address import ENTER, WAITING, blueprint


def wait_for_admission(mark: tuple[str, ...], figures: str) -> None:
    """Keep the mark for the next page, under a new token."""
    end_session()
    session["waiting"] = {"mark": list(mark), "figures": figures}


@blueprint.get(WAITING)
@door("signin", audience="public")
def waiting() -> Response:
    kept = session.get("waiting")
    if kept is None:
        return redirect(ENTER, 303)
    return page("signin/waiting.html", mark=kept["mark"], figures=kept["figures"])
