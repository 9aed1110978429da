"""The reasons for which a large prison service sent 1.4 million letters back, and what happens here instead.

Counts as published by a journalist from records released under freedom of information; facts, no words of anybody.
Codes without a published meaning name nothing to test.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from portal import policy, questions, routing
from portal.access import letters
from portal.access.shared import shared_original
from portal.cases import Opened, read_case
from portal.casework.draft import Draft
from portal.casework.forward import forward
from portal.casework.lodge import lodge
from portal.casework.prepare import prepare
from portal.casework.refusals import NothingSaid, OfficeNotAllowed
from tests.casework.test_appeals import go_on
from tests.world import World

pytestmark = pytest.mark.engines(1)

DATA = Path(__file__).parents[1] / "data" / "bop-rejection-reasons.csv"
ROWS = list(csv.DictReader(DATA.read_text(encoding="utf-8").splitlines()))
REASONS = {row["code"]: row["what_the_portal_does_instead"] for row in ROWS if row["what_the_portal_does_instead"]}
DIRECTOR, CENTRAL, INSPECTOR, OMBUDSMAN = "director.northgate", "central", "inspector.adeyemi", "ombudsman"

Instead = Callable[[World], None]
INSTEAD: dict[str, Instead] = {}


def instead_of(*codes: str) -> Callable[[Instead], Instead]:
    """What shows that nobody is sent back with this code."""

    def named(shown: Instead) -> Instead:
        INSTEAD.update(dict.fromkeys(codes, shown))
        return shown

    return named


@pytest.fixture(autouse=True)
def noise(world: World) -> None:
    world.lodge("inspectorate", "Another letter altogether.")


@pytest.mark.parametrize("code", REASONS)
def test_nobody_is_sent_back(code: str, world: World) -> None:
    INSTEAD[code](world)


def test_each_of_the_28_is_shown_and_no_other() -> None:
    assert len(REASONS) == 28
    assert INSTEAD.keys() == REASONS.keys()


# What they are written about


@instead_of("RSR")
def _nothing_to_resubmit_a_letter_of_one_word_is_taken_and_asked_about(world: World) -> None:
    case = lodged(world, "director-northgate", "Shoes.", kind="request", topic="", when="")
    world.ask(DIRECTOR, case, "Which size?")
    world.add(case, "Forty-two.")
    world.answer(DIRECTOR, case, "On Friday.")
    assert (how_many(world, case), read(world, case).docket.settled) == (1, True)


@instead_of("RSA")
def _nothing_to_resubmit_after_an_answer_either(world: World) -> None:
    case = refused(world)
    world.add(case, "You did not read the second line.")
    opened = read(world, case)
    assert (how_many(world, case), opened.envelopes[-1].text) == (1, "You did not read the second line.")
    assert not opened.docket.settled


@instead_of("RSF")
def _not_even_a_word_is_needed(world: World) -> None:
    case = lodged(world, "inspectorate", "", kind="interview")
    assert (read(world, case).docket.kind, read(world, case).statement.text) == ("interview", "")


@instead_of("FRM")
def _there_is_no_form_to_choose_the_kind_follows_from_what_is_said(world: World) -> None:
    case = lodged(world, "inspectorate", "He hit me.", kind="request", topic="hurt", by="staff")
    assert read(world, case).docket.kind == "report"
    assert not [name for name in questions.QUESTIONS if "form" in name]


@instead_of("SIG")
def _filing_is_the_signature(world: World) -> None:
    case = lodged(world, "inspectorate", "No name here.", identity="none")
    opened = read(world, case)
    assert not opened.identity
    assert opened.docket.named == "none"
    assert opened.statement.text == "No name here.", "read_case checked the letter's own signature"


@instead_of("MSI")
def _a_question_is_asked_and_the_case_stays_open(world: World) -> None:
    case = lodged(world, "inspectorate", "It was bad.")
    world.ask(INSPECTOR, case, "What was bad?")
    assert (read(world, case).docket.turn, read(world, case).docket.settled) == ("person", False)
    world.add(case, "The water.")
    assert read(world, case).docket.turn == "office"


@instead_of("MLT")
def _several_matters_have_one_letter_or_several_under_one_code(world: World) -> None:
    case = lodged(world, "director-northgate", "My cell is wet. My shoes are gone. My wife did not get in.")
    world.lodge("director-northgate", "And the food.", code=world.codes[case])
    assert how_many(world, case) == 2
    world.answer(DIRECTOR, case, "Cell: Monday. Shoes: found. Visit: Sunday.")
    assert read(world, case).docket.answered is not None


@instead_of("OBS")
def _substance_is_never_censored(world: World) -> None:
    words = "You f***ing pigs, you b*st*rds! \u0000\u202e ‎كلاب <script>"
    case = lodged(world, "director-northgate", words)
    world.open(DIRECTOR, case)
    assert world.read(world.viewer(DIRECTOR), case).statement.text == words
    assert all(policy.pack(name).facts["access.censorship"] is False for name in policy.ids())


# Pages and copies


@instead_of("ONE")
def _there_is_no_page_limit(world: World) -> None:
    words = "Every night the same. " * 8_000
    case = lodged(world, "inspectorate", words)
    assert read(world, case).statement.text == words


@instead_of("CPG")
def _nor_for_what_is_written_afterwards(world: World) -> None:
    case = lodged(world, "inspectorate", "It goes on.")
    pages = [f"Page {number}. " * 400 for number in range(5)]
    for page in pages:
        world.add(case, page)
    assert [each.text for each in read(world, case).envelopes[1:]] == pages


@instead_of("EXH")
def _any_number_of_things_can_be_added_and_none_is_copied(world: World) -> None:
    case = lodged(world, "inspectorate", "See below.")
    for number in range(12):
        world.add(case, f"Paper {number}.")
    texts = [each.text for each in read(world, case).envelopes]
    assert len(texts) == len(set(texts)) == 13


@instead_of("QUA")
def _no_carbon_copies_what_is_sent_twice_is_there_once(world: World) -> None:
    bundle = world.bundle("inspectorate", "Once.")
    receipts = []
    for _ in range(2):
        with world.writing() as session:
            receipts.append(lodge(session, bundle, site=world.site))
            session.commit()
    first, second = receipts
    assert (first.already, second.already) == (False, True)
    assert (first.case, first.page, first.due) == (second.case, second.page, second.due)


@instead_of("IRQ")
def _the_earlier_case_is_linked_nobody_copies_it(world: World) -> None:
    review = go_on(world, refused(world), "ombudsman", share="all")
    assert original_of(world, review) == ["A visit.", "No visit."]


@instead_of("RAP")
def _at_the_next_level_too_and_it_is_taken_when_the_person_shares_nothing(world: World) -> None:
    review = go_on(world, refused(world), "ombudsman", share="only_new")
    assert original_of(world, review) == []
    assert read(world, review).docket.office == "ombudsman"


@instead_of("IAT")
def _attachments_stay_with_the_case_when_it_goes_up(world: World) -> None:
    case = lodged(world, "director-northgate", "With all I have.", chain="yes")
    world.add(case, "And this paper.")
    world.pass_days(20)
    world.sweep()
    above = world.read(world.viewer(CENTRAL), case)
    assert [each.text for each in above.envelopes] == ["With all I have.", "And this paper."]


@instead_of("RAT")
def _and_when_it_is_sent_on(world: World) -> None:
    case = lodged(world, "director-northgate", "With all I have.")
    world.add(case, "And this paper.")
    send_on(world, DIRECTOR, case, "ombudsman")
    there = world.read(world.viewer(OMBUDSMAN), case)
    assert [each.text for each in there.envelopes][:2] == ["With all I have.", "And this paper."]


@instead_of("DHO")
def _a_hearing_report_is_for_the_office_to_fetch(world: World) -> None:
    case = lodged(world, "director-northgate", "I was punished without a hearing.", topic="rules")
    assert not [each for each in questions.QUESTIONS.values() if "report" in each.prompt.lower()]
    due = read(world, case).docket.due
    world.answer(DIRECTOR, case, "We read the report of the hearing. It was wrong.")
    assert read(world, case).docket.answered is not None
    assert due > world.now.date()


# Levels and offices


@instead_of("INF")
def _no_informal_step_is_demanded(world: World) -> None:
    case = lodged(world, "director-northgate", "Nobody was asked before.")
    assert read(world, case).docket.office == "director-northgate"
    assert all(not policy.pack(name).facts.get("filing.informal_step") for name in ("floor", "un-mandela"))
    assert not {"tried", "informal", "before_this"} & questions.QUESTIONS.keys()


@instead_of("INS")
def _no_level_must_come_first_the_pack_may_advise(world: World) -> None:
    case = lodged(world, "ombudsman", "Straight to you.", kind="complaint", topic="food")
    assert (read(world, case).docket.office, read(world, case).docket.went) == ("ombudsman", ())
    found = routing.route(kind="complaint", topic="food", prison="NGT", directory=world.directory, today=today(world))
    assert "internal_step_advised" in found.reasons
    assert {each.office: each.only_if_asked for each in found.allowed}["ombudsman"] is False


@instead_of("CON")
def _it_goes_through_nobody(world: World) -> None:
    case = lodged(world, "director-northgate", "To you alone.")
    assert read(world, case).docket.acts == 1
    assert world.sight(world.viewer(DIRECTOR), case)
    for stranger in (CENTRAL, INSPECTOR, OMBUDSMAN):
        assert world.sight(world.viewer(stranger), case) is None


@instead_of("WRL")
def _the_wrong_office_sends_it_on_and_the_date_that_was_said_stays(world: World) -> None:
    case = lodged(world, "director-northgate", "About the whole country.")
    due = read(world, case).docket.due
    world.pass_days(3)
    send_on(world, DIRECTOR, case, "ombudsman")
    after = read(world, case).docket
    assert (after.office, after.due, how_many(world, case)) == ("ombudsman", due, 1)


@instead_of("IMP")
def _what_is_not_ours_is_sent_on_and_the_person_is_told(world: World) -> None:
    case = lodged(world, "inspectorate", "A court took too long.", topic="papers")
    send_on(world, INSPECTOR, case, "ombudsman")
    said = read(world, case).envelopes[-1]
    assert (said.kind, said.text) == ("forwarding", "This is for them.")


@instead_of("SEN")
def _what_was_sent_in_confidence_stays_so(world: World) -> None:
    case = lodged(world, "inspectorate", "Only about food.", topic="food")
    with pytest.raises(OfficeNotAllowed):
        send_on(world, INSPECTOR, case, "director-northgate")
    assert world.sight(world.viewer(DIRECTOR), case) is None
    assert read(world, case).docket.office == "inspectorate"


# Time


@instead_of("UTR")
def _out_of_time_is_taken_stamped_and_answered_in_writing(world: World) -> None:
    under(world, "us-bop")
    case = lodged(world, "director-northgate", "It was last year.", when="longer")
    opened = read(world, case)
    assert (opened.docket.stamped, opened.docket.settled) == (True, False)
    with pytest.raises(NothingSaid):
        world.answer(DIRECTOR, case, "", "no")
    world.answer(DIRECTOR, case, "Too long ago to find out.", "no")
    assert read(world, case).envelopes[-1].text == "Too long ago to find out."


@instead_of("UTF")
def _who_was_hurt_is_never_even_stamped(world: World) -> None:
    under(world, "us-bop")
    for answers in ({"topic": "hurt", "by": "staff"}, {"topic": "health"}, {"danger": "self"}, {"happened": "dark"}):
        case = lodged(world, "inspectorate", "It was last year.", when="longer", **answers)
        assert read(world, case).docket.stamped is False


@instead_of("UTA")
def _a_late_second_look_is_taken_too(world: World) -> None:
    under(world, "us-bop")
    case = refused(world)
    world.pass_days(60)
    review = go_on(world, case, "ombudsman")
    assert read(world, review).docket.stamped is True
    assert read(world, review).docket.due > today(world)


@instead_of("DHR")
def _too_early_is_taken_and_more_can_be_said_when_it_is_time(world: World) -> None:
    case = lodged(world, "director-northgate", "The hearing is next week.", topic="rules")
    due = read(world, case).docket.due
    world.pass_days(7)
    world.add(case, "Now it was.")
    assert (read(world, case).docket.due, how_many(world, case)) == (due, 1)


@instead_of("CDC")
def _and_held_until_its_day(world: World) -> None:
    """On a Saturday: taken at once, the days begin with the next working day."""
    world.now = datetime(2026, 10, 10, 9, tzinfo=world.now.tzinfo)
    saturday = lodged(world, "director-northgate", "My release is in spring.", topic="papers")
    assert read(world, saturday).docket.filed.date() == date(2026, 10, 10)
    assert read(world, saturday).docket.due == date(2026, 10, 23)
    assert world.sweep().escalated == 0


# What they need


def lodged(world: World, office: str, text: str, **answers: object) -> bytes:
    """The case, after its receipt was checked: a page, a date, and no second step."""
    draft: Draft = world.draft(office, text, **answers)
    bundle = prepare(draft, directory=world.directory, now=world.now, zone="Europe/London", language="en")
    with world.writing() as session:
        receipt = lodge(session, bundle, site=world.site)
        session.commit()
    assert receipt.page > 0
    assert receipt.due > today(world) or bundle.urgency != "none"
    assert not receipt.already
    world.codes[receipt.case] = draft["code"] or ""
    return receipt.case


def refused(world: World) -> bytes:
    case = lodged(world, "director-northgate", "A visit.", kind="request", topic="calls", chain="yes")
    world.answer(DIRECTOR, case, "No visit.", "no")
    return case


def send_on(world: World, login: str, case: bytes, to: str) -> None:
    world.open(login, case)
    with world.stage() as stage:
        stage.act(login, case, forward, now=world.now, to=to, text="This is for them.", language="en")


def under(world: World, pack: str) -> None:
    """The prison follows another country's rules."""
    prisons = tuple(replace(each, pack=pack) for each in world.directory.prisons)
    world.directory = replace(world.directory, prisons=prisons)


def read(world: World, case: bytes) -> Opened:
    return world.read(world.mailbox(world.codes[case]), case)


def how_many(world: World, case: bytes) -> int:
    with world.reading() as session:
        return letters(session, world.mailbox(world.codes[case]))


def original_of(world: World, review: bytes) -> list[str]:
    """What the ombudsman reads of the first letter."""
    opened = world.read(world.viewer(OMBUDSMAN), review)
    with world.reading() as session:
        sight = shared_original(session, world.site, opened.statement.body.get("original"))
        return [each.text for each in read_case(session, world.directory, sight).envelopes] if sight else []


def today(world: World) -> date:
    return world.now.date()
