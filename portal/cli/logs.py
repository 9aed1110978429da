"""Logs by allow-list: what a line may hold is named here, everything else stays out."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime

ALLOWED = ("command", "count", "milliseconds", "check", "process")


class AllowList(logging.Formatter):
    """One JSON object a line. Of our own messages the unfilled template, of others not even that; never an argument.

    An exception is named by its kind and where it happened: its message may quote what somebody wrote.
    """

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")
        line: dict[str, object] = {"at": moment, "level": record.levelname.lower(), "from": record.name}
        if record.name.partition(".")[0] == "portal":
            line["says"] = str(record.msg)
        line |= {name: getattr(record, name) for name in ALLOWED if isinstance(getattr(record, name, None), str | int)}
        if record.exc_info and (failure := record.exc_info[1]):
            line["failure"] = type(failure).__name__
            line["where"] = [
                f"{step.filename}:{step.lineno}" for step in traceback.extract_tb(failure.__traceback__)[-8:]
            ]
        return json.dumps(line)


def to_standard_error() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(AllowList())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("portal").setLevel(logging.INFO)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
