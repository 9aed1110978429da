from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from portal.languages import catalogues, completeness, extraction, faults, upkeep

SENTENCES = (
    ("Go on", "templates/filing/step.html"),
    ("Keep %(code)s", "templates/filing/keep.html"),
    (("%(num)d day", "%(num)d days"), "templates/mailbox/list.html"),
    ("Take it", "templates/desk/case.html"),
)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of translations of its own, with a template of four sentences; the last is for officers only."""
    monkeypatch.setattr(catalogues, "folder", lambda name: tmp_path / name)
    for module in (upkeep, faults):
        monkeypatch.setattr(module, "extracted", found)
    monkeypatch.setattr(extraction, "folder", lambda name: tmp_path / name)
    clear()
    upkeep.extract()
    yield tmp_path
    clear()


def found() -> Catalog:
    catalog = Catalog(charset="utf-8")
    for message, place in SENTENCES:
        catalog.add(message, locations=[(place, 0)])
    return catalog


def clear() -> None:
    catalogues.catalogue.cache_clear()
    completeness.completeness.cache_clear()
