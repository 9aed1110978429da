"""One demo is made for each engine; each test gets a copy of it to itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from portal.cli.demonstration.keyring import read_root
from portal.cli.demonstration.made import make
from portal.cli.demonstration.place import Place
from portal.database import engine_for
from tests.cluster import Cluster
from tests.demo.looking import Demo

TEMPLATE = "template_demo"
NOISE = 20


def variables(folder: Path, database_url: str = "") -> dict[str, str]:
    """A portal for tests that has all it writes in one folder."""
    return {
        "PORTAL_ENV": "test",
        "PORTAL_KDF": "8:1:1",
        "PORTAL_SEED": "11",
        "PORTAL_DATABASE_URL": database_url or f"sqlite:///{folder}/portal.db",
        "PORTAL_STORE_URL": f"sqlite:///{folder}/store.db",
        "PORTAL_BLOBS": f"{folder}/blobs",
        "PORTAL_SITE_FILE": f"{folder}/site.json",
        "PORTAL_WORKER_FILE": f"{folder}/worker.json",
        "PORTAL_SIGNING_KEY_FILE": f"{folder}/register.key",
        "PORTAL_DIRECTORY": f"{folder}/directory.signed",
        "PORTAL_STATE": f"{folder}/state",
    }


@pytest.fixture(scope="session")
def made_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "var"
    make(Place.of(variables(folder)), cases=NOISE)
    return folder


@pytest.fixture(scope="session")
def made_on_postgresql(tmp_path_factory: pytest.TempPathFactory, cluster: Cluster) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "var"
    make(Place.of(variables(folder, cluster.url(TEMPLATE, create=True))), cases=NOISE)
    return folder


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    folder = tmp_path / "var"
    shutil.copytree(request.getfixturevalue(f"made_on_{request.param}"), folder)
    if request.param == "sqlite":
        yield rooted(Place.of(variables(folder)))
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    with cluster.database(template=TEMPLATE) as url:
        yield rooted(Place.of(variables(folder, url)))


@pytest.fixture
def demo(place: Place) -> Iterator[Demo]:
    engine = engine_for(place.settings.database_url)
    yield Demo(place, engine)
    engine.dispose()


def rooted(place: Place) -> Place:
    """With the root its directory is signed by."""
    settings = replace(place.settings, root=read_root(place.root_file).verify)
    return Place(settings)
