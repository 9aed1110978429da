"""What an answer says by the book of sentences, for whoever reads it."""

from __future__ import annotations

from portal.cases import Said
from portal.languages import SOURCE
from portal.web.shared.locales import locale


def sentences_in(said: Said) -> tuple[str, ...]:
    """In the reader's language where it was sent in it, as it read on the day it was sent."""
    return tuple(each.get(locale()) or each.get(SOURCE, "") for each in said.body.get("sentences", []))


def remedy_in(said: Said) -> str:
    """What an office will do, in its own words; nothing where the answer or its sentences say it already."""
    if said.kind != "reply" or said.body.get("remedy_in") == "sentences":
        return ""
    remedy = str(said.body.get("remedy", ""))
    return "" if remedy.strip() == said.text.strip() else remedy
