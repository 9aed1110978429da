"""Files that came with a form: cleaned in memory, sealed, and named; or why not, and how to go on."""

from __future__ import annotations

from collections.abc import Callable

from flask import request
from flask_babel import gettext

from portal.evidence import MOST, Item, NotTaken, cleaned, cleaned_voice
from portal.languages.words import N_
from portal.vault import Keys
from portal.web.shared.portal import here

CLEANED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "file": ("photo", cleaned),
    "voice": ("voice", cleaned_voice),
}
"""Field → what it becomes, and how."""

WHY = {
    "empty": N_("This file is empty. Pick another one."),
    "too_large": N_("This file is too large. Take the photo again with fewer details."),
    "too_many_pixels": N_("This picture is too large. Take a photo of it instead."),
    "document": N_("We cannot take papers as files. Take a photo of each page instead."),
    "sound": N_("This is a sound, not a picture. Write what it says, or leave it out."),
    "broken": N_("This picture is broken. Take it again, or pick another one."),
    "not_a_picture": N_("This is not a picture that we can open. Take a photo instead."),
    "too_many": N_("There is room for 6 photos or recordings. Take one off first."),
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
    for field, (kind, clean) in CLEANED.items():
        for file in request.files.getlist(field):
            if not file.filename:
                continue
            try:
                if already + len(items) >= MOST:
                    raise NotTaken("too_many")
                items.append(
                    here().blobs.keep(keys, clean(file.stream.read()), kind=kind, worker=here().directory.worker)
                )
            except NotTaken as refused:
                problems.append((field, gettext(WHY[refused.why])))
    return items, problems
