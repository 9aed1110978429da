"""The table as a lawyer opens it: comma-separated, UTF-8, one line a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from portal.routing.table import Row, lines


def as_csv(rows: Iterable[Row]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(lines(rows))
    return written.getvalue()
