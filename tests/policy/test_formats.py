"""docs/formats.md says what the code does."""

from __future__ import annotations

import re
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from portal import policy
from portal.directory.entries import OFFICE_KINDS
from portal.policy.schema import CLOCK, FACTS, TYPED
from portal.policy.signed import SignedPack
from portal.routing.table import COLUMNS
from portal.vault import pack

DOCUMENT = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)
OVERLAY = '[meta]\nid = "xx-women"\ntitle = "Women"\nversion = "1"\noverlay = true\n'


@pytest.fixture
def example(tmp_path: Path) -> policy.Pack:
    assert EXAMPLE
    (tmp_path / "xx-women.toml").write_text(OVERLAY)
    (tmp_path / "xx-north.toml").write_text(EXAMPLE[1])
    return policy.read(tmp_path / "xx-north.toml", tmp_path)


def test_the_pack_in_it_can_be_read(example: policy.Pack) -> None:
    assert (example.id, example.rule("answer").n, example.zone) == ("xx-north", 10, "Europe/Oslo")
    assert example.time_bar
    assert example.overlays == ("xx-women",)
    assert policy.findings(example, policy.pack("un-mandela")) != [], "its departure waits for a signature"


def test_every_field_of_a_clock_and_every_section_is_named() -> None:
    assert EXAMPLE
    assert [name for name in CLOCK if not re.search(rf"\b{name}\b", EXAMPLE[1])] == []
    sections = {name.split(".")[0] for name in (*FACTS, *TYPED)}
    assert [name for name in sections if f"`{name}`" not in DOCUMENT and f"[{name}" not in EXAMPLE[1]] == []


def test_the_other_tables_name_every_field() -> None:
    assert [each.name for each in fields(SignedPack) if f"`{each.name}`" not in DOCUMENT] == []
    assert [column for column in COLUMNS if f"`{column}`" not in DOCUMENT] == []
    assert " ".join(OFFICE_KINDS) in DOCUMENT


def test_the_worked_bytes_are_right() -> None:
    assert "`00000004 70616765 00000001 37`" in DOCUMENT
    assert pack("page", 7).hex() == "00000004706167650000000137"


def test_the_hash_is_made_as_it_says(tmp_path: Path) -> None:
    from hashlib import sha256

    text = OVERLAY.replace("overlay = true", 'extends = "floor"')
    (tmp_path / "own.toml").write_text(text)
    assert policy.read(tmp_path / "own.toml").hash == sha256((policy.pack("floor").hash + text).encode()).hexdigest()
    assert asdict(policy.pack("floor"))["hash"] == sha256(policy.path_of("floor").read_bytes()).hexdigest()
