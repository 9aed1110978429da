"""An officer's own voice with an answer: sealed to the case as soon as it comes, and kept with the words until sent."""

from __future__ import annotations

import json

from flask import g, request

from portal.cases.sight import CaseInSight
from portal.cases.unsent import KEPT_DAYS
from portal.database import writing
from portal.evidence import Item, items_of
from portal.web.desk.drafted import VOICE, drafted_by, keep_draft
from portal.web.desk.seat import Seat
from portal.web.shared import database, here
from portal.web.shared.given import Problems, taken


def voice_of(seat: Seat, sight: CaseInSight) -> Item | None:
    """What this officer said for this letter and did not send yet."""
    drafted = drafted_by(seat, sight)
    said = drafted.words.get(VOICE) if drafted else None
    found = next(iter(items_of([json.loads(said)])), None) if said else None
    g.voiced = found is not None
    return found


def voice_posted() -> bool:
    """Whether the answer in this request has a voice, as far as `voice_of` was asked."""
    return bool(g.get("voiced", False))


def voice_changes() -> bool:
    """Whether this form brings a voice, or leaves one out."""
    file = request.files.get("voice")
    return bool(file and file.filename) or request.form.get("drop_voice") == "yes"


def take_voice(seat: Seat, sight: CaseInSight, words: dict[str, str]) -> Problems:
    """The voice that came with this form, in place of an earlier one; (id of the field, what to do) if it is none.

    Kept at once and with the words, in a transaction of its own: whatever else is not right with the form, nobody has
    to say it again. What the request held is let go: look at the case again afterwards.
    """
    dropped, before = request.form.get("drop_voice") == "yes", voice_of(seat, sight)
    database().rollback()
    items, problems, notes = taken(sight.keys, secret=sight.keys.seed)
    voices = [each for each in items if each.kind == "voice"]
    for item in items:
        if item not in voices[-1:]:
            here().blobs.drop(item)
    if voices or dropped:
        _keep(seat, sight, words, voices[-1] if voices else None)
        if before is not None:
            here().blobs.drop(before)
    return [(f"answer-{field}", says) for field, says in (*problems, *notes) if field == "voice"]


def _keep(seat: Seat, sight: CaseInSight, words: dict[str, str], voice: Item | None) -> None:
    if voice is not None:
        here().blobs.stay(voice, days=KEPT_DAYS)
    with writing(here().engine) as session:
        keep_draft(seat, sight, words, voice=json.dumps(voice.said) if voice else "", session=session)
        session.commit()
