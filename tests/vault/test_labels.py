"""The table of labels and the code agree: no label does two things, none is missing, none is left over."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import portal
from portal.vault.labels import DIGESTS, KEYED, TAGS

KEYED_CALLS = {"derive": 1, "key": 0}
"""Functions that take a keyed label, and at which place."""


def calls() -> Iterator[tuple[str, str]]:
    """(function, literal label) of every call in the code."""
    for path in Path(portal.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = {"derive": 1, "digest": 0, "tag": 0, "key": 0}.get(name)
            owner = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
            if name in {"tag", "key"} and not owner.endswith("site"):
                continue
            if place is not None and len(node.args) > place:
                label = node.args[place]
                if isinstance(label, ast.Constant) and isinstance(label.value, str):
                    yield name, label.value


def used() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, label in calls():
        found["keyed" if name in KEYED_CALLS else name].add(label)
    return found


def test_every_keyed_label_stands_in_the_table_and_is_used() -> None:
    assert used()["keyed"] == set(KEYED)


def test_every_tag_stands_in_the_table_and_is_used() -> None:
    assert used()["tag"] == set(TAGS)


def test_every_digest_stands_in_the_table_and_is_used() -> None:
    assert used()["digest"] == set(DIGESTS)


def test_no_label_stands_in_two_tables() -> None:
    assert len({*KEYED, *DIGESTS}) == len(KEYED) + len(DIGESTS)
