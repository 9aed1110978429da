"""A year of two prisons, made through the verbs."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from portal import create_app
from portal.access import letters, visible_to
from portal.cases import read_case
from portal.cases.docket import OBLIGATIONS
from portal.casework.lost_days import lost_days
from portal.casework.prepare import route_of
from portal.cli.checks import names
from portal.cli.db import found_faults
from portal.cli.demonstration.beside import ANSWERS, ASKS
from portal.cli.demonstration.duties import DONE
from portal.cli.demonstration.made import make
from portal.cli.demonstration.place import Place
from portal.cli.demonstration.samples import samples
from portal.cli.demonstration.script import NOW
from portal.cli.pack_pages import not_adopted
from portal.companions.joined import joined
from portal.companions.line import lines_of, mail_of
from portal.database import engine_for, reading
from portal.languages import LOCALES
from portal.protection.tellings import owed, whose
from tests.demo.conftest import NOISE, rooted, variables
from tests.demo.looking import Demo


def test_the_director_has_forty_open_letters_and_two_are_late(demo: Demo) -> None:
    desk = demo.desk("director.northgate")
    assert desk.total == 40
    assert (desk.counts["late"], desk.counts["due_today"], desk.counts["this_week"]) == (2, 5, 11)


def test_whoever_writes_in_the_demonstration_can_be_told_what_was_done() -> None:
    """More cases than these tests make draw letters in all of these."""
    assert {each.language for each in samples()} <= set(DONE)
    assert all(set(each) == set(OBLIGATIONS) for each in DONE.values())


def test_every_story_can_be_opened_and_reads_through(demo: Demo) -> None:
    told = [each["id"] for each in demo.says["stories"] if "case" in each]
    assert len(told) == 25
    assert {demo.docket(story).kind for story in told} >= {"report", "complaint", "request", "interview", "retaliation"}


@pytest.mark.engines(1)
def test_paper_voice_and_arrivals_are_in_it(demo: Demo) -> None:
    paper, mailbox = demo.docket("paper"), demo.mailbox("paper")
    assert paper.filed.date() == date(2026, 10, 1) and mailbox is not None and mailbox.once, "its slip works once"
    with reading(demo.engine) as session:
        ours, zone = demo.officer("director.northgate"), ZoneInfo("Europe/London")
        waiting = [(whose(each, ours.rings), each.late(NOW)) for each in owed(session, demo.site, "NGT", zone)]
        there = demo.mailbox("warm-water")
        assert there is not None
        sight = visible_to(session, demo.site, there, demo.case("warm-water"))
        assert sight is not None
        said = read_case(session, demo.directory, sight).envelopes
    assert waiting == [(("N1062", "A1"), True), (("N1063", "A1"), False)]
    assert said[2].kind == "interpretation" and "warm water" in said[2].text


@pytest.mark.engines(1)
def test_the_packs_came_into_force_by_signed_pages_and_the_limits_page_says_so(demo: Demo) -> None:
    app: Any = create_app(demo.place.settings, doors=["public"])
    page = app.test_client().get("/en/limits").text
    assert page.count("data-page-of-pack=") == 2 and "Signed by \u2068K. Brandt\u2069" in page
    theirs = app.test_client().get("/fr/limits").text
    assert "Administration centrale" in theirs and "Central administration" not in theirs
    assert names(demo.place.settings)["ok"], "nobody reads a name in another language than their own"
    spoken = {code for code, locale in LOCALES.items() if not locale.pseudo}
    assert all(set(each.names) == spoken for each in (*demo.directory.prisons, *demo.directory.offices))
    with reading(demo.engine) as session:
        waiting = not_adopted(session, demo.site, settings=demo.place.settings, directory=demo.directory)
        (lost,) = lost_days(session, demo.site, "EWT", date(2026, 9, 1), date(2026, 9, 30))
    assert waiting == [] and lost.reason
    app.portal.close()


@pytest.mark.engines(1)
def test_the_consulate_has_the_letter_of_who_agreed_and_no_other(demo: Demo) -> None:
    assert demo.docket("consulate").office == "consulate"
    for story in ("roster", "interview", "punished"):
        with reading(demo.engine) as session:
            assert visible_to(session, demo.site, demo.officer("consul.ardania"), demo.case(story)) is None
    assert demo.docket("refuge").office == "refuge" and not demo.docket("refuge").waiting
    with reading(demo.engine) as session:
        others = ("consul.ardania", "director.northgate", "central", "inspector.adeyemi")
        for login in others:
            assert visible_to(session, demo.site, demo.officer(login), demo.case("refuge")) is None, login


@pytest.mark.engines(1)
def test_the_known_codes_are_those_of_the_contract(demo: Demo) -> None:
    known = {each.get("code") or each["drawer"]: each["story"] for each in demo.says["mailboxes"]}
    assert {
        "1111222233334440": "corridor",
        "2222333344445550": "mother",
        "3333444455556661": "roster",
        "4444555566667776": "not-fair",
        "5555666677778888": "warm-water",
        "6666777788889998": "punished",
        "7777888899990008": "empty",
        "8888999900001112": "watch",
        "034712885004": "promise-broken",
    }.items() <= known.items()


@pytest.mark.engines(1)
def test_the_empty_mailbox_is_a_door_without_letters(demo: Demo) -> None:
    mailbox = demo.mailbox("empty")
    assert mailbox is not None
    with reading(demo.engine) as session:
        assert letters(session, mailbox) == 0


def test_the_roster_is_not_there_for_mr_hale(demo: Demo) -> None:
    case = demo.case("roster")
    with reading(demo.engine) as session:
        seen = {
            login: visible_to(session, demo.site, demo.officer(login), case) is not None
            for login in (
                "inspector.adeyemi",
                "inspector.castellanos",
                "inspector.hale",
                "director.northgate",
                "central",
            )
        }
    assert seen == {
        "inspector.adeyemi": True, "inspector.castellanos": True, "inspector.hale": False,
        "director.northgate": False, "central": False,
    }  # fmt: skip


def test_the_dangerous_and_the_punished_head_the_inspectors_list(demo: Demo) -> None:
    assert [row.why for row in demo.desk("inspector.adeyemi").rows[:3]] == ["danger", "punished", "punished"]


def test_five_days_later_the_watch_climbs_to_central_by_itself_and_only_once(demo: Demo) -> None:
    assert demo.docket("watch").office == "director-northgate"
    demo.move(1)
    assert demo.docket("watch").office == "director-northgate"
    assert demo.move(4)["escalated"] >= 2
    assert (demo.docket("watch").office, demo.docket("climbed").office) == ("central", "ombudsman")
    assert demo.move(0)["escalated"] == 0


def test_what_was_kept_where_it_is_stays_late_where_it_is(demo: Demo) -> None:
    demo.move(5)
    assert demo.docket("photographs").office == "director-northgate"


def test_the_book_and_every_case_hold_after_seeding(demo: Demo) -> None:
    with reading(demo.engine) as session:
        assert list(found_faults(session, demo.place.settings, demo.site)) == []


@pytest.mark.engines(1)
def test_the_same_seed_tells_the_same_stories_with_other_keys(demo: Demo, tmp_path: Path) -> None:
    again = Place.of(variables(tmp_path / "again"))
    make(again, cases=NOISE)
    other = Demo(rooted(again), engine_for(again.settings.database_url))
    desks = [each.desk("director.northgate") for each in (demo, other)]
    other.engine.dispose()
    shown, other_shown = (Counter(row.facts["title"] for row in desk.rows if row.facts) for desk in desks)
    assert shown == other_shown
    assert demo.case("watch") != other.case("watch")


@pytest.mark.engines(1)
def test_each_letter_went_where_it_may_go(demo: Demo) -> None:
    """Seeding uses the same rules as everybody: nothing about abuse lies with the prison."""
    rows = demo.desk("director.northgate", "book").rows
    assert len(rows) > 40
    for row in rows:
        assert row.facts is not None
        route = route_of(row.facts, demo.directory, demo.place.settings.now().date())
        assert ("director-northgate", False) in {(each.office, each.only_if_asked) for each in route.allowed}


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_demo_is_cleared_and_made_again_on_the_same_database(demo: Demo) -> None:
    """On SQLite `portal demo --fresh` does (tests/demo/test_command.py)."""
    before = demo.case("watch")
    demo.engine.dispose()
    demo.place.clear()
    make(demo.place, cases=0)
    again = Demo(rooted(demo.place), demo.engine)
    assert again.docket("watch").office == "director-northgate"
    assert again.case("watch") != before


@pytest.mark.engines(1)
def test_a_lawyer_and_a_sister_are_beside_him(demo: Demo) -> None:
    """Their mailboxes hold no letter of their own: what he let them in to, and nothing else."""
    today = date(2026, 10, 5)
    for name, role in (("lawyer", "lawyer"), ("sister", "relative")):
        mailbox = demo.mailbox(name)
        assert mailbox is not None
        with reading(demo.engine) as session:
            (found,) = joined(session, demo.site, mailbox.seed, today=today)
            assert (letters(session, mailbox), found.role) == (0, role)
            said = [line.text for line in mail_of(session, demo.site, found.seed)]
            copied = [line.body["kind"] for line in lines_of(session, found.seed)]
        assert (said, copied) == (([ASKS, ANSWERS], []) if role == "lawyer" else ([], ["reply"]))
