"""T-11: a marker in every field of every door is found in no file, no log, no backup, no answer to anybody else."""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from portal.vault.codes import grouped
from tests.cluster import Cluster
from tests.hard.wire import Browser, environment_of
from tests.serving import Serving
from tests.world import World

DEVICE = "zqdevice" + secrets.token_hex(6)


@pytest.fixture
def serving(world: World, tmp_path: Path) -> Iterator[Serving]:
    spool = tmp_path / "spool"
    spool.mkdir()
    with Serving({**environment_of(world.settings), "TMPDIR": str(spool)}) as serving:
        yield serving.start("--workers", "1")


class Marked:
    """Markers put somewhere, and where."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def __call__(self, where: str) -> str:
        return self.words.setdefault(where, f"zq{where}{secrets.token_hex(6)}")

    def found_in(self, raw: bytes) -> list[str]:
        return [where for where, word in self.words.items() if word.encode() in raw]


def every_door(serving: Serving, marked: Marked) -> None:
    """A letter with a marker in each field, read back, added to; wrong codes, wrong sign-ins, broken requests."""
    browser = Browser(serving)
    browser.begin()
    fields = browser.one_page(marked("text"))
    code = browser.page.code.replace(" ", "")
    more = {"name": marked("name"), "number": marked("number"), "unit": marked("unit"), "identity": "office"}
    browser.press("/all", **{**fields, "last4": "xxxx", **more})
    browser.press("/all", **{**fields, **more, "file": marked("file")})
    assert browser.page.name == "filing.sent"
    marked.words |= {"code": code, "grouped": grouped(code)}
    assert Browser(serving).read(code)
    reader = Browser(serving)
    reader.read(code)
    reader.press("/openings")
    reader.press("/additions", text=marked("addition"))
    reader.press("/punishments")
    officer = Browser(serving)
    officer.go("/signin")
    officer.press("/signin", name=marked("login"), password=marked("password"), second="123456")
    for path in (f"/en/{marked('path')}", f"/desk/cases/{marked('case')}", f"/en/read?{marked('query')}=1"):
        officer.go(path)
    officer.client.send("POST", "/en/write/told", f"text={marked('stale')}".encode())  # type: ignore[attr-defined]


def ended(serving: Serving) -> bytes:
    """Stops the server; all it ever logged since its doors opened."""
    process, serving.process = serving.process, None
    assert process is not None
    process.terminate()
    _, said = process.communicate(timeout=30)
    return said.encode()


def files(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                yield path, path.read_bytes()


def test_no_file_log_backup_or_other_page_holds_what_was_typed(
    world: World, serving: Serving, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    marked = Marked()
    every_door(serving, marked)
    logs = ended(serving)
    backup = tmp_path / "kept.backup"
    done = subprocess.run(
        [sys.executable, "-m", "portal.cli", "db", "backup", str(backup)],
        env={**serving.environment, "PATH": "/usr/bin:/usr/lib/postgresql/15/bin"}, capture_output=True, check=False,
    )  # fmt: skip
    assert backup.exists(), done.stderr.decode()
    folders = [tmp_path]
    if world.engine.dialect.name == "postgresql":
        with world.engine.connect() as connection:
            connection.execute(text("CHECKPOINT"))
        cluster: Cluster = request.getfixturevalue("cluster")
        folders.append(cluster.folder)
    searched = [(str(path), raw) for path, raw in files(*folders)] + [("log", logs), ("backup's words", done.stderr)]
    assert len(searched) > 5
    assert {name: hits for name, raw in searched if (hits := marked.found_in(raw))} == {}
    assert list((tmp_path / "spool").rglob("*")) == []
    other = Browser(serving.start("--workers", "1"))
    for path in ("/en/", "/en/verify", "/en/read", "/health/ready", "/en/figures"):
        other.go(path)
        assert marked.found_in(other.page.html.encode()) == []


def test_the_search_does_find_a_marker_that_is_there(tmp_path: Path) -> None:
    marked = Marked()
    (tmp_path / "a file").write_text(f"something {marked('text')} something")
    assert [marked.found_in(raw) for _, raw in files(tmp_path)] == [["text"]]
