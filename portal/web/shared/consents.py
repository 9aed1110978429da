"""What may be passed on, to whom, and why, in words that both sides read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from flask_babel import gettext

from portal.languages import day, listed, moment, short_day
from portal.languages.words import N_
from portal.protection.consents import HOLDER, SUPPORTER
from portal.web.shared.locales import locale
from portal.web.shared.roles import role_words

RECIPIENTS = {
    "prosecutor": N_("The prosecutor"),
    "police": N_("The police"),
    "health": N_("A doctor"),
    "counsellor": N_("A counsellor"),
    "legal_aid": N_("Free legal help"),
    "child_protection": N_("Those who protect children"),
    "prison": N_("The prison"),
}
PARTS = {
    "appointment": N_("The wish to see them, and no more"),
    "words": N_("What was written"),
    "name": N_("The name"),
    "answers": N_("The answers"),
    "child": N_("Who the child is"),
}


def recipient_words(code: str) -> str:
    return gettext(RECIPIENTS[code]) if code in RECIPIENTS else code


def parts_words(parts: Iterable[str]) -> str:
    return listed([gettext(PARTS[part]) for part in parts if part in PARTS], locale())


def may_go_words(to: str, parts: Iterable[str]) -> str:
    return gettext("May go to: %(to)s. %(parts)s.", to=recipient_words(to), parts=parts_words(parts))


def consent_notice(kind: str, body: dict[str, Any]) -> str:
    """What an envelope about passing on says of itself; nothing for any other."""
    if kind == "report":
        return _reported(body)
    if kind not in ("consent", "referral"):
        return ""
    if body.get("to") == SUPPORTER:
        return _joins(body)
    if body.get("to") == HOLDER:
        return _of_a_child(body)
    to, parts = recipient_words(str(body.get("to"))), parts_words(body.get("parts", ()))
    if kind == "consent":
        if body.get("answer") != "yes":
            return gettext("Nothing may go to: %(to)s.", to=to)
        return may_go_words(str(body.get("to")), body.get("parts", ()))
    passed = gettext("Passed on to: %(to)s. %(parts)s.", to=to, parts=parts)
    return f"{passed} {day(date.fromisoformat(body['when']), locale())}." if "when" in body else passed


def _reported(body: dict[str, Any]) -> str:
    """To whom, when, what, and by which law."""
    return gettext(
        "Reported to: %(to)s. %(when)s. %(parts)s. The law: %(law)s",
        to=recipient_words(str(body["to"])),
        when=moment(datetime.fromisoformat(str(body["when"])), locale()),
        parts=parts_words(body["parts"]),
        law=body["law"],
    )


def _of_a_child(body: dict[str, Any]) -> str:
    if body.get("answer") == "yes":
        return gettext("The office that has the letter may see who the child is.")
    return gettext("The office that has the letter may not see who the child is.")


def _joins(body: dict[str, Any]) -> str:
    name = str(body.get("name", ""))
    if body.get("answer") != "yes":
        return gettext("%(name)s does not support them any more.", name=name)
    return gettext(
        "%(name)s (%(role)s) supports them, until %(day)s. May read: %(parts)s.",
        name=name,
        role=role_words(str(body.get("role", ""))),
        day=short_day(date.fromisoformat(str(body["until"])), locale()),
        parts=parts_words(body.get("parts", ())),
    )
