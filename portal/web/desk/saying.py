"""An officer's own voice with words: sealed to the case as soon as it comes, and kept with the words until sent."""

from __future__ import annotations

import json

from flask import g, request

from portal.cases import unsent
from portal.cases.sight import CaseInSight
from portal.cases.unsent import KEPT_DAYS
from portal.casework.spoken import Voice
from portal.database import writing
from portal.evidence import Item, items_of
from portal.web.desk.drafted import VOICE, Drafted, drafted_by, keep_draft
from portal.web.desk.sayings import Saying
from portal.web.desk.seat import Seat
from portal.web.shared import database, here
from portal.web.shared.given import Problems, taken


def voice_of(seat: Seat, sight: CaseInSight, saying: Saying) -> Item | None:
    """What this officer said for this letter and did not send yet."""
    drafted = drafted_by(seat, sight, saying)
    return voice_in(drafted) if drafted else None


def voice_in(drafted: Drafted) -> Item | None:
    said = drafted.words.get(VOICE)
    return next(iter(items_of([json.loads(said)])), None) if said else None


def spoken_by(seat: Seat, sight: CaseInSight, saying: Saying) -> Voice | None:
    """The same as the verbs take it: it is in their language."""
    item = voice_of(seat, sight, saying)
    return Voice(item, sight.docket.language) if item else None


def sent(seat: Seat, sight: CaseInSight, saying: Saying) -> None:
    """The words went out: the voice stays as long as the letter, and what was kept of them goes."""
    item = voice_of(seat, sight, saying)
    here().blobs.settle((item,) if item else ())
    if sight.desk is not None:
        unsent.forget(database(), sight.desk, seat.officer.id, of=saying.of)


def voice_posted() -> bool:
    """Whether the words in this request have a voice, as far as `look_for_voice` was asked."""
    return bool(g.get("voiced", False))


def look_for_voice(seat: Seat, sight: CaseInSight, saying: Saying) -> None:
    """Before a form is looked at: a voice is as good as words."""
    g.voiced = voice_of(seat, sight, saying) is not None


def voice_changes() -> bool:
    """Whether this form brings a voice, or leaves one out."""
    file = request.files.get("voice")
    return bool(file and file.filename) or request.form.get("drop_voice") == "yes"


def take_voice(seat: Seat, sight: CaseInSight, words: dict[str, str], saying: Saying) -> Problems:
    """The voice that came with this form, in place of an earlier one; (id of the field, what to do) if it is none.

    Kept at once and with the words, in a transaction of its own: whatever else is not right with the form, nobody has
    to say it again. What the request held is let go: look at the case again afterwards.
    """
    dropped, before = request.form.get("drop_voice") == "yes", voice_of(seat, sight, saying)
    database().rollback()
    items, problems, notes = taken(sight.keys, secret=sight.keys.seed)
    voices = [each for each in items if each.kind == "voice"]
    for item in items:
        if item not in voices[-1:]:
            here().blobs.drop(item)
    if voices or dropped:
        _keep(seat, sight, words, voices[-1] if voices else None, saying)
        if before is not None:
            here().blobs.drop(before)
    return [(f"{saying.id}-{field}", says) for field, says in (*problems, *notes) if field == "voice"]


def _keep(seat: Seat, sight: CaseInSight, words: dict[str, str], voice: Item | None, saying: Saying) -> None:
    if voice is not None:
        here().blobs.stay(voice, days=KEPT_DAYS)
    with writing(here().engine) as session:
        said = json.dumps(voice.said) if voice else ""
        keep_draft(seat, sight, words, saying=saying, voice=said, session=session)
        session.commit()
