"""`portal demo`, run as people run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from portal.cli.demonstration.place import Place
from tests.demo.conftest import variables
from tests.serving import free_address


def run(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "portal.cli", "demo", *arguments],
        env={**os.environ, **variables(folder), **more},
        cwd=folder.parent,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture
def made(made_on_sqlite: Path, tmp_path: Path) -> Path:
    import shutil

    folder = tmp_path / "var"
    shutil.copytree(made_on_sqlite, folder)
    return folder


def test_production_refuses_with_four_and_touches_nothing(tmp_path: Path) -> None:
    done = run(tmp_path / "var", "--no-serve", PORTAL_ENV="production")
    assert done.returncode == 4
    assert "PORTAL_ENV" in done.stderr
    assert not (tmp_path / "var").exists()


def test_a_real_site_is_never_cleared(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    real = tmp_path / "var" / "site.json"
    real.write_text("somebody's")
    for arguments in (("--no-serve",), ("--fresh", "--no-serve")):
        done = run(tmp_path / "var", *arguments)
        assert done.returncode == 4
        assert "site.json" in done.stderr
    assert real.read_text() == "somebody's"


def test_describe_is_one_document_and_the_second_start_keeps_what_the_first_made(made: Path) -> None:
    first, second = (run(made, "--describe", "--json") for _ in range(2))
    assert first.returncode == 0
    said = json.loads(first.stdout)
    assert next(iter(said)) == "schema"
    assert said["schema"] == "portal.demo/1"
    assert said["now"] == "2026-10-05T08:30:00+01:00"
    assert {"name": "central", "office": "central", "password": "harbour lantern seven pebbles", "totp": "000000"} in (
        said["officers"]
    )
    assert second.stdout == first.stdout


def test_fresh_begins_anew(made: Path) -> None:
    before = (made / "site.json").read_bytes()
    assert run(made, "--fresh", "--no-serve", "--cases", "0").returncode == 0
    assert (made / "site.json").read_bytes() != before
    assert json.loads(run(made, "--describe", "--json").stdout)["now"] == "2026-10-05T08:30:00+01:00"


def test_what_was_not_made_to_its_end_is_made_again(made: Path) -> None:
    (made / "demo.json").unlink()
    assert run(made, "--no-serve", "--cases", "0").returncode == 0
    assert (made / "demo.json").exists()
    assert "PORTAL_ROOT=" in (made / "demo.env").read_text(), "for other commands on the same demo"


def test_secrets_are_readable_by_their_owner_alone(made: Path) -> None:
    for name in ("site.json", "worker.json", "register.key", "demo-root.key", "demo.json"):
        assert (made / name).stat().st_mode & 0o077 == 0


def test_the_port_is_heard_where_nothing_else_is_said() -> None:
    assert Place.of({"PORT": "9123"}).settings.bind == "127.0.0.1:9123"
    assert Place.of({"PORT": "9123"}, bind="127.0.0.1:9001").settings.bind == "127.0.0.1:9001"
    assert Place.of({}).settings.env == "demo"


def test_it_says_the_addresses_and_each_of_them_answers(made: Path) -> None:
    address = free_address()
    command = [sys.executable, "-m", "portal.cli", "demo", "--bind", address]
    with subprocess.Popen(
        command, env={**os.environ, **variables(made)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(5)]
        base = f"http://{address}"
        assert said == [
            "Portal demo. Nothing here is real. It is Monday 5 October 2026, 08:30.\n",
            f"  People      {base}/          (phone, any language)\n",
            f"  Kiosk       {base}/en/kiosk\n",
            f"  Officers    {base}/signin    (director.northgate · harbour lantern seven pebbles · 000000)\n",
            f"  Try it on   {base}/demo\n",
        ]
        for path in ("/", "/en/kiosk", "/signin"):
            assert urllib.request.urlopen(base + path, timeout=30).status == 200
        assert run(made, "--no-serve").returncode == 3, "a second demo on the same folder"
        _moved(made)
        process.terminate()
        assert process.wait(timeout=30) == 0


def _moved(folder: Path) -> None:
    """The worker sees the clock by itself."""
    (folder / "demo-clock").write_text("2026-10-10T08:30:00+01:00")
    before = (folder / "state" / "book.checkpoint").read_text()
    until = time.monotonic() + 60
    while (folder / "state" / "book.checkpoint").read_text() == before:
        assert time.monotonic() < until
        time.sleep(0.1)
