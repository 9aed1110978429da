"""A file that comes in pieces: what has arrived stays sealed, goes on after a break, and becomes the file it was."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from flask import Flask

from portal.evidence import PIECE, pieces
from portal.web.shared.given import WHY
from tests.evidence.planted import SECRET, picture
from tests.evidence.test_letters_with_photos import app, written
from tests.web.letters import person
from tests.web.person import Person

__all__ = ["app", "person"]
pytestmark = pytest.mark.engines(1)

FILE = picture(size=(400, 300)) + SECRET * (3 * PIECE // len(SECRET))


def fields_of(person: Person) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', person.client.get("/en/write/evidence").text))


def piece(person: Person, number: int | None = None, raw: bytes = b"", **more: str) -> str:
    """What is said to one piece; without a number, to the question how many there are."""
    data = {**fields_of(person), "upload": "IMG_1.jpg|400000|1", **more}
    if number is not None:
        data |= {"number": str(number), "piece": (io.BytesIO(raw), "piece")}  # type: ignore[dict-item]
    answer = person.client.post("/en/write/evidence/pieces", data=data)
    return answer.text if answer.status_code == 200 else str(answer.status_code)


def test_a_broken_upload_goes_on_from_where_it_was(person: Person, app: Flask, tmp_path: Path) -> None:
    written(person, app)
    parts = [FILE[at : at + PIECE] for at in range(0, len(FILE), PIECE)]
    assert piece(person) == "0"
    assert [piece(person, number, raw) for number, raw in enumerate(parts[:2])] == ["1", "2"]
    assert piece(person, upload="another file") == "0"
    for path in (tmp_path / "blobs").rglob("*"):
        assert path.is_dir() or (SECRET not in (raw := path.read_bytes()) and len(raw) == PIECE + 77), path
    assert piece(person) == "2", "after the line broke"
    assert [piece(person, number, parts[number]) for number in (1, 2, 3)] == ["2", "3", "4"]
    done = person.client.post("/en/write/evidence", data={**fields_of(person), "file_came": "IMG_1.jpg|400000|1"})
    assert done.status_code == 303
    shown = person.client.get("/en/write/evidence").text
    assert "Photo 1" in shown
    assert SECRET not in person.client.get(re.findall(r'src="(/en/write/evidence/\w+)"', shown)[0]).data
    assert len([path for path in (tmp_path / "blobs").rglob("*") if path.is_file()]) == 1, "the pieces are gone"


def test_what_never_came_and_what_is_no_picture_say_so_and_leave_nothing(
    person: Person, app: Flask, tmp_path: Path
) -> None:
    written(person, app)
    piece(person, 0, b"no picture")
    for upload, why in (("IMG_1.jpg|400000|1", "not_a_picture"), ("IMG_1.jpg|400000|1", "lost")):
        answer = person.client.post("/en/write/evidence", data={**fields_of(person), "file_came": upload})
        assert (answer.status_code, WHY[why] in answer.text) == (422, True)
    assert [path for path in (tmp_path / "blobs").rglob("*") if path.is_file()] == []


def test_nobody_else_adds_a_piece_and_no_piece_is_larger(person: Person, app: Flask) -> None:
    written(person, app)
    assert piece(person, 0, bytes(PIECE + 1)) == "422"
    assert piece(person, pieces.MOST_PIECES, b"x") == "422"
    assert piece(person, -1, b"x") == "422"
    assert piece(person, 0, b"x", csrf_token="no") == "409"
    assert piece(person, 0, b"x", once="no") == "409"
    assert app.test_client().post("/en/write/evidence/pieces", data={"upload": "x"}).status_code == 409
