"""A photo goes with a letter: cleaned, sealed, shown to who holds the case, and nowhere in the clear."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from portal import create_app
from portal.evidence import voice
from portal.web.shared.given import CUT, OF_A_VOICE, SOUND_APART, WHY
from tests.evidence.planted import REFUSED, SECRET, picture, script, with_place
from tests.evidence.test_voice import height_of, wave
from tests.web.desks import desk
from tests.web.letters import begin, person, sent, walk
from tests.web.person import Person
from tests.world import World

__all__ = ["person"]
pytestmark = pytest.mark.engines(1)
CHANGED, TICKED = "This voice was changed.", 'id="unlike-yes" value="yes" checked'


@pytest.fixture
def app(world: World, tmp_path: Path) -> Iterator[Flask]:
    settings = replace(world.settings, blobs=str(tmp_path / "blobs"))
    app = create_app(settings, doors=("public", "filing", "mailbox", "kiosk", "signin", "desk"))
    app.testing = True
    yield app
    app.portal.close()


def give(person: Person, *files: bytes, **more: str) -> object:
    form = person.client.get("/en/write/evidence")
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form.text))
    data = {**fields, **more, "file": [(io.BytesIO(raw), f"IMG_{n}.jpg") for n, raw in enumerate(files)]}
    return person.client.post("/en/write/evidence", data=data)


def written(person: Person, app: Flask) -> Person:
    begin(person, app)
    walk(person, until="told")
    return person


@pytest.mark.engines(2)
def test_a_photo_goes_with_the_letter_and_is_seen_by_who_holds_it(
    person: Person, app: Flask, world: World, tmp_path: Path
) -> None:
    written(person, app)
    raw = with_place()
    assert give(person, raw).status_code == 303  # type: ignore[attr-defined]
    own = re.findall(r'src="(/en/write/evidence/\w+)"', person.client.get("/en/write/evidence").text)
    assert person.client.get(own[0]).mimetype == "image/jpeg"
    code = walk(person, until="keep").code
    assert "Photos and voice: 1" in person.client.get("/en/write/check").text
    walk(person)
    assert person.page.name == "filing.sent"
    [item] = sent(world, code).envelopes[0].body["files"]
    assert item["kind"] == "photo"
    holder = desk(app, "inspector.adeyemi")
    row = holder.list()[0]
    address = f"/desk/cases/{row['ref']}/files/{item['id']}"
    assert holder.get(address).status_code == 404, "not before it is opened"
    holder.post(f"/desk/cases/{row['ref']}/openings")
    assert address in holder.get(f"/desk/cases/{row['ref']}").text
    shown = holder.get(address)
    assert (shown.status_code, shown.mimetype) == (200, "image/jpeg")
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert shown.headers["Content-Disposition"].startswith("inline; filename=")
    assert (shown.headers["Cache-Control"], shown.headers["X-Content-Type-Options"]) == ("no-store", "nosniff")
    assert SECRET not in shown.data
    with Image.open(io.BytesIO(shown.data)) as image:
        assert image.size == (64, 48)
    assert desk(app, "ombudsman").get(address).status_code == 404
    assert app.test_client().get(own[0]).status_code == 404
    for path in [each for each in tmp_path.rglob("*") if each.is_file() and "blobs" in each.parts]:
        assert b"JFIF" not in path.read_bytes()


def test_one_may_be_taken_off_and_leaves_nothing(person: Person, app: Flask, tmp_path: Path) -> None:
    written(person, app)
    give(person, picture(), picture(size=(32, 32)))
    first, second = re.findall(r'name="remove" value="(\w+)"', person.client.get("/en/write/evidence").text)
    give(person, remove=first)
    assert re.findall(r'name="remove" value="(\w+)"', person.client.get("/en/write/evidence").text) == [second]
    assert [path.name for path in (tmp_path / "blobs").rglob("*") if path.is_file()] == [second]


@pytest.mark.parametrize(
    ("planted", "why"), {**REFUSED, script: "broken_paper"}.items(), ids=lambda each: getattr(each, "__name__", each)
)
def test_what_is_not_taken_says_how_to_go_on(person: Person, app: Flask, planted: object, why: str) -> None:
    written(person, app)
    answer = give(person, planted())  # type: ignore[operator]
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert WHY[why] in answer.text  # type: ignore[attr-defined]
    assert "Add them" in answer.text  # type: ignore[attr-defined]


def test_a_paper_goes_with_the_letter_page_by_page(person: Person, app: Flask, world: World) -> None:
    written(person, app)
    raw = io.BytesIO()
    pages = [Image.new("RGB", (60, 80), colour) for colour in ("black", "white")]
    pages[0].save(raw, "PDF", save_all=True, append_images=pages[1:], author=SECRET.decode())
    assert give(person, raw.getvalue()).status_code == 303  # type: ignore[attr-defined]
    shown = person.client.get("/en/write/evidence").text
    own = re.findall(r'<img src="(/en/write/evidence/\w+\?page=\d)" alt="Page \d of 2"', shown)
    assert [person.client.get(each).mimetype for each in own] == ["image/jpeg"] * 2
    assert person.client.get(own[0].replace("=1", "=3")).status_code == 404
    code = walk(person, until="keep").code
    walk(person)
    [item] = sent(world, code).envelopes[0].body["files"]
    assert (item["kind"], item["pages"]) == ("paper", 2)
    holder = desk(app, "inspector.adeyemi")
    ref = holder.list()[0]["ref"]
    holder.post(f"/desk/cases/{ref}/openings")
    for number, colour in ((1, 0), (2, 255)):
        seen = holder.get(f"/desk/cases/{ref}/files/{item['id']}?page={number}")
        assert f"{seen.request.full_path}" in holder.get(f"/desk/cases/{ref}").text
        assert "sandbox" in seen.headers["Content-Security-Policy"]
        with Image.open(io.BytesIO(seen.data)) as image:
            assert abs(image.convert("L").getpixel((20, 20)) - colour) < 20  # type: ignore[operator]


def test_six_are_enough(person: Person, app: Flask) -> None:
    written(person, app)
    answer = give(person, *[picture(size=(8, 8))] * 7)
    assert WHY["too_many"] in answer.text  # type: ignore[attr-defined]
    assert person.client.get("/en/write/evidence").text.count('name="remove"') == 6


def test_words_typed_before_adding_photos_are_kept(person: Person, app: Flask) -> None:
    written(person, app)
    form = dict(person.page.forms[-1].fields)
    answer = person.client.post("/en/write/told", data={**form, "text": "He hit me.", "photos": "yes"})
    assert answer.location == "/en/write/evidence"
    assert "He hit me." in person.client.get("/en/write/told").text


def test_without_a_letter_there_is_no_page(app: Flask) -> None:
    assert app.test_client().get("/en/write/evidence").location == "/en/"
    assert app.test_client().get("/en/write/evidence/" + "a" * 32).status_code == 404


def test_a_voice_goes_with_the_letter_and_can_be_played(person: Person, app: Flask, world: World) -> None:
    pytest.importorskip("av")
    written(person, app)
    form = person.client.get("/en/write/evidence")
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form.text))
    data = {**fields, "tongue": "Kikamba", "voice": [(io.BytesIO(wave(2)), "voice.wav")]}
    assert person.client.post("/en/write/evidence", data=data).status_code == 303
    page = person.client.get("/en/write/evidence").text
    assert 'name="tongue" type="text" value="Kikamba"' in page
    own = re.findall(r'<audio controls preload="none" src="(/en/write/evidence/\w+)"', page)
    piece = person.client.get(own[0], headers={"Range": "bytes=0-1"})
    assert (piece.status_code, piece.mimetype, len(piece.data)) == (206, "audio/mpeg", 2)
    assert (CHANGED in page, TICKED in page) == (False, False)
    data |= {"unlike": "yes", "voice": [(io.BytesIO(wave(2)), "voice.wav")]}
    assert person.client.post("/en/write/evidence", data=data).status_code == 303
    page = person.client.get("/en/write/evidence").text
    assert (page.count(CHANGED), TICKED in page) == (1, True), "told, and the next one too"
    sounds = [person.client.get(each).data for each in re.findall(r'src="(/en/write/evidence/\w+)"', page)]
    assert not 0.9 < height_of(sounds[1]) / height_of(sounds[0]) < 1.1, "they hear it as it will be heard"
    code = walk(person, until="keep").code
    walk(person)
    body = sent(world, code).envelopes[0].body
    assert [(each["kind"], each.get("unlike")) for each in body["files"]] == [("voice", None), ("voice", True)]
    assert body["said"]["tongue"] == "Kikamba"


def test_on_a_kiosk_there_is_a_voice_and_nobody_files(person: Person, app: Flask) -> None:
    pytest.importorskip("av")
    begin(person, app, kiosk="1")
    assert "The law here" in person.go("/en/write/told?ask=text").said
    telling = person.press().html
    assert re.search(r"<div data-talks hidden>(<span.*>)?\s*<button[^>]*>.*Talk instead of writing</button>", telling)
    page = person.client.get("/en/write/evidence").text
    assert ('id="file"' in page, "<div hidden><div data-plain>" in page, "Hold and talk" in page) == (False, True, True)
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    given = {**fields, "voice": [(io.BytesIO(wave(1)), "voice.webm")]}
    assert person.client.post("/en/write/evidence", data=given).location == "/en/write/evidence"
    kept = person.client.get("/en/write/evidence").text
    assert "Recording 1" in kept
    on = person.client.post(
        "/en/write/evidence", data={**given, "done": "yes", "voice": [(io.BytesIO(wave(1)), "v.webm")]}
    )
    assert on.location == "/en/write/to?ask=office", "who has spoken is not led back to the screen for typing"


def test_no_recording_says_how_to_go_on(person: Person, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("av")
    written(person, app)
    form = person.client.get("/en/write/evidence")
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form.text))
    answer = person.client.post("/en/write/evidence", data={**fields, "voice": [(io.BytesIO(b"no"), "x.mp3")]})
    assert (answer.status_code, WHY["not_a_sound"] in answer.text) == (422, True)
    sound, large = [(io.BytesIO(wave(1)), "x.wav")], [(io.BytesIO(wave(1)), "x.wav")]
    wrong_field = person.client.post("/en/write/evidence", data={**fields, "file": sound})
    assert (wrong_field.status_code, SOUND_APART in wrong_field.text) == (422, True)
    monkeypatch.setattr(voice, "LARGEST", 1_000)
    too_large = person.client.post("/en/write/evidence", data={**fields, "voice": large}).text
    assert (OF_A_VOICE["too_large"] in too_large, "photo again" in too_large) == (True, False)


def test_what_is_cut_off_is_kept_and_said(
    person: Person, app: Flask, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("av")
    monkeypatch.setattr(voice, "LONGEST", 1)
    written(person, app)
    fields = dict(
        re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', person.client.get("/en/write/evidence").text)
    )
    answer = person.client.post("/en/write/evidence", data={**fields, "voice": [(io.BytesIO(wave(2)), "x.wav")]})
    assert (answer.status_code, CUT in answer.text, "Recording 1" in answer.text) == (422, True, True)
    receipt = world.lodge("inspectorate")
    client, code = app.test_client(), world.codes[receipt.case]
    token = re.findall(r'name="form_token" value="([^"]+)"', client.get("/en/read").text)[0]
    client.post("/en/read", data={"form_token": token, "code": code})
    csrf = re.findall(r'name="csrf_token" value="([^"]+)"', client.get("/en/read/messages/0").text)[0]
    data = {"csrf_token": csrf, "text": "More.", "voice": [(io.BytesIO(wave(2)), "x.wav")]}
    assert client.post("/en/read/cases/0/additions", data=data).status_code == 303
    assert [CUT in client.get("/en/read/messages/0").text for _ in range(2)] == [True, False]


def test_go_on_and_every_other_button_take_what_was_picked(person: Person, app: Flask) -> None:
    written(person, app)
    assert give(person, with_place(), done="yes").location == "/en/write/told"  # type: ignore[attr-defined]
    assert give(person, with_place(), locale="ar").location == "/ar/write/evidence"  # type: ignore[attr-defined]
    first, second = re.findall(r'name="remove" value="(\w+)"', person.client.get("/en/write/evidence").text)
    give(person, with_place(), remove=first)
    left = re.findall(r'name="remove" value="(\w+)"', person.client.get("/en/write/evidence").text)
    assert len(left) == 2 and left[0] == second
    assert b'name="done"' in person.client.get("/en/write/evidence").data


def test_more_can_be_said_with_photos(person: Person, app: Flask, world: World) -> None:
    receipt = world.lodge("inspectorate")
    client, code = app.test_client(), world.codes[receipt.case]
    token = re.findall(r'name="form_token" value="([^"]+)"', client.get("/en/read").text)[0]
    client.post("/en/read", data={"form_token": token, "code": code})
    fields = re.findall(r'name="csrf_token" value="([^"]+)"', client.get("/en/read/messages/0").text)
    for raw, status in ((b"no picture", 422), (with_place(), 303)):
        data = {"csrf_token": fields[0], "text": "See this.", "file": [(io.BytesIO(raw), "x.jpg")]}
        assert client.post("/en/read/cases/0/additions", data=data).status_code == status
    envelopes = sent(world, code).envelopes
    assert [len(each.body.get("files", [])) for each in envelopes] == [0, 1]
    name = envelopes[1].body["files"][0]["id"]
    shown = client.get(f"/en/read/cases/0/files/{name}")
    assert (shown.status_code, shown.mimetype, SECRET in shown.data) == (200, "image/jpeg", False)
    assert client.get("/en/read/cases/0/files/" + "a" * 32).status_code == 404
