"""What a demonstration holds, for whoever looks at it or tests it (`portal.demo/1`)."""

from __future__ import annotations

from typing import Any

from portal.cases.rows import ref_of
from portal.cli.demonstration.cast import CAST, PASSWORD
from portal.cli.demonstration.place import Place
from portal.cli.demonstration.story import Story
from portal.config import Settings
from portal.officers.second import FOR_DEMONSTRATION
from portal.vault.opener import Opener


def told(stories: list[Story]) -> dict[str, Any]:
    """The part that is kept in a file, because afterwards nobody could find it out."""
    return {
        "mailboxes": [_mailbox(story) for story in stories],
        "stories": [_story(story) for story in stories],
    }


def description(place: Place, made: dict[str, Any]) -> dict[str, Any]:
    bind = place.settings.bind
    names = [person.login for person in CAST.people]
    offices = {person.login: person.office for person in CAST.people}
    return {
        "base": base(bind) if bind != Settings.bind else made.get("base") or base(bind),
        "now": place.settings.now().isoformat(),
        "officers": [
            {"name": name, "office": offices[name], "password": PASSWORD, "totp": FOR_DEMONSTRATION} for name in names
        ],
        "mailboxes": made["mailboxes"],
        "kiosks": [],
        "stories": made["stories"],
    }


def base(bind: str) -> str:
    """The address people type; a server bound to every address is reached on this host."""
    host, _, port = bind.rpartition(":")
    return f"http://{'127.0.0.1' if host in ('0.0.0.0', '[::]') else host}:{port}"  # noqa: S104


def _mailbox(story: Story) -> dict[str, str]:
    kind = "drawer" if Opener(story.door).by_pictures else "code"
    return {"story": story.id, kind: story.door, "locale": story.letter.language if story.letter else "en"}


def _story(story: Story) -> dict[str, str]:
    plain = {"id": story.id, "title": story.title}
    if story.letter is None:
        return plain
    return plain | {"case": ref_of(story.letter.case), "office": story.letter.answers["office"]}
