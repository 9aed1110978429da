"""While twenty megabytes come in, whole and in pieces, not one plain byte of them reaches a file system."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from portal.evidence import PIECE
from tests.evidence.planted import SECRET, picture
from tests.evidence.planted_papers import with_tail
from tests.hard.wire import Browser, environment_of
from tests.serving import Serving
from tests.world import World

pytestmark = pytest.mark.engines(1)


WATCH = """
import os, sys

def note(event, about):
    if event == "open" and isinstance(about[0], (str, bytes)) and about[2] & (os.O_WRONLY | os.O_RDWR):
        os.write(NOTES, os.fsencode(about[0]) + b"\\n")

NOTES = os.open(os.environ["NOTES"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
sys.addaudithook(note)
"""
"""Put before everything else in the serving process: it writes down which files Python opens to write."""


@pytest.fixture
def serving(world: World, tmp_path: Path) -> Iterator[Serving]:
    for name in ("spool", "watch"):
        (tmp_path / name).mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH)
    more = {
        "TMPDIR": str(tmp_path / "spool"),
        "PORTAL_BLOBS": str(tmp_path / "blobs"),
        "NOTES": str(tmp_path / "notes"),
    }
    more["PYTHONPATH"] = os.pathsep.join([str(tmp_path / "watch"), *filter(None, [os.environ.get("PYTHONPATH")])])
    with Serving({**environment_of(world.settings), **more}) as serving:
        yield serving.start("--workers", "1")


class Watched:
    """Every plain file that the serving processes hold open while this lasts, also one without a name."""

    def __init__(self, parent: int) -> None:
        self.pids = [parent, *map(int, Path(f"/proc/{parent}/task/{parent}/children").read_text().split())]
        self.seen, self.over = set[str](), threading.Event()
        self.thread = threading.Thread(target=self.look)

    def look(self) -> None:
        while not self.over.wait(0.002):
            for pid in self.pids:
                for link in Path(f"/proc/{pid}/fd").iterdir():
                    try:
                        self.seen.add(str(link.readlink()))
                    except OSError:
                        continue

    def __enter__(self) -> Watched:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()


def post(browser: Browser, path: str, fields: dict[str, str], **files: bytes) -> int:
    """A form with files, sent as a browser does."""
    parts = [f'form-data; name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    parts += [f'form-data; name="{name}"; filename="IMG"\r\n\r\n'.encode() + raw for name, raw in files.items()]
    body = b"".join(b"--end\r\nContent-Disposition: " + part + b"\r\n" for part in parts) + b"--end--\r\n"
    cookies = "; ".join(f"{name}={value}" for name, value in browser.client.cookies.items())  # type: ignore[attr-defined]
    line = HTTPConnection(browser.client.host, browser.client.port, timeout=120)  # type: ignore[attr-defined]
    line.request("POST", path, body, {"Content-Type": "multipart/form-data; boundary=end", "Cookie": cookies})
    status = line.getresponse().status
    line.close()
    return status


def test_twenty_megabytes_leave_no_plain_byte(world: World, serving: Serving, tmp_path: Path) -> None:
    browser = Browser(serving)
    browser.begin()
    browser.go("/en/write/evidence")
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', browser.page.html))
    photo = picture() + SECRET * (20_000_000 // len(SECRET))
    assert serving.process
    with Watched(serving.process.pid) as watched:
        assert post(browser, "/en/write/evidence", fields, file=photo) == 303
        for number in range(3):
            piece = {**fields, "upload": "a file", "number": str(number)}
            assert (
                post(browser, "/en/write/evidence/pieces", piece, piece=photo[number * PIECE : (number + 1) * PIECE])
                == 200
            )
        assert post(browser, "/en/write/evidence", {**fields, "file_came": "a file"}) == 303
        assert post(browser, "/en/write/evidence", fields, file=with_tail()) in (303, 422)
    serving.stop()
    written = {line for line in (tmp_path / "notes").read_text().splitlines() if "__pycache__" not in line}
    allowed = (str(tmp_path / "blobs"), str(tmp_path / "store.db"), str(world.settings.state_folder), "/dev/null")
    assert [path for path in written if not path.startswith(allowed)] == []
    named = [
        path for path in watched.seen if path.startswith("/") and not path.startswith(("/dev/null", "/usr", "/proc"))
    ]
    assert [path for path in named if "(deleted)" in path or "spool" in path] == []
    assert list((tmp_path / "spool").iterdir()) == []
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size]
    assert len([path for path in kept if "blobs" in path.parts]) >= 2
    assert [path for path in kept if SECRET in path.read_bytes() or b"JFIF" in path.read_bytes()] == []
