"""Putting a signed directory in force on this host."""

from __future__ import annotations

from collections.abc import Callable

from portal.config import Settings
from portal.directory.in_force import highest_used, remember
from portal.directory.signed import Directory, DirectoryRefused
from portal.directory.whole_file import write_whole


def publish(blob: bytes, *, settings: Settings, enter: Callable[[int, bytes], object]) -> Directory:
    """Check, enter it in the book, then put the file in place. Raises DirectoryRefused; `enter` may refuse too.

    `enter(version, blob)` is the caller's (register.enter_directory in an open transaction): book and directory do
    not know each other.
    """
    if settings.root is None:
        raise DirectoryRefused("no_root")
    directory = Directory.open(settings.root, blob, highest_used(settings.state_folder))
    enter(directory.version, blob)
    write_whole(settings.directory_file, blob)
    remember(settings.state_folder, directory.version)
    return directory
