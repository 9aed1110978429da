"""Measures: least burden first, with an owner and a day to look again; nothing is put on the person unasked."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from portal import policy
from portal.cases import Docket
from portal.cases.keeping import kept_until
from portal.cases.listing import desk_list
from portal.cases.paper import papers
from portal.cases.queue import state_of
from portal.casework.close import require_closable
from portal.casework.consent import consent
from portal.casework.end_measure import end_measure
from portal.casework.lift import lift
from portal.casework.measure import measure
from portal.casework.refer import refer
from portal.casework.refusals import (
    MeasureHolds,
    MeasureUndated,
    NoPlan,
    NoSuchMeasure,
    NotAskedFor,
    OwnSecond,
    SeparationNotAskedFor,
)
from portal.casework.second import second
from portal.casework.wish import wish
from portal.protection.consents import NOTICE
from portal.protection.measures import LEAST_BURDEN_FIRST, ON_REQUEST, Measure, latest_review, measures_of
from portal.protection.whose import own_number, tells_punishment
from portal.questions import wants_visit
from portal.web.shared.measures import MEASURES
from tests.world import World, one_human

ADEYEMI, CASTELLANOS, HALE = "inspector.adeyemi", "inspector.castellanos", "inspector.hale"
TODAY = date(2026, 10, 5)


def known(world: World) -> dict[str, Any]:
    return {"language": "en", "site": world.site, "directory": world.directory, "now": world.now}


def order(
    world: World, case: bytes, what: str, login: str = ADEYEMI, *, days: int = 7, owner: bytes | None = None
) -> int:
    with world.stage() as stage:
        officer, sight = stage.desk(login, case, world.now)
        review = world.now.date() + timedelta(days=days)
        return measure(
            stage.session, sight, officer, what=what, owner=owner or officer.id, review=review, text="", **known(world)
        )


def officers(world: World, case: bytes, verb: Any, login: str, of: int) -> int:
    with world.stage() as stage:
        officer, sight = stage.desk(login, case, world.now)
        return int(verb(stage.session, sight, officer, of=of, **known(world)))


def theirs(world: World, case: bytes, verb: Any, **said: Any) -> int:
    with world.stage() as stage:
        mailbox, sight = stage.in_mailbox(world.codes[case], case)
        return int(verb(stage.session, sight, mailbox, **said, **known(world)))


def now_of(world: World, case: bytes) -> list[Measure]:
    return measures_of(world.read(world.viewer(ADEYEMI), case).envelopes)


def test_they_stand_in_the_order_of_the_burden_and_all_have_words() -> None:
    assert list(MEASURES) == list(LEAST_BURDEN_FIRST)
    assert LEAST_BURDEN_FIRST[-1] == "separation"
    assert set(LEAST_BURDEN_FIRST[-len(ON_REQUEST) :]) == set(ON_REQUEST), "what is their own life comes last"


def test_one_has_an_owner_a_first_day_and_a_day_to_look_again(world: World) -> None:
    case = world.lodge("inspectorate", danger="hurt").case
    with pytest.raises(MeasureUndated):
        order(world, case, "films", days=31)
    with pytest.raises(MeasureUndated):
        order(world, case, "films", days=-1)
    with pytest.raises(MeasureUndated):
        order(world, case, "films", owner=world.viewer("director.northgate").id)
    with pytest.raises(NoSuchMeasure):
        order(world, case, "bread_and_water")
    order(world, case, "staff_away")
    order(world, case, "films")
    found = now_of(world, case)
    assert [each.what for each in found] == ["films", "staff_away"]
    assert all(each.state == "running" and each.begins == TODAY for each in found)
    assert found[0].overdue(TODAY + timedelta(days=8))


@pytest.mark.parametrize("what", ON_REQUEST)
def test_nothing_changes_their_own_life_unless_they_asked(world: World, what: str) -> None:
    case = world.lodge("inspectorate", danger="hurt").case
    with pytest.raises(NotAskedFor):
        order(world, case, what)
    assert now_of(world, case) == []
    theirs(world, case, wish, what=what)
    order(world, case, what)
    assert [each.what for each in now_of(world, case)] == [what]
    theirs(world, case, wish, what="nothing")
    with pytest.raises(NotAskedFor):
        order(world, case, what)


def test_separation_waits_for_a_second_officer_and_ends_when_they_say(world: World) -> None:
    case = world.lodge("inspectorate", danger="hurt").case
    theirs(world, case, wish, what="separation")
    order(world, case, "separation")
    (waiting,) = now_of(world, case)
    assert waiting.state == "waiting"
    with pytest.raises(OwnSecond):
        officers(world, case, second, ADEYEMI, waiting.act)
    with one_human(world, ADEYEMI, CASTELLANOS), pytest.raises(OwnSecond):
        officers(world, case, second, CASTELLANOS, waiting.act)
    officers(world, case, second, CASTELLANOS, waiting.act)
    assert now_of(world, case)[0].state == "running"
    theirs(world, case, end_measure, of=waiting.act)
    assert (now_of(world, case)[0].state, now_of(world, case)[0].by_them) == ("ended", True)
    with pytest.raises(SeparationNotAskedFor):
        order(world, case, "separation")
    with pytest.raises(NoSuchMeasure):
        officers(world, case, second, CASTELLANOS, waiting.act)


def test_who_takes_the_request_back_before_the_second_officer_is_not_separated(world: World) -> None:
    case = world.lodge("inspectorate", danger="hurt").case
    theirs(world, case, wish, what="separation")
    order(world, case, "separation")
    theirs(world, case, wish, what="nothing")
    with pytest.raises(SeparationNotAskedFor):
        officers(world, case, second, CASTELLANOS, now_of(world, case)[0].act)
    assert now_of(world, case)[0].state == "waiting"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_holds_is_looked_at_again_and_none_outlives_its_case(world: World) -> None:
    """*I do not want this any more* ends what runs; separation ends by itself; nothing is closed while it holds."""
    case = world.lodge("inspectorate", kind="complaint", by="prisoner").case
    for what in ("separation", "own_cell"):
        theirs(world, case, wish, what=what)
        order(world, case, what)
    order(world, case, "films", days=20)
    officers(world, case, second, CASTELLANOS, now_of(world, case)[2].act)
    assert [each.state for each in now_of(world, case)] == ["running"] * 3
    assert docket(world, case).look_again == TODAY + timedelta(days=7)
    theirs(world, case, wish, what="nothing")
    films, *rest = now_of(world, case)
    assert [each.by_them for each in (films, *rest)] == [False, True, True] and films.state == "running"
    world.answer(ADEYEMI, case, decision="no")
    looked_at = docket(world, case)
    assert looked_at.look_again == TODAY + timedelta(days=20) and state_of(looked_at, TODAY) == "checkin"
    assert kept_until(looked_at) is None
    with pytest.raises(MeasureHolds):
        require_closable(looked_at, TODAY + timedelta(days=40))
    world.pass_days(20)
    inspector = world.viewer(ADEYEMI)
    with world.reading() as session:
        (row,) = desk_list(session, world.site, inspector, today=world.now.date()).rows
    assert "look_again" in row.reasons
    officers(world, case, lift, ADEYEMI, films.act)
    assert (docket(world, case).look_again, docket(world, case).answering) == (None, b"")
    (alone,) = [each for each in now_of(world, case) if each.what == "separation"]
    again = replace(alone, state="running")
    assert not again.lapsed(again.review) and again.lapsed(again.review + timedelta(days=1))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_prison_hears_nothing_before_something_protects_them(world: World) -> None:
    """D-10: a plan stands before anything is disclosed: a watch, or a measure that holds."""
    case = world.lodge("inspectorate", kind="complaint", by="prisoner").case
    given = {"to": "prison", "parts": ["words"]}
    theirs(world, case, consent, **given, answer="yes", notice=NOTICE)
    given["consent"] = world.read(world.viewer(ADEYEMI), case).envelopes[-1].act
    for protected in (False, True):
        with world.stage() as stage:
            officer, sight = stage.desk(ADEYEMI, case, world.now)
            said = {**given, "exception": "", "text": "By hand", **known(world)}
            if protected:
                assert refer(stage.session, sight, officer, **said)
            else:
                with pytest.raises(NoPlan):
                    refer(stage.session, sight, officer, **said)
        order(world, case, "films")


def docket(world: World, case: bytes) -> Docket:
    return world.read(world.viewer(ADEYEMI), case).docket


def test_separation_is_looked_at_again_within_seven_days() -> None:
    pack = policy.pack("un-mandela")
    assert latest_review("separation", TODAY, pack) == TODAY + timedelta(days=7)
    slow = replace(pack, facts={**pack.facts, "abuse.separation_review_days": 60})
    assert latest_review("separation", TODAY, slow) == TODAY + timedelta(days=7)


def test_an_officer_ends_it_too_and_once(world: World) -> None:
    case = world.lodge("inspectorate", danger="hurt").case
    order(world, case, "films")
    of = now_of(world, case)[0].act
    officers(world, case, lift, CASTELLANOS, of)
    assert now_of(world, case)[0].state == "ended"
    with pytest.raises(NoSuchMeasure):
        officers(world, case, lift, ADEYEMI, of)
    with pytest.raises(NoSuchMeasure):
        theirs(world, case, end_measure, of=of)


def told(world: World) -> list[dict[str, str]]:
    """What lies in the own tray of one inspector."""
    inspector = world.viewer(ADEYEMI)
    with world.reading() as session:
        found = papers(session, world.site, inspector.id, inspector.keys)
    return [each for each in found if each["what"] == "separation_refused"]


def test_at_the_desk_it_is_refused_by_name_and_the_inspectorate_is_told(world: World) -> None:
    from portal import create_app
    from tests.web.desks import address_of, desk

    app = create_app(world.settings)
    inside = world.lodge("director-northgate", danger="hurt")
    director = desk(app, "director.northgate")
    director.open(inside)
    given = {"owner": world.viewer("director.northgate").id.hex(), "review": (TODAY + timedelta(days=5)).isoformat()}
    page = director.post(address_of(inside, "measures"), measure="separation", **given)
    assert page.status_code == 422 and "did not ask to be locked in alone" in page.text
    assert told(world) == [
        {"what": "separation_refused", "office": "director-northgate", "prison": "NGT", "day": TODAY.isoformat()}
    ]
    assert "wanted to lock somebody away alone" in desk(app, CASTELLANOS).get("/oversight/watches").text
    assert "wanted to lock somebody away alone" not in desk(app, HALE).get("/oversight/watches").text, "worked there"
    done = director.post(address_of(inside, "measures"), measure="staff_away", **given)
    assert done.status_code == 303
    shown = director.get(address_of(inside))
    assert "The officer works somewhere else" in shown.text and "End it" in shown.text
    assert told(world) and len(told(world)) == 1
    app.portal.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_whoever_wrote_about_him_learns_neither_how_he_is_nor_what_protects_him(world: World) -> None:
    """Whoever makes a mother open her mailbox reads nothing there that he told an officer alone."""
    from portal import create_app
    from tests.web.desks import address_of, desk
    from tests.web.person import Person

    app = create_app(world.settings)
    hers = world.lodge("inspectorate", danger="hurt", filer="family", watch="yes", person_number="N0877")
    case = hers.case
    world.pass_days(2)
    inspector = desk(app, ADEYEMI)
    inspector.open(hers)
    before = world.read(world.viewer(ADEYEMI), case).docket
    order(world, case, "staff_away")
    for _ in "twice":
        assert inspector.post(address_of(hers, "visits"), how="worse").status_code == 303
    page = inspector.get(address_of(hers)).text
    assert page.count("It got worse, said to an officer alone.") == 1 and "The officer works somewhere else" in page
    after = world.read(world.viewer(ADEYEMI), case)
    assert (after.docket.watch, after.docket.flags, after.docket.turn) == (before.watch, before.flags, before.turn)
    assert after.docket.watch is not None and after.docket.watch.asks(world.now.date()), "she is still asked"
    assert tells_punishment(after), "the inspector sees him first"
    for verb, said in ((end_measure, {"of": now_of(world, case)[0].act}), (wish, {"what": "separation"})):
        with pytest.raises(NoSuchMeasure):
            theirs(world, case, verb, **said)
    person = Person(app)
    person.go("/en/read")
    person.press("/read", code=world.codes[case])
    assert after.docket.read == after.docket.envelopes, "nothing new for her"
    person.go("/en/read/messages/0")
    assert "You wrote on" in person.page.said
    assert "Is there anything new about them?" in person.page.said and "all right" not in person.page.said
    for told in ("alone", "works somewhere else", "for your safety", "ordered"):
        assert told not in person.page.said
    app.portal.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_they_see_it_and_end_it_with_one_tap(world: World) -> None:
    from portal import create_app
    from tests.web.desks import address_of, desk
    from tests.web.person import Person

    app = create_app(world.settings)
    wrote = world.lodge("inspectorate", danger="hurt")
    case = wrote.case
    theirs(world, case, wish, what="separation")
    order(world, case, "films", days=20, owner=world.viewer(HALE).id)
    order(world, case, "separation")
    officers(world, case, second, CASTELLANOS, now_of(world, case)[1].act)
    world.pass_days(8)
    person = Person(app)
    person.go("/en/read")
    person.press("/read", code=world.codes[case])
    person.press("/openings")
    assert "Keep the films of the cameras" in person.page.said
    assert "Alone, away from the others: it ended by itself. Nobody looked at it again in time." in person.page.said
    inspector = desk(app, ADEYEMI)
    inspector.open(wrote)
    shown = inspector.get(address_of(wrote)).text
    assert "It ended by itself: nobody looked at it again in time." in shown and "Nobody in the prison is told" in shown
    mine = "You answer for what was ordered for their safety. Look again by Monday 12 October 2026."
    assert [mine in seat.get("/desk").text for seat in (inspector, desk(app, HALE), desk(app, CASTELLANOS))] == [
        True, True, False,
    ], "who orders asks it of somebody, and that officer finds it"  # fmt: skip
    person.press("/undoings")
    assert now_of(world, case)[-1].by_them and mine not in desk(app, HALE).get("/desk").text
    person.press("/wishes", button=("what", "own_cell"))
    assert "Asked for: Another cell" in person.page.said
    app.portal.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_is_out_again_is_looked_after_too_and_asked_for_nothing_that_is_inside(world: World) -> None:
    from portal import create_app
    from tests.web.person import Person

    app = create_app(replace(world.settings, locales=("en",)))
    told = {"topic": "hurt", "by": "staff", "danger": "hurt", "filer": "freed", "identity": "office"}
    wrote = world.lodge("inspectorate", name="A. Demir", number="N0877", **told)
    opened = world.read(world.viewer(ADEYEMI), wrote.case)
    assert own_number(opened) == ["N0877"] and opened.docket.watch and all(opened.docket.obligations)
    assert not wants_visit(told) and wants_visit({**told, "visit": "yes"}), "nobody is sent but to somebody inside"
    order(world, wrote.case, "staff_away")
    theirs(world, wrote.case, wish, what="woman")
    with pytest.raises(NoSuchMeasure):
        theirs(world, wrote.case, wish, what="own_cell")
    person = Person(app)
    person.go("/en/read")
    person.press("/read", code=world.codes[wrote.case])
    person.press("/openings")
    assert "The officer works somewhere else" in person.page.said and "Do you want to see a doctor?" in person.page.said
    assert "I want a doctor to write down what shows" in person.page.said
    cell = ("another cell", "another prison", "In the prison it is called")
    for inside in (*cell, "come and see you", "you cannot wait, press the bell"):
        assert inside not in person.page.said, inside
    app.portal.close()
