"""Sending: the one slow step, the bundle, the entry in the book. Pressed twice, it is sent once."""

from __future__ import annotations

from typing import Any

from flask import redirect
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.casework.bundle import Receipt
from portal.casework.draft import Draft, give_door
from portal.casework.lodge import lodge
from portal.casework.prepare import prepare
from portal.casework.refusals import RefusedAct
from portal.evidence import Gone, items_of
from portal.questions import Screen, one
from portal.vault.opener import Opener
from portal.web.filing.address import address
from portal.web.filing.held import put_away
from portal.web.filing.refusal import addressee_wrong, number_wrong, sentence
from portal.web.filing.show import shown
from portal.web.filing.writing import Writing
from portal.web.shared import at_kiosk, database, here, locale, now, slot
from portal.web.shared.answering import answering_now

SENT = Screen("sent", "")
KEPT = ("filer", "danger", "topic", "happened", "when", "prison")
"""Answers that the receipt's page still speaks of."""


def send(draft: Draft, *, on: Screen | None = None) -> Response:
    """303 to the receipt; or the page where something must be looked at again, with everything kept.

    `on` shows what is wrong on that page instead of the one it belongs to.
    """
    writing = Writing(draft)
    if problems := addressee_wrong(writing):
        return shown(draft, on or _place("to", "office"), problems=problems)
    if problems := number_wrong(writing):
        return shown(draft, on or _place("keep", "last4"), problems=problems)
    _open_door(draft)
    here_, language = here(), locale()
    try:
        bundle = prepare(draft, directory=here_.directory, now=now(), zone=here_.settings.zone, language=language)
        here_.blobs.settle(items_of(draft.get("files")))
        receipt = lodge(database(), bundle, site=here_.site)
    except RefusedAct as refusal:
        draft["seen"] = None
        return shown(draft, on or _place("to", "office"), problems=[("office", sentence(refusal))])
    except Gone:
        draft["files"] = []
        says = gettext("Your photos are not here any more. Add them again, or send the letter without them.")
        return shown(draft, on or _place("told", "text"), problems=[("main", says)])
    put_away(draft, _told(writing, receipt))
    return redirect(address(SENT), 303)


def _place(page: str, question: str) -> Screen:
    return Screen(page, question if at_kiosk() else "")


def _open_door(draft: Draft) -> None:
    """The slow step, at most once a letter."""
    if draft["door_key"] is None:
        opener = Opener(draft["code"])
        with slot(for_filing=True):
            stretched = opener.stretched(here().site)
        give_door(draft, *here().site.doors(stretched)[0])
        draft["emblem"] = opener.emblem(here().site, stretched)


def _check(writing: Writing, receipt: Receipt) -> dict[str, Any] | None:
    """Before when somebody should come. None where no post answers: a post that left its chair promises nothing."""
    asked = receipt.check
    if asked is None or (asked.at_once and answering_now(writing.place.prison) != "somebody"):
        return None
    return {"before": asked.before.isoformat(), "now": asked.at_once}


def _told(writing: Writing, receipt: Receipt) -> dict[str, Any]:
    """What the receipt shows; no key, no code."""
    above = writing.route.chain_of(receipt.office) if one(writing.answers, "chain") != "no" else ()
    return {
        "due": receipt.due.isoformat(),
        "until": receipt.until.isoformat() if receipt.until else "",
        "office": receipt.office,
        "page": receipt.page,
        "helped": one(writing.answers, "helped") == "yes",
        "emblem": writing.draft.get("emblem", ""),
        "above": next(iter(above), ""),
        "answers": {name: one(writing.answers, name) for name in KEPT},
        "check": _check(writing, receipt),
    }
