"""What is written down about running: an allow-list. No address, no form, no value, no path of a request."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from flask import Flask

from portal.config import folder

FIELDS = ("event", "exception", "place")
logger = logging.getLogger("portal.web")
"""Flask's own logger too: the application bears this name."""


class Lines(logging.Formatter):
    """One JSON object a line; of a record only the allowed fields. The hour, not the minute: logs are traces too."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"hour": datetime.now(UTC).strftime("%Y-%m-%dT%HZ"), "level": record.levelname.lower()}
        line |= {field: str(record.__dict__[field]) for field in FIELDS if field in record.__dict__}
        return json.dumps(line)


class _Stderr(logging.StreamHandler[TextIO]):
    """Looks up sys.stderr each time, as tests and servers replace it."""

    @property
    def stream(self) -> TextIO:
        return sys.stderr

    @stream.setter
    def stream(self, _: TextIO) -> None:
        pass


def install(_: Flask) -> None:
    if not logger.handlers:
        handler = _Stderr()
        handler.setFormatter(Lines())
        logger.addHandler(handler)
        logger.propagate = False


def log_exception(error: BaseException) -> None:
    """Its class and the place it was raised, never its message: messages carry values."""
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    logger.error("", extra={"event": "failed", "exception": name, "place": place(error.__traceback__)})


def place(trace: TracebackType | None) -> str:
    """The last line of ours that was running: `portal/web/filing/draft.py:88`, `templates/filing/keep.html:12`."""
    ours = (Path(__file__).parents[2], folder("templates"))
    for frame in reversed(traceback.extract_tb(trace)):
        for home in ours:
            if Path(frame.filename).is_relative_to(home):
                return f"{home.name}/{Path(frame.filename).relative_to(home)}:{frame.lineno}"
    return "elsewhere"
