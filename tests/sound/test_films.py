"""Films in sign language: what a site puts into a folder by name is shown; where there is none that is said (R-22)."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import av
import pytest
from click.testing import CliRunner

from portal.cli import main
from portal.languages.films import SIGNED, film_faults, film_file, films_for, films_in
from tests.web.frames import doors
from tests.world import World


def a_film() -> bytes:
    """Two pictures of sixteen points: as small as a webm gets."""
    written = BytesIO()
    with av.open(written, "w", format="webm") as film:
        stream = film.add_stream("libvpx", rate=1, width=16, height=16, pix_fmt="yuv420p")
        for shade in (0, 255):
            frame = av.VideoFrame(16, 16, "yuv420p")
            for plane in frame.planes:
                plane.update(bytes([shade]) * plane.buffer_size)
            film.mux(stream.encode(frame))
        film.mux(stream.encode())
    return written.getvalue()


def part_of(screen: str) -> int:
    """Which screen it is, by its way back."""
    return max(int(each) for each in re.findall(r"/rules/NGT\?part=(\d+)\"", screen) if each != "99") + 1


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, film = tmp_path_factory.mktemp("films"), a_film()
    for name in ("how.bfi.webm", "admission.bfi.webm", "admission-NGT.bfi.webm", "admission.fsl.webm"):
        (folder / name).write_bytes(film)
    (folder / "how.bfi.en.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHow it works\n")
    (folder / "how.zzz.webm").write_bytes(film)
    (folder / "readme.txt").write_text("ours")
    return folder


def test_the_folder_says_what_there_is_and_what_is_named_wrong(place: Path) -> None:
    assert {each.file for each in films_in(place)} == {
        "how.bfi.webm", "admission.bfi.webm", "admission-NGT.bfi.webm", "admission.fsl.webm"
    }  # fmt: skip
    assert [each.file for each in films_for(place, "admission", "NGT")] == [
        "admission-NGT.bfi.webm",
        "admission.fsl.webm",
    ]
    assert [each.file for each in films_for(place, "admission", "EWT")] == ["admission.bfi.webm", "admission.fsl.webm"]
    assert [file for file, _ in film_faults(place)] == ["how.zzz.webm", "readme.txt"]
    assert film_file(place, "../films/how.bfi.webm") is None and film_file(place, "readme.txt") is None
    assert films_in(None) == [] and all(len(code) == 3 for code in SIGNED)


def test_the_commands_name_the_films(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.cli.languages.LOCALES", {})
    monkeypatch.setattr("portal.cli.languages.offered", lambda _: [])
    monkeypatch.setattr("portal.cli.languages.faults", list)
    environ = {"PORTAL_ENV": "test", "PORTAL_FILMS": str(place)}
    listed = CliRunner().invoke(main, ["languages", "list"], env=environ).output
    assert "how.bfi.webm" in listed and "British Sign Language" in listed
    checked = CliRunner().invoke(main, ["languages", "check"], env=environ)
    assert "how.zzz.webm" in checked.output and checked.exit_code == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_pages_show_them_from_our_own_host_and_begin_nothing_by_themselves(world: World, place: Path) -> None:
    with doors(replace(world.settings, films=place), "public", "kiosk") as app:
        client = app.test_client()
        how, first = (client.get(path).text for path in ("/en/how", "/en/admission/NGT"))
        assert 'src="/static/films/how.bfi.webm"' in how and 'src="/static/films/how.bfi.en.vtt" srclang="en"' in how
        assert "autoplay" not in how and 'preload="none"' in how and "There is no film" not in how
        assert "admission-NGT.bfi.webm" in first and "Langue des signes française" in first
        with client.get("/static/films/how.bfi.webm", headers={"Range": "bytes=0-3"}) as piece:
            assert (piece.status_code, piece.mimetype, len(piece.data)) == (206, "video/webm", 4)
        with client.get("/static/films/how.bfi.en.vtt") as captions:
            assert captions.mimetype == "text/vtt"
        assert client.get("/static/films/readme.txt").status_code == 404
        last = client.get("/en/kiosk/rules/NGT?part=99")
        before = client.get(f"/en/kiosk/rules/NGT?part={part_of(last.text) - 1}").text
        assert "admission.fsl.webm" in last.text and last.headers["Refresh"].startswith("600;")
        assert "admission-NGT.bfi.webm" in before and "fsl" not in before and "a person who signs" not in before


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_where_there_is_none_it_is_said_and_a_person_who_signs_can_be_asked_for(world: World) -> None:
    with doors(world.settings, "public", "kiosk", "filing") as app:
        client = app.test_client()
        last = client.get("/en/kiosk/rules/NGT?part=99")
        for text in (client.get("/en/how").text, client.get("/en/admission/NGT").text, last.text):
            assert "There is no film in sign language here yet." in text and "<video" not in text
            assert "You can ask for a person who signs." in text and 'name="kind" value="help"' in text
        assert not last.headers["Refresh"].startswith("600;")
        token = client.get("/en/how").text.partition('name="form_token" value="')[2].partition('"')[0]
        client.post("/en/write", data={"form_token": token, "filer": "prisoner", "kind": "help"})
        about = client.get("/en/write/about").text
        assert 'value="help" checked' in about
