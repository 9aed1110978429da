"""No field asks legal status, and nothing that leads a letter or times it could tell one status from another."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields
from pathlib import Path

import pytest

from portal import policy
from portal.config import folder
from portal.policy.schema import CLOCK
from portal.questions import QUESTIONS
from portal.routing import route
from portal.routing.asked import Asked
from portal.routing.table import ORDER

STATUS = re.compile(
    r"legal.?status|remand|convict|sentenced|untried|awaiting.?trial|pre.?trial|detainee.?type|immigra|asylum|refugee"
    r"|citizen|nationalit|passport|visa\b|administrative.?detention|crime|offen[cs]e|guilty|ethnic|religion|race\b",
    re.IGNORECASE,
)
"""What would sort people by why they are held, or by where they come from."""

TEMPLATES = sorted(folder("templates").rglob("*.html"))
FORMS = sorted(Path(inspect.getfile(route)).parents[1].glob("web/**/*.py"))


def test_no_question_asks_for_it_in_any_wording() -> None:
    for question in QUESTIONS.values():
        for filer in ("prisoner", "family", "staff"):
            asked = question.asked({"filer": filer})
            said = [asked.id, asked.prompt, asked.hint]
            said += [part for each in asked.options for part in (each.value, each.label, each.hint)]
            assert not [words for words in said if STATUS.search(words)], question.id


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_form_has_a_field_for_it(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    names = re.findall(r"""(?:name=|field\(|choice\(|select\(|hidden\()\s*["']([\w-]+)["']""", text)
    assert not [name for name in names if STATUS.search(name)]


@pytest.mark.parametrize("file", FORMS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_form_class_has_one_either(file: Path) -> None:
    fields_of = re.findall(r"(\w+)\s*=\s*\w*Field\(", file.read_text(encoding="utf-8"))
    assert not [name for name in fields_of if STATUS.search(name)]


def test_no_route_can_differ_by_it() -> None:
    taken = [*inspect.signature(route).parameters, *(each.name for each in fields(Asked))]
    values = [value for each in ORDER.values() for value in each]
    assert not [name for name in [*taken, *values] if STATUS.search(name)]


def test_no_clock_can_differ_by_it() -> None:
    assert not [name for name in CLOCK if STATUS.search(name)]
    for name in policy.ids():
        pack = policy.pack(name)
        for clock in {**pack.clocks, **pack.later}.values():
            said = [clock.id, *clock.kinds, *clock.urgency, *clock.topics, *clock.variants]
            assert not [word for word in said if STATUS.search(word)], (name, clock.id)


def test_the_search_would_find_one() -> None:
    assert all(STATUS.search(word) for word in ("legal_status", "on remand", "Are you convicted?", "nationality"))
    assert not STATUS.search("Who did it?")
