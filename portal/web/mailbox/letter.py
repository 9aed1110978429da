"""One letter as an exchange: theirs, ours, when to hear, what happened, and what can be said now."""

from __future__ import annotations

from typing import Any

from flask import request, session
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from portal.access import erased
from portal.cases import CaseInSight, Interfered
from portal.cases.rows import flag_of, state_of
from portal.casework.day import day_there
from portal.evidence import LONGEST, MOST, PIECE, takes_papers, takes_voices
from portal.languages import LOCALES
from portal.protection.third import by_another
from portal.web.mailbox import exchange, words
from portal.web.mailbox.address import act_address, blueprint
from portal.web.mailbox.as_seen import as_it_stands, read
from portal.web.mailbox.came import came_of
from portal.web.mailbox.child import child_of
from portal.web.mailbox.going_on import going_on
from portal.web.mailbox.kept import keeping_of
from portal.web.mailbox.linked import goes_on_from, went_on_in
from portal.web.mailbox.looked import looked
from portal.web.mailbox.open_mailbox import complainant, sight
from portal.web.mailbox.own_name import own_name
from portal.web.mailbox.parts import parts_of, place_to_say
from portal.web.mailbox.passing_on import passing_on
from portal.web.mailbox.promised import asked_of
from portal.web.mailbox.punished import punished_of
from portal.web.mailbox.safety import safety_of
from portal.web.mailbox.standing import sentences, stays
from portal.web.shared import at_kiosk, database, door, here, locale, now, page
from portal.web.shared.files import file_of
from portal.web.shared.how_come import how_come

Problems = list[tuple[str, str]]


@blueprint.get("/messages/<int:ref>")
@door("mailbox", audience="complainant")
def letter(ref: int) -> Response:
    kept = session.get("kept") or {}
    return shown(ref, typed=kept.get("text", "") if kept.get("ref") == ref else "")


@blueprint.get("/cases/<int:ref>/files/<name>")
@door("mailbox", audience="complainant")
def letter_file(ref: int, name: str) -> Response:
    seen = sight(ref)
    if seen is None or seen.docket.read < seen.docket.envelopes:
        raise NotFound
    return file_of(seen, read(seen).envelopes, name)


def shown(ref: int, *, problems: Problems | None = None, typed: str = "") -> Response:
    """404 when the mailbox has no such letter. What cannot be trusted is not shown."""
    try:
        seen = sight(ref)
        context = _context(ref, seen) if seen is not None else None
    except Interfered:
        return page("mailbox/interfered.html", ref=ref, problems=problems, typed_text=typed)
    if context is None:
        gone = erased(database(), complainant(), ref)
        return page(
            "mailbox/erased.html" if gone else "mailbox/missing.html", ref=ref, problems=problems, typed_text=typed
        )
    if context["opened"] and at_kiosk():
        context |= _part(context, say=_where(problems or []) if problems or typed else "")
        return page("mailbox/letter_part.html", problems=problems, typed_text=typed, **context)
    template = "mailbox/letter.html" if context["opened"] else "mailbox/unopened.html"
    return page(template, problems=problems, typed_text=typed, **context)


def _where(problems: Problems) -> str:
    """The part of a screen that something is wrong in."""
    fields = [name for name, _ in problems]
    if "consent" in fields:
        return "passing"
    return "name" if "own_name" in fields else "child" if any(each.startswith("child") for each in fields) else "more"


def _part(context: dict[str, Any], *, say: str) -> dict[str, Any]:
    """The part asked for; where something was typed, the part `say` that it was typed in."""
    parts = parts_of(
        context["letters"],
        context["trail"],
        came=context["came"] is not None,
        here=context["punished"].outside is not None,
        checkin=bool(context["checkin"]),
        safety=context["safety"] is not None and context["safety"].here,
        asks=context["safety"] is not None and bool(context["safety"].asks),
        passing=context["passing"] is not None,
        offer=context["passing"] is not None and bool(context["passing"].offer[0]),
        child=context["child"] is not None,
        name=context["naming"] is not None and not context["naming"].known,
        remedy=context["asked"] is not None,
        more=bool(context["found"]),
        waits=context["asks"],
        keeping=context["keeping"] is not None,
    )
    shown_there = request.args.get("part", request.args.get("talk", 0, type=int), type=int)
    asked = place_to_say(parts, say) if say else shown_there
    number = min(max(asked, 0), len(parts) - 1)
    return {"parts": parts, "number": number, "part": parts[number]}


def _context(ref: int, seen: CaseInSight) -> dict[str, Any]:
    opened, seen = read(seen), as_it_stands(seen)
    docket = seen.docket
    today, asks = day_there(docket, now()), docket.turn == "person" and docket.answered is None
    return {
        "ref": ref,
        "voices": takes_voices(),
        "papers": takes_papers(),
        "piece": PIECE,
        "most": MOST,
        "longest": LONGEST,
        "opened": docket.read >= docket.envelopes,
        "office": words.office(docket.office),
        "letters": exchange.first_to_read(exchange.letters_of(opened), asks=asks),
        "trail": exchange.trail_of(opened),
        "clocks": [*filter(None, [stays(opened)]), *sentences(docket), *words.goes_on(docket), *looked(seen)],
        "how": how_come(docket, here().directory) if docket.answered is None and docket.closed is None else None,
        "state": state_of(docket),
        "due": docket.due.isoformat(),
        "late": docket.late(now()),
        "flag": flag_of(docket),
        "asked": asked_of(opened, today),
        "remedies": act_address(ref, "remedies"),
        "found": going_on(opened, seen),
        "stopping": "closed" if docket.closed or stays(opened) else "stopping" if docket.stop else "",
        "withdrawals": act_address(ref, "withdrawals"),
        "reviews": act_address(ref, "reviews"),
        "before": goes_on_from(ref, seen),
        "after": went_on_in(ref, seen),
        "asks": asks,
        "answered_in": LOCALES[locale()].own_name,
        "add": act_address(ref, "answers" if asks else "additions"),
        "punished": punished_of(ref, seen, opened),
        "came": came_of(ref, seen, opened),
        "safety": safety_of(ref, opened),
        "passing": passing_on(ref, opened),
        "child": child_of(ref, opened, seen),
        "naming": own_name(ref, opened, seen),
        "keeping": keeping_of(ref, docket, today),
        "checkin": act_address(ref, "checkins") if docket.watch and docket.watch.asks(today) else "",
        "climbs": bool(docket.climbs_to),
        "ask_of_another": by_another(docket),
    }
