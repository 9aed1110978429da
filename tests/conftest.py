"""What every test may ask for: settings, an empty migrated database on both engines, a browser, a live portal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import hypothesis
import pytest
from sqlalchemy import Engine

from portal.cli.db import upgrade_tables
from portal.cli.keys import make_site_keys
from portal.config import Settings
from portal.database import engine_for, migrate
from tests.cluster import Cluster, in_memory
from tests.quick import build_rules_once
from tests.serving import Serving, free_address
from tests.world import World, found_world, world

__all__ = ["world"]

hypothesis.settings.register_profile("portal", deadline=None)  # a busy machine is no fault of the code
hypothesis.settings.load_profile("portal")
build_rules_once()
if folder := in_memory():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", folder)  # where pytest makes tmp_path


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`engines(1)`: what these tests look at cannot depend on the database; SQLite alone is asked."""
    left = [each for each in items if _on_postgresql(each) and _engines(each) == 1]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [each for each in items if not _on_postgresql(each) or _engines(each) > 1]


def _engines(item: pytest.Item) -> int:
    marker = item.get_closest_marker("engines")
    return int(marker.args[0]) if marker else 2


def _on_postgresql(item: pytest.Item) -> bool:
    drawn = getattr(item, "callspec", None)
    return drawn is not None and "postgresql" in drawn.params.values()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One PostgreSQL for each test process, made when the first test needs it."""
    with Cluster() as cluster:
        template = engine_for(cluster.url("template_portal", create=True))
        migrate(template)
        template.dispose()
        yield cluster


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("template") / "portal.db"
    engine = engine_for(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()
    return file.read_bytes()


@pytest.fixture(scope="session")
def founded_sqlite(tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes) -> World:
    folder = tmp_path_factory.mktemp("founded")
    (folder / "portal.db").write_bytes(sqlite_template)
    return _founded(f"sqlite:///{folder}/portal.db", folder)


@pytest.fixture(scope="session")
def founded_postgresql(tmp_path_factory: pytest.TempPathFactory, cluster: Cluster) -> World:
    return _founded(cluster.url("template_world", copy_of="template_portal"), tmp_path_factory.mktemp("founded"))


def _founded(url: str, folder: Path) -> World:
    engine = engine_for(url)
    settings = replace(Settings.from_environment(variables(folder)), database_url=url)
    world = found_world(engine, settings, folder)
    engine.dispose()
    return world


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated database of this test alone: empty, or with the founded world when the test asks for `world`."""
    founded: World | None = None
    if "world" in request.fixturenames:
        founded = request.getfixturevalue(f"founded_{request.param}")
    if request.param == "sqlite":
        file = tmp_path / "portal.db"
        template = founded.settings.database_url.removeprefix("sqlite:///") if founded else ""
        file.write_bytes(Path(template).read_bytes() if template else request.getfixturevalue("sqlite_template"))
        yield f"sqlite:///{file}"
    else:
        cluster: Cluster = request.getfixturevalue("cluster")
        with cluster.database(template="template_world" if founded else "template_portal") as url:
            yield url


@pytest.fixture
def founded(request: pytest.FixtureRequest, engine: Engine) -> World:
    """The world whose copy `database_url` is."""
    world: World = request.getfixturevalue(f"founded_{engine.dialect.name}")
    return world


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = engine_for(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The variables of a portal for tests; everything it writes lies under tmp_path."""
    return variables(tmp_path)


def variables(folder: Path) -> dict[str, str]:
    """The same in a folder of one's own, for a portal that several tests look at."""
    return {
        "PORTAL_ENV": "test",
        "PORTAL_KDF": "8:1:1",
        "PORTAL_DATABASE_URL": f"sqlite:///{folder}/portal.db",
        "PORTAL_STORE_URL": f"sqlite:///{folder}/store.db",
        "PORTAL_BLOBS": f"{folder}/blobs",
        "PORTAL_SOUNDS": f"{folder}/sounds",
        "PORTAL_SITE_FILE": f"{folder}/site.json",
        "PORTAL_WORKER_FILE": f"{folder}/worker.json",
        "PORTAL_SIGNING_KEY_FILE": f"{folder}/register.key",
        "PORTAL_DIRECTORY": f"{folder}/directory.signed",
        "PORTAL_STATE": f"{folder}/state",
    }


@pytest.fixture
def settings(environment: dict[str, str]) -> Settings:
    """On SQLite; with `engine` too, use `dataclasses.replace(settings, database_url=database_url)`."""
    return Settings.from_environment(environment)


@pytest.fixture
def live(environment: dict[str, str]) -> Iterator[Serving]:
    """A portal with tables and a site file, and a loopback port of its own; `live.start(NAME=value)` opens it."""
    environment["PORTAL_BIND"] = free_address()
    settings = Settings.from_environment(environment)
    upgrade_tables(settings)
    make_site_keys(settings)
    with Serving(environment) as serving:
        yield serving


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's Chromium, calling nobody."""
    return {
        "executable_path": "/usr/bin/chromium",
        "headless": True,
        "args": [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
        ],
    }
