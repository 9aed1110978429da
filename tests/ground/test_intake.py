"""What the server does before the application sees a request."""

import gc
import socket
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from portal.cli.intake import FORM_ROOM, Body, Room, make_server
from portal.config import Settings
from tests.counts import count

LIMIT = 1_000_000


def echo(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Says what arrived: flag, length announced, length read, and whether the body lay in memory."""
    body = environ["wsgi.input"].read()
    kind = type(environ["wsgi.input"]).__name__
    flags = f"{environ['portal.too_large']}{' True' if environ['portal.no_room'] else ''}"
    answer = f"{flags} {environ.get('CONTENT_LENGTH')} {len(body)} {kind}".encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(answer)))])
    return [answer]


@pytest.fixture
def address(settings: Settings) -> Iterator[tuple[str, int]]:

    listener = socket.create_server(("127.0.0.1", 0))
    server = make_server(echo, replace(settings, upload_max=LIMIT), listener)
    ending = threading.Event()
    thread = threading.Thread(target=run_until, args=(server, ending))
    thread.start()
    yield listener.getsockname()
    ending.set()
    server.pull_trigger()
    thread.join()
    server.task_dispatcher.shutdown()
    server.asyncore.close_all(server._map)


def run_until(server: Any, ending: threading.Event) -> None:
    while not ending.is_set():
        server.asyncore.loop(timeout=1, map=server._map, use_poll=True, count=1)


def said(address: tuple[str, int], request: bytes, *chunks: bytes) -> tuple[int, bytes]:
    """Status and body of the answer to a request written byte for byte."""
    with socket.create_connection(address, timeout=60) as line:
        line.sendall(request)
        for chunk in chunks:
            line.sendall(chunk)
        return answer_on(line)


def answer_on(line: socket.socket) -> tuple[int, bytes]:
    with line.makefile("rb") as stream:
        status = int(stream.readline().split()[1])
        length = 0
        while (header := stream.readline().strip().lower()) != b"":
            if header.startswith(b"content-length:"):
                length = int(header.partition(b":")[2])
        return status, stream.read(length)


def test_a_body_within_the_limit_is_read_in_memory(address: tuple[str, int]) -> None:
    sent = LIMIT + FORM_ROOM
    status, body = said(address, f"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {sent}\r\n\r\n".encode(), b"a" * sent)
    assert (status, body) == (200, f"False {sent} {sent} BytesIO".encode())


@pytest.mark.parametrize("size", [LIMIT + FORM_ROOM + 1, 100_000_000])
def test_a_too_large_body_is_read_and_dropped_and_the_application_told(size: int, address: tuple[str, int]) -> None:
    head = f"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n".encode()
    piece = b"a" * 1_000_000
    pieces = [piece] * (size // len(piece)) + [b"a" * (size % len(piece))]
    assert said(address, head, *pieces) == (200, b"True 0 0 BytesIO")


def test_a_too_large_body_in_chunks_is_dropped_too(address: tuple[str, int]) -> None:
    chunk = b"F4240\r\n" + b"a" * 1_000_000 + b"\r\n"
    pieces = [chunk] * 20 + [b"0\r\n\r\n"]
    assert said(address, b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", *pieces) == (
        200,
        b"True 0 0 BytesIO",
    )


def test_no_client_can_say_that_its_body_was_too_large(address: tuple[str, int]) -> None:
    head = (
        b"POST / HTTP/1.1\r\nHost: x\r\nportal.too_large: True\r\nportal-too-large: True\r\nContent-Length: 2\r\n\r\n"
    )
    assert said(address, head, b"ab") == (200, b"False 2 2 BytesIO")


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n", 400),
        (b"\x00\x01\x02\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nCookie: " + b"a" * 70_000 + b"\r\n\r\n", 431),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
    ],
)
def test_a_malformed_request_gets_a_plain_page(request_: bytes, status: int, address: tuple[str, int]) -> None:
    got, body = said(address, request_)
    assert got == status
    assert b"Please go back and try again" in body
    assert b"waitress" not in body.lower()


def test_slow_senders_delay_nobody(address: tuple[str, int]) -> None:
    with ExitStack() as stack:
        slow = [stack.enter_context(socket.create_connection(address)) for _ in range(count("slow_connections"))]
        for letter in b"POST / HTTP":
            for line in slow:
                line.sendall(bytes([letter]))
            assert said(address, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")[0] == 200
        for line in slow:
            line.sendall(b"/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc")
        assert {answer_on(line) for line in slow} == {(200, b"False 3 3 BytesIO")}


def test_all_bodies_together_have_one_room_and_give_it_back() -> None:
    room = Room(100)
    first, second = Body(80, room), Body(80, room)
    first.append(b"a" * 60)
    second.append(b"b" * 60)
    assert (first.no_room, second.no_room, len(second), room.taken) == (False, True, 0, 60)
    second.append(b"b")
    assert (len(second), room.taken) == (0, 60)
    del first
    gc.collect()
    assert room.taken == 0
    third = Body(80, room)
    third.append(b"c" * 81)
    assert (third.too_large, room.taken) == (True, 0)


def test_what_finds_no_room_is_dropped_and_said_so(address: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Room, "take", lambda self, size: False)
    sent = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n"
    assert said(address, sent, b"hello") == (200, b"False True 0 0 BytesIO")
