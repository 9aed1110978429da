"""*Did somebody come?*: a duty post says that it looked; the person says whether that is so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from flask import redirect, request
from werkzeug.wrappers import Response

from portal import duty
from portal.cases import CaseInSight, Interfered, Opened
from portal.casework.refusals import NothingAsked
from portal.casework.say_came import say_came
from portal.protection.third import by_another
from portal.web.mailbox.address import act_address, blueprint, letter_address
from portal.web.mailbox.as_seen import giving_up, sending
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.shared import database, door, enter_interference, here, locale, now, switch_locale, token_fresh


@dataclass(frozen=True)
class Came:
    """`check`: the act that asked for the look that is asked about."""

    address: str
    check: int


def came_of(ref: int, seen: CaseInSight, opened: Opened) -> Came | None:
    """The last look that a post claims and the person said nothing of yet; nothing in a letter about somebody else."""
    said = {each.body["check"] for each in opened.envelopes if each.kind == "coming"}
    claimed = [each for each in duty.claims_of(database(), seen.keys.seed, seen.docket.acts) if each not in said]
    return Came(act_address(ref, "comings"), claimed[-1]) if claimed and not by_another(opened.docket) else None


@blueprint.post("/cases/<int:ref>/comings")
@door("mailbox", audience="complainant", act="came")
def comings(ref: int) -> Response:
    """`check` and `came` = `yes` or `no`. A question that is gone meanwhile is simply gone."""
    if not token_fresh():
        return redirect(letter_address(ref), 303)
    if language := switch_locale():
        return redirect(letter_address(ref, language), 303)
    name = b""
    try:
        if (seen := sight(ref)) is not None:
            name, form = seen.id, request.form
            says = partial(
                say_came, database(), seen, complainant(), check=form.get("check", -1, type=int),
                came=form.get("came", ""), language=locale(), site=here().site, directory=here().directory, now=now(),
            )  # fmt: skip
            if form.get("came") == "no":
                sending(seen, "came", says)
            else:
                giving_up(seen, "came", says)
    except NothingAsked:
        database().rollback()
    except Interfered:
        enter_interference(name)
    return redirect(letter_address(ref), 303)
