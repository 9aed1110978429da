"""With a scanner: what it finds leaves nothing behind; while it is away files wait, words do not."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from portal.web.shared.given import WHY
from tests.evidence.planted import picture
from tests.evidence.test_letters_with_photos import app, give, written
from tests.evidence.test_pieces import fields_of, piece
from tests.evidence.test_scan import SIGNATURE, Clamd, clamd
from tests.web.letters import person
from tests.web.person import Person

__all__ = ["app", "clamd", "person"]
pytestmark = pytest.mark.engines(1)


def files(place: Path) -> list[Path]:
    return [path for path in (place / "blobs").rglob("*") if path.is_file()]


def ask(app: Flask, address: str) -> None:
    object.__setattr__(app.portal, "settings", replace(app.portal.settings, clamav=address))  # type: ignore[attr-defined]


def test_found_clean_and_away(
    person: Person, app: Flask, tmp_path: Path, clamd: Callable[..., tuple[str, Clamd]]
) -> None:
    written(person, app)
    address, scanner = clamd()
    ask(app, address)
    harmful = give(person, picture() + SIGNATURE)
    assert (harmful.status_code, WHY["harmful"] in harmful.text, files(tmp_path)) == (422, True, [])  # type: ignore[attr-defined]
    piece(person, 0, picture(size=(32, 32)))
    scanner.listener.shutdown(socket.SHUT_RDWR)
    scanner.listener.close()
    away = person.client.post("/en/write/evidence", data={**fields_of(person), "file_came": "IMG_1.jpg|400000|1"})
    assert (away.status_code, WHY["not_checked"] in away.text) == (422, True)
    assert re.findall(r"Photo \d", away.text) == []
    assert piece(person) == "1", "what has arrived need not be sent again"
    ask(app, clamd()[0])
    again = person.client.post("/en/write/evidence", data={**fields_of(person), "file_came": "IMG_1.jpg|400000|1"})
    assert (again.status_code, len(files(tmp_path))) == (303, 1)
