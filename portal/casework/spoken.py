"""What is said to the person can be heard by the person, whatever kind of words it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from portal.cases import Opened, errand
from portal.cases.docket import Docket
from portal.cases.sight import CaseInSight
from portal.casework.interpret import words_for
from portal.casework.refusals import NoSpokenForm
from portal.directory import Directory
from portal.evidence import Item
from portal.interpretation import Chosen, has_spoken_form, said_of
from portal.vault import Site


@dataclass(frozen=True)
class Voice:
    """An officer's own, kept for this case. In the person's language it is the spoken form of words in any other."""

    item: Item
    language: str


def require_spoken_form(docket: Docket, words: str, language: str, voice: Voice | None = None) -> None:
    """Raises NoSpokenForm: no voice says these free words to whoever the letter is from."""
    said = voice is not None and voice.language == docket.language
    if not said and not has_spoken_form(words=words, language=language, theirs=docket.language):
        raise NoSpokenForm


def said_to_them(
    session: Session, site: Site, sight: CaseInSight, opened: Opened, directory: Directory, *, what: str, text: str,
    language: str, sentences: Sequence[Chosen] = (), voice: Voice | None = None, read: bool = True,
) -> dict[str, Any]:  # fmt: skip
    """What stands in the body: the words, the sentences of the book in every language, the voice.

    The one way from an officer's words to a letter: none goes by it that nobody can say to them. `read`: whether
    whoever wrote will see it at all. Where these are an interpreter's words for that (`what`, of `errand.UNSENT`) to
    the letter: his signature too, and what the officer wrote. Raises NoSpokenForm, SlotMissing.
    """
    if read:
        require_spoken_form(sight.docket, text, language, voice)
    body: dict[str, Any] = {"text": text}
    body |= {"sentences": said_of(sentences, directory)} if sentences else {}
    body |= {"files": [voice.item.said], "voice_in": voice.language} if voice else {}
    work = words_for(session, site, sight, opened, directory, what=what, text=text, language=language)
    if work is None:
        return body
    errand.take_up(session, site, sight.id, work.act)
    return body | {"text": work.text, "interpreted": work.signed, "draft": work.draft}
