"""The real server, in processes of its own."""

import os
import re
import signal
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.serving import Serving


def status(url: str, body: bytes | None = None) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, body, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def test_it_answers_at_the_doors_and_ends_when_asked(live: Serving) -> None:
    live.start("--workers", "2")
    assert status(f"{live.url}/health/live")[0] == 200
    assert live.stop() == 0


def test_a_hundred_megabytes_get_an_answer_in_words(live: Serving) -> None:
    live.start("--workers", "1")
    code, page = status(f"{live.url}/en/write", b"a" * 100_000_000)
    assert code == 413
    assert re.search(r'<html[^>]* lang="en"', page)


def test_a_killed_process_is_replaced_and_nobody_is_turned_away(live: Serving) -> None:
    live.start("--workers", "2")
    assert live.process
    first, second = psutil.Process(live.process.pid).children()
    os.kill(first.pid, signal.SIGKILL)
    for _ in range(20):
        assert status(f"{live.url}/health/live")[0] == 200
    os.kill(second.pid, signal.SIGKILL)
    psutil.wait_procs([second], timeout=30)
    assert status(f"{live.url}/health/live")[0] == 200


def test_only_the_asked_doors_are_there(live: Serving) -> None:
    live.start("--workers", "1", "--doors", "public")
    assert status(f"{live.url}/signin")[0] == 404


def test_a_taken_address_is_named(live: Serving) -> None:
    live.start("--workers", "1")
    with Serving(live.environment) as second, pytest.raises(RuntimeError, match="PORTAL_BIND"):
        second.start("--workers", "1")


def test_without_a_site_file_it_says_so(live: Serving) -> None:
    Path(live.environment["PORTAL_SITE_FILE"]).unlink()
    with pytest.raises(RuntimeError, match=r"site\.json"):
        live.start("--workers", "1")


def test_what_it_says_of_itself(live: Serving) -> None:
    live.start("--workers", "1")
    with urllib.request.urlopen(f"{live.url}/health/live", timeout=60) as answer:
        assert "Server" not in answer.headers
