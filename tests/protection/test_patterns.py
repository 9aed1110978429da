"""What comes back is shown to an office outside alone: the same place, the same officer however he is spelled."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portal.protection.patterns import Told, alike, patterns_in
from portal.web.shared.edge import Application
from tests.protection.test_findings import app, found, report
from tests.web.desks import desk, words
from tests.world import World

__all__ = ["app"]
DAY = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bernd Kane, S2210", "s2210 KANE Bernd", True),
        ("Bernd Kané", "Bernt Kane", True),
        ("Aleksandr Petrov", "Alexandr Petrov", True),
        ("Bernd Kane, S2210", "Bernd Kane, S2211", False),
        ("Carla Voss", "Bernd Kane", False),
        ("", "Bernd Kane", False),
    ],
)
def test_spellings_of_one_name_are_alike_and_other_numbers_are_not(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is alike(other, one) is same


def test_a_planted_repeat_is_linked_across_prisons_and_the_most_letters_come_first() -> None:
    letters = [
        Told("a", "NGT", "B-Wing", ("Bernd Kane",), DAY),
        Told("b", "EWT", "Yard", ("Kane Bernt",), DAY - timedelta(400)),
        Told("c", "NGT", "b-wing", (), DAY - timedelta(2)),
        Told("d", "NGT", "B-WING ", ("Carla Voss",), DAY - timedelta(1)),
        Told("e", "EWT", "B-Wing", (), DAY),
    ]
    place, person = patterns_in(letters)
    assert (place.what, place.prison, [each.ref for each in place.letters]) == ("place", "NGT", ["a", "d", "c"])
    assert (person.what, [each.ref for each in person.letters]) == ("person", ["a", "b"])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_it_stands_on_a_page_of_the_office_outside_with_closed_ones_and_nowhere_else(
    world: World, app: Application
) -> None:
    first, second = report(world, unit="B-12"), report(world, unit="B-12")
    world.lodge("inspectorate", "The soup is cold.", unit="B-12", by="unsaid", topic="food")
    found(world, first)
    found(world, second, "Bernt Kane, S2210", finding="unfounded")
    world.answer("inspector.adeyemi", second, decision="no")
    page = desk(app, "inspector.adeyemi").get("/oversight/patterns")
    assert page.text.count('data-pattern="2"') == 2, words(page.text)
    assert "An officer: Bern" in words(page.text) and "A place: B-12" in words(page.text)
    assert "Bern" not in desk(app, "ombudsman").get("/oversight/patterns").text
    assert desk(app, "director.northgate").get("/oversight/patterns").status_code == 404
