"""The directory this host works with: read again when the file changes, never an older or a badly signed one."""

from __future__ import annotations

import threading
from pathlib import Path

from portal.config import Settings
from portal.directory.signed import Directory, DirectoryRefused
from portal.directory.whole_file import write_whole


class InForce:
    """Call it for the directory in force. `says` names why the file lying there is not the one in force, if so."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._lock = settings, threading.Lock()
        self._seen: tuple[int, int, int] | None = None
        self._directory: Directory | None = None
        self.says: str | None = None

    def __call__(self) -> Directory:
        """Raises DirectoryRefused while there has never been a good one."""
        with self._lock:
            seen = _look(self._settings.directory_file)
            if self._directory is None or seen != self._seen:
                self._read()
                self._seen = seen
            if self._directory is None:
                raise DirectoryRefused(self.says or "missing")
            return self._directory

    current = __call__

    def _read(self) -> None:
        try:
            highest = highest_used(self._settings.state_folder)
            found = Directory.load(self._settings, max(highest, self._directory.version if self._directory else 0))
        except DirectoryRefused as refused:
            self.says = refused.why
            return
        if found.version > highest:
            remember(self._settings.state_folder, found.version)
        self._directory, self.says = found, None


def highest_used(state_folder: Path) -> int:
    """The highest version this host ever worked with; 0 on a new host. Raises DirectoryRefused("state")."""
    try:
        return int(_state(state_folder).read_text())
    except FileNotFoundError:
        return 0
    except ValueError:
        raise DirectoryRefused("state") from None


def remember(state_folder: Path, version: int) -> None:
    if version > highest_used(state_folder):
        write_whole(_state(state_folder), f"{version}\n".encode())


def _state(state_folder: Path) -> Path:
    return state_folder / "directory.version"


def _look(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
