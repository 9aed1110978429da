"""Processes kept running, with works so small that nothing else can be the cause."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil
import pytest

STEADY = r"""
import os, signal, sys
from portal.cli.children import keep_running

def steady(ready):
    os.write(1, f"{os.getpid()}\n".encode())
    ready()
    while True:
        signal.pause()

sys.exit(keep_running([steady, steady], when_ready=lambda: os.write(1, b"ready\n")))
"""

BROKEN = r"""
import os, sys
from portal.cli.children import keep_running

def steady(ready):
    ready()
    __import__("signal").pause()

def broken(ready):
    raise ValueError("no such file")

sys.exit(keep_running([steady, broken], when_ready=lambda: os.write(1, b"ready\n")))
"""


@contextmanager
def running(script: str) -> Iterator[subprocess.Popen[str]]:
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with parent:
        try:
            yield parent
        finally:
            parent.kill()


def lines(parent: subprocess.Popen[str], number: int) -> list[str]:
    assert parent.stdout
    return [parent.stdout.readline().strip() for _ in range(number)]


def test_a_killed_child_is_replaced() -> None:
    with running(STEADY) as parent:
        first, second, ready = sorted(lines(parent, 3))
        assert ready == "ready"
        os.kill(int(first), signal.SIGKILL)
        (third,) = lines(parent, 1)
        assert third not in (first, second)
        assert {int(second), int(third)} <= {child.pid for child in psutil.Process(parent.pid).children()}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_to_the_parent_ends_all_and_is_no_failure(number: signal.Signals) -> None:
    with running(STEADY) as parent:
        children = [psutil.Process(int(line)) for line in lines(parent, 3) if line != "ready"]
        parent.send_signal(number)
        assert parent.wait(30) == 0
        assert psutil.wait_procs(children, timeout=30)[1] == []


def test_children_do_not_outlive_a_killed_parent() -> None:
    with running(STEADY) as parent:
        children = [psutil.Process(int(line)) for line in lines(parent, 3) if line != "ready"]
        parent.kill()
        gone: Callable[..., tuple[list[psutil.Process], list[psutil.Process]]] = psutil.wait_procs
        assert gone(children, timeout=30)[1] == []


def test_a_child_that_cannot_start_ends_everything_and_says_why() -> None:
    with running(BROKEN) as parent:
        said, why = parent.communicate(timeout=30)
        assert (parent.returncode, said) == (3, "")
        assert "no such file" in why


def test_no_process_may_write_its_memory_to_disk() -> None:
    with running(STEADY) as parent:
        child = int(sorted(lines(parent, 3))[0])
        assert psutil.Process(child).rlimit(psutil.RLIMIT_CORE) == (0, 0)
