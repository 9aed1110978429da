"""How templates are kept: translated into Python once a process, however many applications it makes."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from flask.templating import Environment
from jinja2.bccache import Bucket, BytecodeCache


class Templates(Environment):
    """Every template is handed one plain dict of what all may use; Jinja's own chain of dicts is walked key by key."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


class InMemory(BytecodeCache):
    """In memory alone: code read back from a folder would be whatever somebody had put there."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}
        """(name, checksum of the source) → code."""

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


OPTIONS = {"bytecode_cache": InMemory()}
