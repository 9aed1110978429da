"""The list of letters, the newest first."""

from __future__ import annotations

from werkzeug.wrappers import Response

from portal.web.mailbox.address import blueprint
from portal.web.mailbox.open_mailbox import how_many
from portal.web.mailbox.row import row
from portal.web.shared import door, page


@blueprint.get("/messages")
@door("mailbox", audience="complainant")
def letters() -> Response:
    return page("mailbox/list.html", rows=[row(ref) for ref in reversed(range(how_many()))])
