"""Who cannot look for signs of punishment, and what such an office does instead."""

from __future__ import annotations

from flask_babel import gettext

from portal.directory import OfficeEntry
from portal.protection.lists import sees_lists


def cannot_look(office: OfficeEntry) -> str:
    """For whoever wrote or is about to; empty where the office can look."""
    if not office.outside:
        return gettext("Only people outside can look for signs of punishment. This office sees that you asked.")
    if not sees_lists(office):
        return gettext("This office asks you how things are. It sees no lists of the prison.")
    return ""
