"""The same script, the same seed, the same clock: the same pages, whichever database stands behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from portal import create_app
from portal.config import Settings
from portal.database import Base, engine_for
from tests.cluster import Cluster
from tests.hard import officer
from tests.web.letters import walk
from tests.web.person import Person
from tests.world import World, found_world

DRAWN = {
    r'(name="(?:csrf_token|form_token|once)" value=")[^"]+': r"\1·",
    r"(data-(?:code|with)=\")[^\"]+": r"\1·",
    r"<span>\d{4}</span>": "·",
    r"\b[a-z2-7]{26}\b": "·",
}
"""What is random by design: tokens, codes, refs."""

WORDS = {"en": ("The shower is cold. <b>'", "Which day?", "Monday.", "Mended on Friday."),
         "ar": ("الماء بارد. <b>'", "في أي يوم؟", "الاثنين.", "سيصلح يوم الجمعة.")}  # fmt: skip


@dataclass
class Recorded:
    """A client that writes down every answer, without what is random."""

    client: FlaskClient
    heard: list[tuple[str, ...]] = field(default_factory=list)

    def get(self, path: str) -> Any:
        return self._written(path, self.client.get(path))

    def post(self, path: str, data: dict[str, list[str]]) -> Any:
        return self._written(path, self.client.post(path, data=data))

    def _written(self, path: str, answer: Any) -> Any:
        headers = [f"{name}: {said}" for name, said in answer.headers if name != "Set-Cookie"]
        self.heard.append(tuple(map(masked, (path, answer.status, *headers, answer.text))))
        return answer


def masked(said: str) -> str:
    for drawn, instead in DRAWN.items():
        said = re.sub(drawn, instead, said)
    return said


@pytest.fixture
def portals(sqlite_template: bytes, cluster: Cluster, settings: Settings, tmp_path: Path) -> Iterator[list[Flask]]:
    """One small portal, founded once; its rows and keys stand behind both engines."""
    (tmp_path / "portal.db").write_bytes(sqlite_template)
    with cluster.database(template="template_portal") as url, ExitStack() as stack:
        engines = [engine_for(settings.database_url), engine_for(url)]
        world = found_world(engines[0], replace(settings, seed=20261005, locales=("en", "ar")), tmp_path)
        copy_rows(*engines)
        yield [stack.enter_context(portal_on(world, engine)) for engine in engines]
        for engine in engines:
            engine.dispose()


@contextmanager
def portal_on(world: World, engine: Engine) -> Iterator[Flask]:
    name = engine.dialect.name
    store = str(world.settings.store_url).replace("store.db", f"{name}.store.db")
    url = engine.url.render_as_string(hide_password=False)
    app = create_app(replace(world.settings, database_url=url, store_url=store))
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


def copy_rows(here: Engine, there: Engine) -> None:
    with here.connect() as reading, there.begin() as writing:
        for table in Base.metadata.sorted_tables:
            if rows := [dict(row) for row in reading.execute(table.select()).mappings()]:
                writing.execute(table.insert(), rows)


def script(app: Flask, language: str) -> list[tuple[str, ...]]:
    """A letter, a question, its answer, the reply: every page of it."""
    statement, question, said, reply = WORDS[language]
    person, inspector = Person(app, language), Person(app, language)
    record = Recorded(person.client)
    person.client, inspector.client = record, Recorded(inspector.client, record.heard)  # type: ignore[assignment]
    person.go(f"/{language}/")
    person.press("/write", ("filer", "prisoner"))
    code = walk(person, until="keep", text=statement).code
    assert walk(person, text=statement).name == "filing.sent"
    enter(person, code)
    ref = officer.sign_in(inspector, "inspector.adeyemi").rows[0]["data-ref"]
    assert statement in officer.open_case(inspector, ref).said
    officer.ask(inspector, question)
    assert question in enter(person, code).said
    person.press("/answers", text=said)
    assert said in inspector.go(f"/desk/cases/{ref}").said
    officer.answer(inspector, reply)
    assert reply in enter(person, code).said
    inspector.go("/desk/lists/book")
    return record.heard


def enter(person: Person, code: str) -> Any:
    person.go(f"/{person.language}/read")
    person.press("/read", code=code)
    return person.press("/openings")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_same_script_gives_the_same_pages_on_both_engines(portals: list[Flask], language: str) -> None:
    here, there = (script(portal, language) for portal in portals)
    assert len(here) > 40
    for one, other in zip(here, there, strict=True):
        assert one == other
