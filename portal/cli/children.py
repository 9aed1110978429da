"""Child processes kept running: whoever dies is replaced, a signal to the parent ends them all."""

from __future__ import annotations

import ctypes
import logging
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn

ENDINGS = {signal.SIGTERM, signal.SIGINT}
SIGNALS = {signal.SIGCHLD, *ENDINGS}
PR_SET_PDEATHSIG = 1
PAUSE = 1.0
"""Seconds before a child that died young is started again."""

Work = Callable[[Callable[[], None]], None]
"""What a child does; it calls its argument once it is ready."""


def keep_no_core() -> None:
    """A crash must not write memory, with what people said in it, to disk."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def keep_running(works: Sequence[Work], *, when_ready: Callable[[], None]) -> int:
    """Runs each work in a child until SIGTERM or SIGINT; the exit code.

    A child that ends before all were ready once ends everything with code 3: a wrong configuration is not retried.
    """
    keep_no_core()
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        return _Children(works, when_ready).watch()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)


class _Children:
    def __init__(self, works: Sequence[Work], when_ready: Callable[[], None]) -> None:
        self.works, self.when_ready = works, when_ready
        self.running: dict[int, tuple[int, float]] = {}
        """By process id: which work, and since when."""

    def watch(self) -> int:
        pipes = [self._start(which) for which in range(len(self.works))]
        if not all(os.read(pipe, 1) for pipe in pipes):
            return self._end(signal.SIGTERM, 3)
        self.when_ready()
        while (received := signal.sigwait(SIGNALS)) == signal.SIGCHLD:
            for which, since in self._dead():
                if time.monotonic() - since < PAUSE and (ending := signal.sigtimedwait(ENDINGS, PAUSE)):
                    return self._end(ending.si_signo, 0)
                os.close(self._start(which))
        return self._end(received, 0)

    def _start(self, which: int) -> int:
        """A pipe that yields one byte when the child is ready, or ends when it died before."""
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            _be_child(self.works[which], writing)
        os.close(writing)
        self.running[child] = which, time.monotonic()
        return reading

    def _dead(self) -> list[tuple[int, float]]:
        found = []
        while self.running:
            child, _ = os.waitpid(-1, os.WNOHANG)
            if not child:
                break
            if child in self.running:
                found.append(self.running.pop(child))
        return found

    def _end(self, number: int, code: int) -> int:
        for child in self.running:
            os.kill(child, number)
        for child in self.running:
            os.waitpid(child, 0)
        return code


def _be_child(work: Work, pipe: int) -> NoReturn:
    """Ordinary signals again; and should the parent be killed, do not live on without it."""

    starting = True

    def ready() -> None:
        nonlocal starting
        starting = False
        with suppress(BrokenPipeError):
            os.write(pipe, b".")

    code = 1
    try:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        work(ready)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException as failure:
        if starting:  # nobody has said anything yet that the message could quote
            print(f"portal: {type(failure).__name__}: {failure}", file=sys.stderr, flush=True)
        logging.getLogger("portal.children").exception("a process ended")
    finally:
        os._exit(code)
