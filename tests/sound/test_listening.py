"""Hearing a page: the same person, the same page, nothing written, nothing kept."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import create_app
from portal.interpretation import sounds as sounds_module
from portal.interpretation.sounds import name_of
from portal.languages import catalogue
from portal.web.shared import sound as sound_module
from tests.web.letters import begin, person, walk
from tests.web.person import Person
from tests.world import World, world

__all__ = ["person", "world"]
pytestmark = pytest.mark.engines(1)


@pytest.fixture(autouse=True)
def _voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A voice whose sounds can be read."""
    monkeypatch.setattr(sounds_module, "pause", lambda: b"|")
    monkeypatch.setattr(sounds_module, "speak", lambda text, locale: text.encode())
    monkeypatch.setattr(
        sounds_module.Sounds, "of", lambda self, name, locale: sounds_module.said_in(locale)[name].encode()
    )
    monkeypatch.setattr(sounds_module, "can_speak", lambda locale: locale in ("en", "fr", "ar"))


@pytest.fixture
def app(world: World) -> Iterator[Flask]:
    sounds = world.settings.state_folder / "sounds"  # a voice for tests leaves nothing behind
    app = create_app(
        replace(world.settings, sounds=sounds, locales=("en", "fr", "ar")),
        doors=("public", "filing", "kiosk", "mailbox", "signin"),
    )
    app.testing = True
    yield app
    app.portal.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def heard(client: FlaskClient, address: str) -> list[str]:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "audio/mpeg"), answer.text
    assert answer.headers["Cache-Control"] == ("no-store" if "?" in address else sound_module.LASTING)
    return answer.data.decode().rstrip("|").split("|")


def test_the_first_page_says_its_heading_its_buttons_and_its_hints(client: FlaskClient) -> None:
    said = heard(client, "/en/?listen=1")
    assert said[0] == "Write, and get an answer"
    assert {"I am in prison", "Read an answer", "You need your number with 16 digits."} <= set(said)
    assert "Listen" not in said


def test_every_page_of_a_letter_offers_its_sound_and_says_every_choice(person: Person, app: Flask) -> None:
    begin(person, app)
    for _ in range(12):
        page = person.page.name
        address = f"/en/write/{page.removeprefix('filing.')}"
        text = person.client.get(address).text
        assert 'src="?listen=1"' in text, page
        assert heard(person.client, f"{address}?listen=1"), page
        if page == "filing.danger":
            said = heard(person.client, f"{address}?listen=1")
            assert {"Is anyone in danger today?", "No, not today", "Someone is very ill", "Go on"} <= set(said)
        if page == "filing.check":
            break
        before = page
        walk(person, until=_next(person, before))
    assert page == "filing.check"


def _next(person: Person, page: str) -> str:
    order = ["danger", "before", "about", "when", "told", "to", "name", "keep", "check"]
    return order[order.index(page.removeprefix("filing.")) + 1]


def test_the_code_is_said_digit_by_digit_to_the_one_who_sees_it(person: Person, app: Flask) -> None:
    begin(person, app)
    code = walk(person, until="keep").code
    digits = ". ".join(", ".join(code[at : at + 4]) for at in range(0, 16, 4))
    assert digits in heard(person.client, "/en/write/keep?listen=1")
    assert app.test_client().get("/en/write/keep?listen=1").mimetype != "audio/mpeg"


def test_what_was_wrong_is_said_first(person: Person, app: Flask) -> None:
    begin(person, app)
    walk(person, until="keep")
    answer = person.client.post("/en/write/keep", data={**dict(person.page.forms[-1].fields), "last4": "0000"})
    assert answer.status_code == 422
    source = answer.text.partition('preload="none"')[2].partition('src="')[2].partition('"')[0].replace("&amp;", "&")
    assert "say=" in source
    wrong = heard(person.client, "/en/write/keep" + source)[0]
    assert wrong not in heard(person.client, "/en/write/keep?listen=1")


def test_nobody_can_have_other_words_said(client: FlaskClient) -> None:
    name = name_of("The director is a thief.", "en")
    assert heard(client, f"/en/?listen=1&say={name}&say=hello") == heard(client, "/en/?listen=1")


def test_a_piece_may_be_asked_for(client: FlaskClient) -> None:
    whole = client.get("/en/?listen=1").data
    piece = client.get("/en/?listen=1", headers={"Range": "bytes=0-1"})
    assert (piece.status_code, piece.data) == (206, whole[:2])
    assert piece.headers["Content-Range"] == f"bytes 0-1/{len(whole)}"


def test_one_sentence_is_kept_by_browsers_for_a_year(client: FlaskClient) -> None:
    answer = client.get(f"/static/sounds/en/{name_of('Go on', 'en')}.mp3")
    assert (answer.status_code, answer.data, answer.mimetype) == (200, b"Go on", "audio/mpeg")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(f"/static/sounds/en/{name_of('Go on, then', 'en')}.mp3").status_code == 404
    assert client.get("/static/sounds/xx/0123456789abcdef.mp3").status_code == 404


