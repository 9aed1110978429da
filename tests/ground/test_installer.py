"""What somebody gets who installs the project into an empty environment. Needs a package index."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.installer


def run(*command: str | Path, folder: Path, **variables: str) -> str:
    """Away from the checkout, with none of its paths."""
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=folder, env=clean | variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a wheel, installed into an environment of its own."""
    place = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", place, ROOT, folder=place)
    (wheel,) = place.glob("*.whl")
    run(sys.executable, "-m", "venv", place / "venv", folder=place)
    run(*pip, "--python", place / "venv/bin/python", "install", wheel, folder=place)
    return place / "venv/bin/portal"


def test_it_brings_templates_styles_translations_migrations_and_packs(portal: Path, tmp_path: Path) -> None:
    variables = {"PORTAL_ENV": "test", "PORTAL_DATABASE_URL": f"sqlite:///{tmp_path}/portal.db"}
    run(portal, "db", "upgrade", folder=tmp_path, **variables)
    run(portal, "keys", "init", folder=tmp_path, **variables)
    routes = json.loads(run(portal, "routes", "--json", folder=tmp_path, **variables))["routes"]
    assert any(route["rule"].endswith("/write") for route in routes)
    packs = json.loads(run(portal, "packs", "list", "--json", folder=tmp_path, **variables))
    assert "un-mandela" in json.dumps(packs)
    languages = json.loads(run(portal, "languages", "list", "--json", folder=tmp_path, **variables))
    assert all(code in json.dumps(languages) for code in ("en", "fr", "ar"))
    script = (
        "from portal.config import folder; print(*[any(folder(n).rglob('*.*')) and folder(n).parent.name for n in %r])"
    )
    names = ("templates", "static", "translations", "migrations")
    found = run(portal.with_name("python"), "-c", script % (names,), folder=tmp_path)
    assert found.split() == ["portal"] * 4


def test_it_needs_no_database_driver_beyond_python(portal: Path, tmp_path: Path) -> None:
    installed = run(
        portal.with_name("python"), "-c", "import importlib.util as u; print(u.find_spec('psycopg'))", folder=tmp_path
    )
    assert installed.strip() == "None"
