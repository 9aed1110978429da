"""The keys a real site keeps on three hosts; the demonstration has them all, and a root of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from portal.cli.keys import make_site_keys, write_secret
from portal.cli.ready import key_in, signing_key
from portal.config import Settings
from portal.vault import Keys, canonical


@dataclass(frozen=True)
class Keyring:
    """Who signs the directory, who releases waiting grants, who signs the book's checkpoints."""

    root: Keys
    worker: Keys
    checkpoint: Keys


def make_keys(settings: Settings, root: Keys) -> Keyring:
    """The site's own files, each readable by its owner alone. Raises CannotRun when there are some already."""
    make_site_keys(settings)
    return read_keys(settings, root)


def read_keys(settings: Settings, root: Keys) -> Keyring:
    return Keyring(root, key_in(settings.worker_file, "escrow", "PORTAL_WORKER_FILE"), signing_key(settings))


def make_root(path: Path) -> Keys:
    """The root's secret beside everything it signs: for invented people only."""
    root = Keys.new()
    write_secret(path, canonical({"root": root.seed.hex()}))
    return root


def read_root(path: Path) -> Keys:
    """Raises CannotRun."""
    return key_in(path, "root", "the demo's root")