def ears(text: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r'class="ear" href="([^"]+)"', text)]


@pytest.mark.parametrize("page", ["danger", "about", "to"])
def test_each_choice_has_an_ear_that_says_it_and_nothing_else(person: Person, app: Flask, page: str) -> None:
    begin(person, app)
    walk(person, until=page)
    choices = re.findall(r'type="(?:radio|checkbox)" name="(?!not)', person.page.html)
    found = ears(person.page.html)
    assert len(found) == len(choices) > 4
    assert person.page.html.count('id="ear"') == 1, "all are drawn like one"
    said = [heard(person.client, each if each[0] == "/" else f"/en/write/{page}{each}") for each in found[:6]]
    assert all(len(each) == 1 and each[0] in html.unescape(person.page.html) for each in said)
    assert len({each[0] for each in said}) == len(said)


def test_at_a_kiosk_an_ear_has_one_of_a_few_lengths_and_a_page_without_scripts(client: FlaskClient) -> None:
    choices, _, foot = client.get("/en/kiosk").text.partition("</main>")
    found = ears(choices)
    assert len(found) == 6 and len(ears(foot)) == 2, "Back and Leave are heard, too"
    sound = html.unescape(client.get(found[0]).text.partition("<audio")[2].partition('src="')[2].partition('"')[0])
    answer = client.get(sound)
    assert answer.data.rstrip(b"|") == "Today’s food".encode()
    assert len(answer.data) % sound_module.STEP == 0


def test_at_a_kiosk_every_sound_has_one_of_a_few_lengths(client: FlaskClient) -> None:
    for page in ("", "/rules", "/food"):
        assert len(client.get(f"/en/kiosk{page}?listen=1").data) % sound_module.STEP == 0


def test_without_a_voice_the_page_is_shown_and_offers_nothing(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sounds_module, "can_speak", lambda locale: False)
    answer = client.get("/en/")
    assert "listen=1" not in answer.text
    assert client.get("/en/?listen=1").status_code == 200
    assert "no voice" in client.get("/en/kiosk/listen?from=/en/kiosk").text


def test_what_anybody_may_read_is_said_once_and_what_one_person_reads_is_kept_nowhere(
    person: Person, app: Flask, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(sounds_module, "speak", lambda text, locale: asked.append(text) or text.encode())
    first = heard(app.test_client(), "/en/limits?listen=1")
    said = len(asked)
    assert heard(app.test_client(), "/en/limits?listen=1") == first and len(asked) == said > 0
    assert not any(len(word) > 40 for sentence in first for word in sentence.split())  # no figures for computers
    begin(person, app)
    code = walk(person, until="keep").code
    heard(person.client, "/en/write/keep?listen=1")
    kept = [path.read_bytes() for path in (world.settings.state_folder / "sounds").rglob("*.mp3")]
    assert len(kept) == said and not any(code[:4] in each.decode().replace(", ", "") for each in kept)


def test_the_menu_says_what_each_language_is_good_for(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "<small>" not in client.get("/en/").text.partition("</details>")[0]
    monkeypatch.setattr(sounds_module, "can_speak", lambda locale: locale != "fr")
    menu = client.get("/en/").text.partition("</details>")[0]
    assert "Français <small>À lire</small>" in menu and menu.count("<small>") == 1
    silent = client.get("/fr/").text
    assert "data-listen" not in silent and silent.count('id="ear"') == 1, "the ears of its menu are drawn like one"


def test_a_language_is_found_by_who_reads_none_of_their_names(client: FlaskClient) -> None:
    """Beside each name an ear that says it in that language; a kiosk without scripts plays it on a page of its own."""
    found = re.findall(r'class="ear" hreflang="(..)" href="([^"]+)"', client.get("/en/").text)
    assert dict(found) == {code: f"/static/sounds/{code}/name.mp3" for code in ("fr", "ar")}
    said = client.get("/static/sounds/fr/name.mp3").data.decode()
    assert said == "Français|" + catalogue("fr").gettext(sound_module.TAP) + "|" != sound_module.TAP
    alone = dict(re.findall(r'class="ear" hreflang="(..)" href="([^"]+)"', client.get("/en/kiosk").text))["fr"]
    listening = client.get(html.unescape(alone)).text
    assert 'src="/static/sounds/fr/name.mp3"' in listening and 'href="/fr/kiosk"' in listening
    assert client.get("/static/sounds/xx/name.mp3").status_code == 404


def test_sign_in_is_silent(client: FlaskClient) -> None:
    assert client.get("/signin?listen=1").mimetype == "text/html"
