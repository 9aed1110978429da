"""A page of the filing door reaches a poor phone in the first breath of a new connection."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal import create_app
from portal.languages import LOCALES
from tests.web.letters import DOORS, begin, person, walk
from tests.web.person import Person
from tests.world import World, world

__all__ = ["person", "world"]
pytestmark = pytest.mark.engines(1)

FIRST_BREATH = 14_600
"""Bytes: ten packets."""

PAGES = (
    "danger",
    "before",
    "about",
    "when",
    "place",
    "person",
    "told",
    "to",
    "readers",
    "name",
    "keep",
    "check",
    "all",
)


def on_the_wire(answer: TestResponse) -> int:
    """Status line, headers and body, as they are sent."""
    head = sum(len(name) + len(value) + 4 for name, value in answer.headers.items())
    return len(answer.data) + head + 20


@pytest.fixture
def app(world: World) -> Iterator[Flask]:
    app = create_app(replace(world.settings, locales=(*LOCALES,)), doors=DOORS)
    app.testing = True
    yield app
    app.portal.close()


@pytest.mark.parametrize("filer", ["prisoner", "family", "staff"])
@pytest.mark.parametrize("language", ["fr", "ar", "en_XA"])
def test_each_page_with_its_stylesheet_fits(person: Person, app: Flask, language: str, filer: str) -> None:
    person.language = language
    begin(person, app, filer=filer)
    walk(person, until="check", topic="hurt", when="today")  # with what is said of signs that fade
    sizes = {}
    for page in PAGES:
        answer = person.client.get(f"/{language}/write/{page}", headers={"Accept-Encoding": "gzip"})
        linked = re.findall(r'<(?:link|img|script|use)[^>]* (?:href|src)="([^"]+)"', text_of(answer))
        fetched = [person.client.get(each, headers={"Accept-Encoding": "gzip"}) for each in linked]
        assert len(linked) <= 3, linked  # style, icon, and the script that plays a sound where it stands
        sizes[page] = on_the_wire(answer) + sum(map(on_the_wire, fetched))
    print(language, filer, sizes)
    assert max(sizes.values()) <= FIRST_BREATH, sizes


def text_of(answer: TestResponse) -> str:
    return gzip.decompress(answer.data).decode()
