"""The keys a real site keeps on three hosts: the demonstration makes them all and leaves them in one folder."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from portal.config import Settings
from portal.directory import write_whole
from portal.vault import Keys


@dataclass(frozen=True)
class Keyring:
    """Who signs the directory, releases waiting grants, opens the tallies and signs the book's checkpoints."""

    root: Keys = field(default_factory=Keys.new)
    worker: Keys = field(default_factory=Keys.new)
    statistics: Keys = field(default_factory=Keys.new)
    checkpoint: Keys = field(default_factory=Keys.new)


def write_keys(keyring: Keyring, settings: Settings) -> None:
    """The site file, the worker's file and the checkpoint key, each readable by its owner alone."""
    _write(settings.site_file, json.dumps({"keys": [secrets.token_hex(32)]}))
    worker = {"worker": keyring.worker.seed.hex(), "statistics": keyring.statistics.seed.hex()}
    _write(settings.worker_file, json.dumps(worker))
    _write(settings.signing_key_file, keyring.checkpoint.seed.hex())


def write_root(root: Keys, path: Path) -> None:
    _write(path, root.seed.hex())


def read_root(path: Path) -> Keys:
    """Raises OSError, ValueError."""
    return Keys(bytes.fromhex(path.read_text().strip()))


def _write(path: Path, text: str) -> None:
    write_whole(path, f"{text}\n".encode(), mode=0o600)
