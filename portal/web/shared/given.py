"""Files that came with a form: cleaned in memory, sealed, and named; or why not, and how to go on."""

from __future__ import annotations

from flask import request
from flask_babel import gettext

from portal.evidence import MOST, Item, NotTaken, cleaned, cleaned_paper, cleaned_voice, is_paper
from portal.languages.words import N_
from portal.vault import Keys
from portal.web.shared.portal import here

FIELDS = ("file", "voice")

WHY = {
    "empty": N_("This file is empty. Pick another one."),
    "too_large": N_("This file is too large. Take the photo again with fewer details."),
    "too_many_pixels": N_("This picture is too large. Take a photo of it instead."),
    "document": N_("We cannot open this kind of paper. Take a photo of each page instead."),
    "too_many_pages": N_("This paper has more than 20 pages. Send the pages that matter as photos."),
    "locked_paper": N_("This paper is locked with a password. Take a photo of each page instead."),
    "broken_paper": N_("This paper is broken. Take a photo of each page instead."),
    "busy": N_("Many people are sending files now. Wait a moment and add it again."),
    "sound": N_("This is a sound, not a picture. Write what it says, or leave it out."),
    "broken": N_("This picture is broken. Take it again, or pick another one."),
    "not_a_picture": N_("This is not a picture that we can open. Take a photo instead."),
    "too_many": N_("There is room for 6 photos, papers or recordings. Take one off first."),
    "no_voices": N_("This site takes no recordings. Write it, or ask someone you trust to write it."),
    "not_a_sound": N_("This is not a recording that we can open. Record it again with your telephone."),
    "broken_sound": N_("This recording is broken or empty. Record it again."),
}
"""What to do now; nothing is ever lost but the file itself."""

Problems = list[tuple[str, str]]


def taken(keys: Keys, *, already: int = 0) -> tuple[list[Item], Problems]:
    """(what is kept among the unsent, what was not taken). `already`: how many there are with these words."""
    items: list[Item] = []
    problems: Problems = []
    for field in FIELDS:
        for file in request.files.getlist(field):
            if not file.filename:
                continue
            try:
                if already + len(items) >= MOST:
                    raise NotTaken("too_many")
                items.append(_kept(keys, field, file.stream.read()))
            except NotTaken as refused:
                problems.append((field, gettext(WHY[refused.why])))
    return items, problems


def _kept(keys: Keys, field: str, raw: bytes) -> Item:
    """Raises NotTaken."""
    kind, data, pages = _cleaned(field, raw)
    return here().blobs.keep(keys, data, kind=kind, pages=pages, worker=here().directory.worker)


def _cleaned(field: str, raw: bytes) -> tuple[str, bytes, int]:
    """(kind, what is left of it, pages). Raises NotTaken."""
    if field == "voice":
        return "voice", cleaned_voice(raw), 1
    if is_paper(raw):
        return "paper", *cleaned_paper(raw)
    return "photo", cleaned(raw), 1
