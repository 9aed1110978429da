"""Nothing weighs credibility; sexual past, offence and right to stay are never asked or kept: a lint of every name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import portal
from portal.cases.acts import ACTS
from portal.cases.docket import Docket
from portal.cases.particulars import FIELDS
from portal.config import folder
from portal.database import Base
from portal.protection.feed import COLUMNS, KINDS
from portal.questions import QUESTIONS

FORBIDDEN = re.compile(
    r"credib|believab|truthful|plausib|reliab|trust_?score|vexatious|sexual_?(past|history|orient)|virgin|promiscu"
    r"|offen[cs]e|convict|criminal|sentence_(length|end)|immigra|residence_?permit|visa\b|asylum|deport|nationality"
    r"|pregnan|reproduct|diagnos",
    re.IGNORECASE,
)
HARMLESS = {"offenceless"}


def names_in_code() -> Iterator[tuple[str, str]]:
    """(where, name) of every field of a class, parameter and key of a dict literal: what could hold a value."""
    for path in sorted(Path(portal.__path__[0]).rglob("*.py")):
        if "policy/packs" in str(path) or "/policy/" in str(path):
            continue  # what a law says is no field about a person
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                yield path.name, node.target.id
            elif isinstance(node, ast.arg):
                yield path.name, node.arg
            elif isinstance(node, ast.Dict):
                yield from (
                    (path.name, key.value)
                    for key in node.keys
                    if isinstance(key, ast.Constant) and isinstance(key.value, str) and key.value.isidentifier()
                )


def names_in_forms() -> Iterator[tuple[str, str]]:
    for path in sorted(folder("templates").rglob("*.html")):
        for name in re.findall(r'name="([a-z_0-9]+)"|field\("([a-z_0-9]+)"|select\("([a-z_0-9]+)"', path.read_text()):
            yield path.name, next(each for each in name if each)


def names_in_schema() -> Iterator[tuple[str, str]]:
    for table in Base.metadata.tables.values():
        yield table.name, table.name
        yield from ((table.name, column.name) for column in table.columns)
    yield from (("docket", name) for name in Docket.__dataclass_fields__)
    yield from (("particulars", name) for name in FIELDS)
    yield from (("feed", name) for name in (*COLUMNS, *KINDS))
    yield from (("act", act.name) for act in ACTS)
    for question in QUESTIONS.values():
        yield "question", question.id
        yield from ((f"question {question.id}", option.value) for option in question.options)


@pytest.mark.parametrize("names", [names_in_code, names_in_forms, names_in_schema])
def test_no_field_anywhere_holds_what_must_not_weigh(names: object) -> None:
    found = [(where, name) for where, name in names() if FORBIDDEN.search(name) and name not in HARMLESS]  # type: ignore[operator]
    assert found == []


@pytest.mark.parametrize("name", ["credibility", "sexual_history", "offence", "immigration_status", "is_reliable"])
def test_the_lint_would_see_one(name: str) -> None:
    assert FORBIDDEN.search(name)
