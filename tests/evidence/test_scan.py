"""A virus scanner is asked before anything of ours opens a file, in its own protocol, over the loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from portal.evidence import NotTaken, scan, scanned

SIGNATURE = b"a sign of harm"


class Clamd:
    """Speaks INSTREAM as clamd does: each chunk behind its length, an answer that ends with NUL."""

    def __init__(self, listener: socket.socket, answer: bytes | None = None) -> None:
        self.listener, self.answer, self.seen = listener, answer, list[bytes]()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        while True:
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            with line, line.makefile("rb") as read:
                assert read.read(10) == b"zINSTREAM\0"
                raw = b""
                while size := int.from_bytes(read.read(4), "big"):
                    raw += read.read(size)
                self.seen.append(raw)
                found = b"stream: Test.Harm FOUND\0" if SIGNATURE in raw else b"stream: OK\0"
                line.sendall(found if self.answer is None else self.answer)


@pytest.fixture
def clamd() -> Iterator[Callable[..., tuple[str, Clamd]]]:
    opened: list[socket.socket] = []

    def begin(answer: bytes | None = None, path: Path | None = None) -> tuple[str, Clamd]:
        if path is None:
            listener = socket.create_server(("127.0.0.1", 0))
            address = f"127.0.0.1:{listener.getsockname()[1]}"
        else:
            listener, address = socket.socket(socket.AF_UNIX), str(path)
            listener.bind(address)
            listener.listen()
        opened.append(listener)
        return address, Clamd(listener, answer)

    yield begin
    for each in opened:
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()


def test_all_of_a_file_is_shown_and_what_is_clean_goes_on(
    clamd: Callable[..., tuple[str, Clamd]], tmp_path: Path
) -> None:
    raw = bytes(range(256)) * 1000
    for path in (None, tmp_path / "clamd.ctl"):
        address, scanner = clamd(path=path)
        scanned(raw, address)
        scanned(b"", address)
        assert scanner.seen == [raw, b""]


def test_what_is_found_is_refused_wherever_it_lies(clamd: Callable[..., tuple[str, Clamd]]) -> None:
    address, _ = clamd()
    with pytest.raises(NotTaken, match="harmful"):
        scanned(bytes(scan.CHUNK - 5) + SIGNATURE, address)


@pytest.mark.parametrize(
    "answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: O", b"stream: OK FOUND, not\0"]
)
def test_no_clear_answer_is_not_taken_for_a_good_one(clamd: Callable[..., tuple[str, Clamd]], answer: bytes) -> None:
    address, _ = clamd(answer)
    with pytest.raises(NotTaken, match="not_checked"):
        scanned(b"x", address)


def test_a_scanner_that_is_silent_or_away_is_not_waited_for(
    clamd: Callable[..., tuple[str, Clamd]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        at = f"127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(NotTaken, match="not_checked"):
            scanned(b"x", at)
    for address in (at, str(tmp_path / "nobody")):
        with pytest.raises(NotTaken, match="not_checked"):
            scanned(b"x", address)
