"""Files that came with a form: cleaned in memory, sealed, and named; or why not, and how to go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from flask import Response, after_this_request, request
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from portal.evidence import (
    MOST,
    Gone,
    Item,
    NotTaken,
    Pieces,
    cleaned,
    cleaned_paper,
    cleaned_voice,
    is_cut,
    is_paper,
    scanned,
    takes_voices,
)
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
    "no_room": N_("There is no room for files today. Send your words without them, and add them later."),
    "lost": N_("This file did not come whole. Add it again."),
    "harmful": N_("This file may harm the readers. We did not take it. Take a photo of it instead."),
    "not_checked": N_("We cannot check files at this moment. Send your words without it, and add it later."),
    "sound": N_("This is a sound, not a picture. Write what it says, or leave it out."),
    "broken": N_("This picture is broken. Take it again, or pick another one."),
    "not_a_picture": N_("This is not a picture that we can open. Take a photo instead."),
    "too_many": N_("There is room for 6 photos, papers or recordings. Take one off first."),
    "no_voices": N_("This site takes no recordings. Write it, or ask someone you trust to write it."),
    "not_a_sound": N_("This is not a recording that we can open. Record it again with your telephone."),
    "broken_sound": N_("This recording is broken or empty. Record it again."),
}
"""What to do now; nothing is ever lost but the file itself."""

OF_A_VOICE = {
    "too_large": N_("This recording is too large. Make a shorter one."),
    "harmful": N_("This recording may harm the readers. We did not take it. Record it again."),
}
"""The same of a recording, which has no details and of which no photo can be taken."""

SOUND_APART = N_("This is a sound, not a picture. Add it where you record your voice.")
CUT = N_("Only the first five minutes are here. Record the rest as another one.")

Problems = list[tuple[str, str]]


class Taken(NamedTuple):
    """`items` are kept among the unsent; `problems`: what was not taken; `notes`: what is to be known of what was."""

    items: list[Item]
    problems: Problems
    notes: Problems


KEEPS_ITS_PIECES = ("busy", "no_room", "not_checked", "too_many")
"""Where trying again needs nothing to be sent again."""


def taken(keys: Keys, *, secret: bytes, already: int = 0) -> Taken:
    """`secret`: of what came in pieces (`piece_taken`). `already`: how many there are with these words."""
    items: list[Item] = []
    problems: Problems = []
    notes: Problems = []
    for given in _given(secret):
        try:
            if already + len(items) >= MOST:
                raise NotTaken("too_many")
            item, whole = _kept(keys, given.field, given.read())
            items.append(item)
            if not whole:
                notes.append((given.field, gettext(CUT)))
            given.done()
        except NotTaken as refused:
            if refused.why not in KEEPS_ITS_PIECES:
                given.done()
            problems.append((given.field, _why(given.field, refused.why)))
    return Taken(items, problems, notes)


def _why(field: str, why: str) -> str:
    """By the field it came with."""
    if why == "sound" and takes_voices():
        return gettext(SOUND_APART)
    return gettext((OF_A_VOICE if field == "voice" else {}).get(why) or WHY[why])


def piece_taken(secret: bytes) -> Response:
    """One piece (`number`, `piece`) of the file that the browser calls `upload`; how many are here now.

    Without a piece it only says so: from there a broken upload goes on.
    """
    pieces = here().blobs.pieces(secret, request.form.get("upload", ""))
    try:
        if "piece" in request.files:
            pieces.keep(request.form.get("number", -1, type=int), request.files["piece"].stream.read())
    except NotTaken as refused:
        return Response(refused.why, 422, mimetype="text/plain")
    return Response(str(pieces.have()), mimetype="text/plain")


class _Whole:
    """A file that came with the form."""

    def __init__(self, field: str, file: FileStorage) -> None:
        self.field, self._file = field, file

    def read(self) -> bytes:
        self._file.stream.seek(0)  # the database may ask for the same once more
        return self._file.stream.read()

    def done(self) -> None:
        """Nothing of it lies anywhere."""


class _InPieces:
    """A file that came before the form."""

    def __init__(self, field: str, pieces: Pieces) -> None:
        self.field, self._pieces = field, pieces

    def read(self) -> bytes:
        """Raises NotTaken."""
        try:
            return self._pieces.whole()
        except Gone:
            raise NotTaken("lost") from None

    def done(self) -> None:
        """Once the answer leaves: the database may ask for the same once more."""
        after_this_request(self._drop)

    def _drop(self, response: Response) -> Response:
        self._pieces.drop()
        return response


def _given(secret: bytes) -> Iterator[_Whole | _InPieces]:
    for field in FIELDS:
        yield from (_Whole(field, file) for file in request.files.getlist(field) if file.filename)
        for upload in request.form.getlist(f"{field}_came"):
            yield _InPieces(field, here().blobs.pieces(secret, upload))


def _kept(keys: Keys, field: str, raw: bytes) -> tuple[Item, bool]:
    """(the item, whether all of it is there). A voice is made unlike the speaker's where asked. Raises NotTaken."""
    unlike = field == "voice" and request.form.get("unlike") == "yes"
    if scanner := here().settings.clamav:
        scanned(raw, scanner)
    kind, data, pages = _cleaned(field, raw, unlike=unlike)
    item = here().blobs.keep(keys, data, kind=kind, pages=pages, worker=here().directory.worker)
    return replace(item, unlike=unlike), kind != "voice" or not is_cut(data)


def _cleaned(field: str, raw: bytes, *, unlike: bool) -> tuple[str, bytes, int]:
    """(kind, what is left of it, pages). Raises NotTaken."""
    if field == "voice":
        return "voice", cleaned_voice(raw, unlike=unlike), 1
    if is_paper(raw):
        return "paper", *cleaned_paper(raw)
    return "photo", cleaned(raw), 1
