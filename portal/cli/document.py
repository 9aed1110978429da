"""What a --json command writes: one document to standard output, the schema first."""

from __future__ import annotations

import json
from typing import Any

import click


def print_document(schema: str, **content: Any) -> None:
    """`schema` without its prefix and version: "doctor" becomes "portal.doctor/1"."""
    click.echo(json.dumps({"schema": f"portal.{schema}/1", **content}, ensure_ascii=False))
