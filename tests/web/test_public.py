"""What anyone may read."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from portal.config import Settings
from portal.web.shared.aloud import words_of
from portal.web.shared.edge import Application
from tests.web.frames import application, doors
from tests.world import World, world

__all__ = ["world"]

PAGES = ["", "how", "secret", "rights", "figures", "credits"]


@pytest.fixture
def client(settings: Settings) -> Iterator[FlaskClient]:
    with application(dataclasses.replace(settings, locales=("en", "en_XA", "ar_XB"))) as app:
        yield app.test_client()


@pytest.fixture
def with_offices(world: World) -> Iterator[FlaskClient]:
    """With offices, packs and a book behind it."""
    with doors(world.settings) as app:
        yield app.test_client()


@pytest.mark.parametrize("locale", ["en", "en_XA", "ar_XB"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_names_itself_its_language_and_its_direction(client: FlaskClient, page: str, locale: str) -> None:
    answer = client.get(f"/{locale}/{page}")
    assert answer.status_code == 200
    assert f'data-page="public.{page or "home"}"' in answer.text
    assert f'lang="{locale.replace("_", "-")}" dir="{"rtl" if locale == "ar_XB" else "ltr"}"' in answer.text
    assert '<meta name="robots" content="noindex,nofollow">' in answer.text
    assert answer.text.count("<h1>") == 1


def test_what_a_machine_translated_says_so_and_who_else_hears_or_reads_stands_there(client: FlaskClient) -> None:
    pages = {locale: client.get(f"/{locale}/secret").text for locale in ("en", "en_XA")}
    assert pages["en_XA"].count("<li>") == pages["en"].count("<li>") + 1
    rights = {locale: client.get(f"/{locale}/rights").text for locale in ("en", "en_XA")}
    assert rights["en_XA"].count('<p class="soft">') == 2 > rights["en"].count('<p class="soft">')
    assert "A machine" not in pages["en"] + rights["en"]
    for says in ("one interpreter reads it", "hears you by telephone", "A prison telephone may be listened to."):
        assert says in pages["en"]


@pytest.mark.parametrize("page", PAGES)
def test_the_language_menu_leads_to_the_same_page(client: FlaskClient, page: str) -> None:
    assert f'<a href="/ar_XB/{page}" lang="ar-XB"' in client.get(f"/en/{page}").text


def test_the_root_leads_to_the_browsers_language(client: FlaskClient) -> None:
    for said, locale in (("en", "en"), ("ar-XB,en;q=0.5", "ar_XB"), ("xx", "en"), ("", "en"), ("\u00ff;;;q=x", "en")):
        answer = client.get("/", headers={"Accept-Language": said})
        assert (answer.status_code, answer.location) == (302, f"/{locale}/")


def test_three_ways_in_each_a_post(client: FlaskClient) -> None:
    text = client.get("/en/").text
    assert '<form method="post" action="/en/write">' in text
    for filer in ("prisoner", "family", "staff"):
        assert f'<button class="tile" name="filer" value="{filer}">' in text
    assert 'href="/en/read"' in text


def test_the_home_page_says_that_nobody_is_called(client: FlaskClient) -> None:
    text = client.get("/en/").text
    assert "This site calls no one." in text
    assert "press the bell" in text


def test_title_and_icon_say_nothing(client: FlaskClient) -> None:
    text = client.get("/en/").text
    assert "<title>Write, and get an answer · A letter</title>" in text
    assert "prison" not in text.partition("<body")[0].lower()


def test_nobody_is_asked_to_index(client: FlaskClient) -> None:
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


def test_the_page_after_leaving_says_nothing(client: FlaskClient) -> None:
    text = client.get("/en/left").text.lower()
    assert not any(word in text for word in ("prison", "letter", "answer", "complaint"))


def test_the_limits_are_those_of_the_packs_in_force(with_offices: FlaskClient) -> None:
    text = with_offices.get("/en/limits").text
    assert 'data-stage="answer" data-n="10" data-unit="working_day"' in text
    assert "10 working days" in text
    assert "Time limit not confirmed" in text
    assert "Northgate" in text


def test_a_name_that_exists_only_in_another_language_says_so(world: World, with_offices: FlaskClient) -> None:
    app, english = with_offices.application, '<span lang="en" dir="auto">{}</span>'
    assert isinstance(app, Application)
    prisons = tuple(dataclasses.replace(each, names={"en": f"{each.code} prison"}) for each in world.directory.prisons)
    offices = tuple(dataclasses.replace(each, names={"en": f"The {each.id}"}) for each in world.directory.offices)
    changed = dataclasses.replace(world.directory, prisons=prisons, offices=offices)
    app.portal = dataclasses.replace(app.portal, in_force=lambda: changed)
    for place in ("limits", "limits/poster", "admission", "admission/NGT", "kiosk/rules?part=3"):
        assert english.format("NGT prison") in with_offices.get(f"/ar/{place}").text, place
        assert 'lang="en" dir="auto"' not in with_offices.get(f"/en/{place}").text, place
    for place in ("admission/NGT", "paper", "kiosk/rules/NGT?part=2"):
        assert english.format("The ombudsman") in with_offices.get(f"/ar/{place}").text, place
    tile = words_of(with_offices.get("/ar/kiosk/rules?part=3").text, "ar")
    assert ("NGT prison", "en") in tile, "and so its own voice says it"


def test_the_book_shows_its_key_and_its_newest_signature(world: World, with_offices: FlaskClient) -> None:
    text = with_offices.get("/en/verify").text
    key = world.directory.checkpoint.hex()
    assert " ".join(key[at : at + 4] for at in range(0, 64, 4)) in text
    assert "Nothing is signed yet" in text or "portal-book/" in text


def test_readiness_is_words_and_no_numbers(world: World, with_offices: FlaskClient) -> None:
    answer = with_offices.get("/health/ready")
    assert answer.json["checks"].keys() == {
        "database", "migrations", "site_file", "directory", "blobs", "packs", "languages",
    }  # fmt: skip
    assert (answer.status_code, answer.json["status"]) == (200, "ready")
    assert set(answer.json["checks"].values()) == {"ok"}
    world.settings.directory_file.unlink()
    assert with_offices.get("/health/live").json == {"status": "ok"}


def test_without_a_site_file_it_is_not_ready(world: World, with_offices: FlaskClient) -> None:
    world.settings.site_file.unlink()
    answer = with_offices.get("/health/ready")
    assert (answer.status_code, answer.json["checks"]["site_file"]) == (503, "failed")
