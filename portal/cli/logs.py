"""Logs of a process by allow-list; the doors' own lines are portal/web/shared/log.py."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime


class AllowList(logging.Formatter):
    """One JSON object a line: the hour, the unfilled template of our own messages, of others only who spoke.

    Never an argument, never the message of an exception: both may quote what somebody wrote.
    """

    def format(self, record: logging.LogRecord) -> str:
        hour = datetime.now(UTC).strftime("%Y-%m-%dT%HZ")
        line: dict[str, object] = {"hour": hour, "level": record.levelname.lower(), "from": record.name}
        if record.name.partition(".")[0] == "portal":
            line["says"] = str(record.msg)
        if record.exc_info and (failure := record.exc_info[1]):
            line["failure"] = f"{type(failure).__module__}.{type(failure).__qualname__}"
            line["where"] = [
                f"{step.filename}:{step.lineno}" for step in traceback.extract_tb(failure.__traceback__)[-8:]
            ]
        return json.dumps(line)


def to_standard_error() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(AllowList())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
