"""Compiles the translations, and puts what lies beside the package into the wheel; see portal.config.folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("templates", "static", "translations", "migrations")


class CustomBuildHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        for source in Path(self.root, "translations").glob("*/LC_MESSAGES/*.po"):
            with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(text, locale=_locale(source)))
        if version == "standard":
            folders = (name for name in FOLDERS if Path(self.root, name).is_dir())
            build_data["force_include"].update({str(Path(self.root, name)): f"portal/{name}" for name in folders})
            build_data["artifacts"].append("*.mo")


def _locale(source: Path) -> str | None:
    """The pseudo-locales are unknown to Babel, which then leaves the plural rule to the file's own header."""
    name = source.parent.parent.name
    return None if "_X" in name else name
