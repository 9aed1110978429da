"""A paper that proves that a letter was entered, for whoever has a duty to report: it says nothing of what was written.

Not at a kiosk, where nobody could take it along unseen.
"""

from __future__ import annotations

import json
from typing import Any

from flask import Response, abort

from portal.register import NoCheckpoint, prove_letter, read_note
from portal.web.mailbox.address import blueprint
from portal.web.mailbox.as_seen import pages_shown
from portal.web.mailbox.open_mailbox import sight
from portal.web.shared import at_kiosk, database, door, page


@blueprint.get("/messages/<int:ref>/proof")
@door("mailbox", audience="complainant")
def proof(ref: int) -> Response:
    found = _proof(ref)
    if not found:
        return page("mailbox/proof.html", ref=ref, proof=None)
    number, day = found["leaves"][0]["number"], read_note(found["note"]).day
    return page("mailbox/proof.html", ref=ref, proof=json.dumps(found, indent=1), number=number, day=day)


@blueprint.get("/messages/<int:ref>/proof.json")
@door("mailbox", audience="complainant")
def proof_file(ref: int) -> Response:
    found = _proof(ref) or abort(404)
    answer = Response(json.dumps(found), mimetype="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="paper.json"'
    return answer


def _proof(ref: int) -> dict[str, Any] | None:
    """portal.proof/1 of this letter alone; None while no signature covers its first page. 404 without a letter."""
    seen = sight(ref)
    if seen is None or at_kiosk():
        abort(404)
    try:
        found = prove_letter(database(), seen.docket.book, **pages_shown(seen))
    except NoCheckpoint:
        return None
    return found if any(leaf["act"] == 0 for leaf in found["leaves"]) else None
