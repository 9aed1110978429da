"""An officer's own voice with an answer: sealed to the case as soon as it comes, held by this session until sent."""

from __future__ import annotations

from flask import request, session

from portal.cases.sight import CaseInSight
from portal.evidence import Item, items_of
from portal.web.shared import here
from portal.web.shared.given import Problems, taken

HELD = "voices"
MOST_HELD = 20
"""Letters of which a session remembers a voice; what is never sent is gone from the disk after two days."""


def voice_of(ref: str) -> Item | None:
    """What this officer said for this letter and did not send yet."""
    return next(iter(items_of(session.get(HELD, {}).get(ref))), None)


def voice_posted() -> bool:
    """Whether the answer in this request has a voice, now or from before."""
    file = request.files.get("voice")
    return bool(file and file.filename) or voice_of((request.view_args or {}).get("ref", "")) is not None


def take_voice(sight: CaseInSight, ref: str) -> Problems:
    """The voice that came with this form, in place of an earlier one; (id of the field, what to do) if it is none."""
    if request.form.get("drop_voice") == "yes":
        forget_voice(ref)
    items, problems = taken(sight.keys, secret=sight.keys.seed)
    for item in items:
        if item.kind == "voice":
            others = {name: said for name, said in session.get(HELD, {}).items() if name != ref}
            session[HELD] = dict([*others.items(), (ref, [item.said])][-MOST_HELD:])
        else:
            here().blobs.drop(item)
    return [(f"answer-{field}", says) for field, says in problems if field == "voice"]


def forget_voice(ref: str) -> None:
    """It was sent, or is not wanted."""
    session[HELD] = {name: said for name, said in session.get(HELD, {}).items() if name != ref}
