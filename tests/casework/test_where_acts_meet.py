"""Where one act meets another: sent on and gone up, gone on with and sent on, stopped and answered or put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from portal.cases.grant import EACH, Grant
from portal.casework.agree import agree
from portal.casework.answer import answer
from portal.casework.appeal import appeal
from portal.casework.correct import correct
from portal.casework.delegate import delegations, end_delegation, name_delegate
from portal.casework.forward import forward
from portal.casework.groundless import groundless
from portal.casework.join import join
from portal.casework.refusals import AlreadyClosed, NoDelegate, NotOwed
from portal.casework.withdraw import withdraw
from portal.config import Settings
from tests.casework.test_groundless import allowed
from tests.conftest import variables
from tests.world import OFFICES, World, empty, found_world

__all__ = ["allowed"]
DIRECTOR = "director.northgate"


def officer_of(world: World, office: str) -> str:
    return next(each.login for each in world.directory.officers if each.office == office)


def do(world: World, verb: Any, login: str, case: bytes, **given: Any) -> Any:
    viewer = world.viewer(login)
    sight = world.sight(viewer, case)
    assert sight is not None
    more = {"site": world.site, "now": world.now}
    more |= {} if verb is join else {"language": "en", "directory": world.directory}
    with world.writing() as session:
        done = verb(session, sight, viewer, **given, **more)
        session.commit()
    return done


def say(world: World, verb: Any, case: bytes, **given: Any) -> Any:
    mailbox = world.mailbox(world.codes[case])
    sight = world.sight(mailbox, case)
    assert sight is not None
    with world.writing() as session:
        done = verb(
            session, sight, mailbox, language="en", site=world.site, directory=world.directory, now=world.now, **given
        )
        session.commit()
    return done


def send_on(world: World, case: bytes, office: str) -> None:
    do(world, forward, officer_of(world, docket(world, case).office), case, to=office, text="It is theirs.")


def docket(world: World, case: bytes) -> Any:
    return world.read(world.mailbox(world.codes[case]), case).docket


def late(world: World, case: bytes) -> None:
    while not docket(world, case).late(world.now):
        world.pass_days()


@pytest.fixture
def wide(engine: Engine, database_url: str, tmp_path: Path) -> World:
    """With a court above the ombudsman, and a second prison in another zone."""
    empty(engine)
    folder = tmp_path / "wide"
    folder.mkdir()
    settings = replace(Settings.from_environment(variables(folder)), database_url=database_url)
    return found_world(engine, settings, folder, (*OFFICES, "court-north", "director-eastwater", "health-northgate"))


def test_what_went_up_and_is_sent_on_goes_up_as_far_as_its_page_says(wide: World) -> None:
    world = wide
    world.lodge("director-northgate", "Noise.", chain="yes")
    case = world.lodge("director-northgate", "A transfer.", chain="yes").case
    late(world, case)
    world.sweep()
    assert docket(world, case).office == "central"
    send_on(world, case, "inspectorate")
    says = [each.office for each in docket(world, case).waiting]
    went = []
    for _ in says:
        late(world, case)
        world.sweep()
        went.append(docket(world, case).office)
    assert went == says
    assert len(says) == 2
    with world.reading() as session:
        assert session.scalar(select(func.count()).where(Grant.case_id == case)) == EACH


def test_where_the_first_office_had_nobody_above_the_next_one_has(wide: World) -> None:
    world = wide
    case = world.lodge("health-northgate", "The gym.", topic="health", chain="yes").case
    world.lodge("health-northgate", "Noise.", topic="health")
    send_on(world, case, "central")
    assert docket(world, case).waiting
    late(world, case)
    world.sweep()
    assert docket(world, case).office == "ombudsman"


def test_who_went_on_is_not_seen_on_the_page_of_the_office_and_sending_on_does_not_undo_it(world: World) -> None:
    case = world.lodge("director-northgate", "A visit.", kind="request", topic="calls", chain="yes").case
    world.lodge("director-northgate", "Noise.", chain="yes")
    world.answer(DIRECTOR, case, "No.", "no")
    before = [each.office for each in docket(world, case).waiting]
    say(world, appeal, case, why="not_fair", office="ombudsman", share="only_new", text="Look again.")
    world.add(case, "And here.")
    assert [each.office for each in docket(world, case).waiting] == before
    assert "ombudsman" in before
    send_on(world, case, "central")
    assert "ombudsman" in [each.office for each in docket(world, case).waiting]
    assert docket(world, case).climbs_to == ""
    late(world, case)
    world.sweep()
    world.pass_days(60)
    world.sweep()
    assert docket(world, case).office == "central"
    with world.reading() as session:
        assert session.scalar(select(func.count()).where(Grant.case_id == case)) == EACH


def test_a_marked_letter_sent_on_to_people_outside_is_watched_there(world: World) -> None:
    case = world.lodge("director-northgate", "They punish me.", watch="yes").case
    world.lodge("director-northgate", "Noise.", watch="yes")
    assert docket(world, case).watch is None
    send_on(world, case, "ombudsman")
    assert docket(world, case).watch is not None


def test_what_was_closed_at_their_wish_takes_no_answer_and_so_no_promise(world: World, allowed: None) -> None:
    case = world.lodge(text="The sun is too bright.", topic="other", by="other", chain="no").case
    world.lodge(text="Noise.")
    do(world, groundless, "inspector.adeyemi", case, text="Nobody can change the sun.")
    say(world, withdraw, case, stop="yes")
    world.pass_days(9)
    world.sweep()
    assert docket(world, case).closed
    given = {"decision": "yes", "text": "Yes.", "remedy": "A blind.", "remedy_due": world.now.date()}
    with pytest.raises(AlreadyClosed):
        do(world, answer, "inspector.adeyemi", case, **given)
    with pytest.raises(NotOwed):
        do(world, agree, "inspector.castellanos", case, agrees=True, text="")
    assert docket(world, case).promises == ()


@pytest.fixture
def cold(world: World) -> bytes:
    world.lodge("director-northgate", "Noise.", chain="no")
    return world.lodge("director-northgate", "The cell is cold.", topic="cell", by="other", chain="no").case


@pytest.mark.parametrize("first", ["corrected", "withdrew"])
def test_what_turns_out_to_be_about_a_child_is_not_stopped_in_either_order(
    world: World, cold: bytes, first: str
) -> None:
    steps = [lambda: do(world, correct, DIRECTOR, cold, topic="child"), lambda: say(world, withdraw, cold, stop="yes")]
    for step in steps if first == "corrected" else reversed(steps):
        step()
    assert docket(world, cold).stop is None
    world.pass_days(20)
    world.sweep()
    assert docket(world, cold).closed is None


def test_a_letter_put_right_has_the_days_of_its_own_prison_and_so_has_its_review(wide: World) -> None:
    world = wide
    case = world.lodge("director-northgate", "The visits in Eastwater.", chain="yes").case
    world.lodge("director-northgate", "Noise.")
    do(world, correct, DIRECTOR, case, prison="EWT")
    assert docket(world, case).zone == "Asia/Amman"
    send_on(world, case, "director-eastwater")
    world.answer("director.eastwater", case, "No.", "no")
    review = say(world, appeal, case, why="not_fair", office="ombudsman", share="all", text="Look again.")
    world.codes[review] = world.codes[case]
    found = docket(world, review)
    assert (found.prison, found.zone, found.pack) == ("EWT", "Asia/Amman", world.directory.prison("EWT").pack)


def test_a_delegation_ended_twice_at_once_is_ended_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    today: date = world.now.date()
    viewer = world.viewer("inspector.adeyemi")
    other = world.viewer("inspector.castellanos").id
    held: list[Any] = []
    monkeypatch.setattr("portal.casework.delegate.exclusive", lambda _, key: held.append(key))
    with world.writing() as session:
        name_delegate(
            session, viewer, to=other, first=today, last=today + timedelta(days=3), site=world.site,
            directory=world.directory, today=today,
        )  # fmt: skip
        (made,) = delegations(session, viewer, site=world.site, today=today)
        end_delegation(session, viewer, made.id, site=world.site, today=today)
        with pytest.raises(NoDelegate):
            end_delegation(session, viewer, made.id, site=world.site, today=today)
    assert held[-2:] == [held[-1]] * 2, "held before it is looked at"
