"""The risk screen advises from what is known. More harm never gives less advice; delay weighs nothing anywhere."""

import random
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal import create_app, questions
from portal.cases.docket import Docket, Watch
from portal.cases.rows import Card
from portal.protection.rank import rank
from portal.protection.screen import Known, advice, known_from
from portal.protection.signs import Sign
from portal.questions import QUESTIONS
from portal.web.desk.measuring import ADVICE, WHY
from tests.counts import count
from tests.web.desks import address_of, desk
from tests.world import World

TODAY = date(2026, 10, 5)
OLDER = ("today", "yesterday", "week", "longer", "unknown")
FLAGS = [each.name for each in fields(Known) if each.type in (bool, "bool")]


def test_golden_cases() -> None:
    assert advice(Known()) == []
    hit = advice(Known(danger="hurt", by="staff", hurt=True, shared_unit=True, punished=True))
    assert [each.what for each in hit] == ["see_today", "health", "films", "keep_apart", "watch"]
    assert "by_staff" in hit[-1].why
    assert [each.what for each in advice(Known(danger="self"))] == ["see_today", "health"]
    assert [each.what for each in advice(Known(silent=True))] == ["see_today"]


def test_every_advice_and_every_reason_has_words() -> None:
    everything = advice(Known(danger="self", by="staff", **dict.fromkeys(FLAGS, True)))
    everything += advice(Known(danger="hurt", by="staff", **dict.fromkeys(FLAGS, True)))
    assert {each.what for each in everything} == set(ADVICE)
    assert {code for each in everything for code in each.why} <= set(WHY)


def test_more_that_is_known_never_takes_advice_away() -> None:
    chance = random.Random(5)
    for _ in range(500):
        known = Known(
            danger=chance.choice(["", "hurt", "self"]), by=chance.choice(["", "staff", "prisoner"]),
            **{name: chance.random() < 0.5 for name in FLAGS},
        )  # fmt: skip
        more = replace(known, **{chance.choice(FLAGS): True})
        assert {each.what for each in advice(known)} <= {each.what for each in advice(more)}


def test_shifting_the_incident_back_never_lowers_rank() -> None:
    """R-42, over a thousand random pairs that differ in the day of the incident alone: list, watch and advice."""
    chance = random.Random(11)
    for _ in range(count("date_pairs")):
        answers = {
            name: chance.choice(QUESTIONS[name].options).value
            for name in ("danger", "by", "place", "filer", "watch", "topic", "when")
            if name in QUESTIONS and QUESTIONS[name].options and chance.random() < 0.8
        }
        earlier = dict(answers, when=OLDER[chance.randint(OLDER.index(answers.get("when", "today")), 3)]) \
            if answers.get("when", "today") in OLDER[:4] else dict(answers)  # fmt: skip
        assert placed(answers) >= placed(earlier)
        assert [each.what for each in advised(answers)] == [each.what for each in advised(earlier)]


def placed(answers: dict[str, str]) -> tuple[object, ...]:
    """Where such a letter stands in the desk's list and among the watched: smaller is sooner."""
    flags = frozenset(questions.flags_of(answers))
    docket = Docket(
        office="inspectorate", ring=b"r" * 16, kind=questions.kind_of(answers), pack="un-mandela",
        filed=datetime(2026, 10, 5, 8, tzinfo=ZoneInfo("UTC")), zone="UTC", due=TODAY + timedelta(days=10),
        book=b"b" * 32, urgency=questions.urgency_of(answers), flags=flags,
        watch=Watch(TODAY, TODAY + timedelta(days=90), TODAY),
    )  # fmt: skip
    sign = Sign("job", TODAY, 3, 1, "", 0, 0, 39, 0.01, True)
    return Card(b"c" * 16, docket).order(), rank(told="retaliation" in flags, signs=[sign], silent=0, since=TODAY)


def advised(answers: dict[str, str]) -> list[object]:
    known = Known(
        danger=answers.get("danger", ""), by=answers.get("by", ""), hurt=questions.kind_of(answers) == "report",
        punished="retaliation" in questions.flags_of(answers), shared_unit=answers.get("place") in ("cell", "corridor"),
    )  # fmt: skip
    return list(advice(known))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_does_otherwise_says_why_and_only_who_lives_there_is_said_to(world: World) -> None:
    hurt = {"topic": "hurt", "by": "staff", "unit": "A", "place": "corridor", "prison": "NGT"}
    receipt, hers = world.lodge("inspectorate", **hurt), world.lodge("inspectorate", filer="family", **hurt)
    his = world.lodge("inspectorate", filer="staff", **hurt)
    viewer = world.viewer("inspector.adeyemi")
    found = [known_from(world.read(viewer, each.case), TODAY).shared_unit for each in (receipt, hers, his)]
    assert found == [True, False, False], "a mother, or who works there, lives on no wing"
    app = create_app(replace(world.settings, locales=("en",)))
    inspector, why = desk(app, "inspector.adeyemi"), "They want to stay in their cell."
    assert "We do otherwise" in inspector.open(receipt).text and "data-not-followed" not in inspector.open(receipt).text
    for about, text in (("advice:keep_apart", why), ("advice:?", "Another note.")):
        done = inspector.post(address_of(receipt, "notes"), text=text, language="en", about=about)
        assert done.status_code == 303
    page = inspector.get(address_of(receipt)).text
    assert f"Not followed. B. Adeyemi: {why}" in page and page.count("data-not-followed") == 1
    assert [each.body.get("about") for each in world.read(viewer, receipt.case).notes] == ["advice:keep_apart", None]
    app.portal.close()
