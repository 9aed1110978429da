"""The list of letters, the newest first."""

from __future__ import annotations

from werkzeug.wrappers import Response

from portal.web.mailbox.address import blueprint
from portal.web.mailbox.known import known
from portal.web.mailbox.open_mailbox import complainant, emblem, how_many
from portal.web.mailbox.other_side import all_joined
from portal.web.mailbox.people import has_people
from portal.web.mailbox.row import row
from portal.web.shared import door, page
from portal.web.shared.board import name_of


@blueprint.get("/messages")
@door("mailbox", audience="complainant")
def letters() -> Response:
    rows = [row(ref) for ref in reversed(range(how_many()))]
    mark = emblem()
    return page(
        "mailbox/list.html", rows=rows, along=all_joined(), known=known(complainant()), people=has_people(),
        emblem=mark, emblem_name=name_of(mark) if mark else "",
    )  # fmt: skip
