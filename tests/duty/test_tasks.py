"""From a letter that speaks of danger to a task that says nothing of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from portal import duty, jobs
from portal.duty import Task, answer_task, lines, task_id
from portal.duty.beat import spot_of
from portal.duty.task import minutes
from portal.jobs import Job
from tests.duty.posts import BY_DAY, FIRST, SECOND, at_once, man_posts, tasks, work
from tests.world import World

NIGHT = datetime(2026, 10, 6, 2, 10, tzinfo=ZoneInfo("Europe/London"))


def seen_by(world: World, office: str) -> set[bytes]:
    with world.reading() as session:
        found = lines(session, world.directory, world.directory.office(office), world.now)
        return {line.task.id for line in found if line.state != "seen"}


def case_seed(world: World, case: bytes) -> bytes:
    sight = world.sight(world.viewer("inspector.adeyemi"), case)
    assert sight is not None
    return sight.keys.seed


def reported(world: World, **answers: str) -> Task:
    """The task of a letter, told at this very minute."""
    answers = {"danger": "hurt", "unit": "B-12", **answers}
    case = world.lodge("inspectorate", kind="report", **answers).case
    work(world)
    with world.reading() as session:
        task = session.get_one(Task, task_id(case_seed(world, case), 0))
        session.expunge(task)
    return task


def test_a_letter_never_writes_a_task_itself(world: World) -> None:
    man_posts(world)
    work(world)
    before = len(tasks(world))
    world.lodge("inspectorate", danger="self")
    assert len(tasks(world)) == before


def test_the_worker_makes_a_task_that_holds_a_place_and_a_time(world: World) -> None:
    man_posts(world)
    task = reported(world, unit="wing B, cell 12", text="He hit me.")
    assert (task.prison, task.unit, task.place) == ("NGT", "B", "B-12")
    assert task.told == minutes(world.now)
    assert 30 <= task.before - task.told < 55 and task.before % 5 == 0


def test_what_was_typed_never_reaches_the_task(world: World) -> None:
    man_posts(world)
    assert reported(world, unit="the officer Smith rapes me").spot == ("", "")
    assert reported(world, unit="in b wing").spot == ("B", "")
    assert reported(world, unit="ب ١٢ b ١٢").spot == ("B", "B-12")


def test_what_may_be_a_landing_is_no_cell_and_the_whole_unit_is_walked() -> None:
    beats = {"B": ("B-2", "B-7", "B-12"), "Separation": ("S1",)}
    for typed in ("B2", "in B2, cell 7", "B wing, landing 2, cell 12", "(b2)"):
        assert spot_of(typed, beats) == ("B", ""), typed
    for typed in ("B-2", "b 2", "wing B cell 2"):
        assert spot_of(typed, beats) == ("B", "B-2"), typed
    assert spot_of("s1", beats) == ("Separation", "S1")


def test_every_letter_leaves_one_job_of_one_size_and_none_stays(world: World) -> None:
    man_posts(world)
    work(world)
    world.lodge("inspectorate", danger="no")
    world.lodge("inspectorate", danger="ill", unit="A")
    world.lodge("inspectorate", danger="hurt", visit="no", prison="EWT")
    with world.reading() as session:
        assert [len(job.box) for job in session.scalars(select(Job))] == [585] * 3
    work(world)
    with world.reading() as session:
        assert session.scalar(select(func.count()).select_from(Job)) == 0


def test_nobody_is_sent_where_they_said_that_nobody_should_come(world: World) -> None:
    man_posts(world)
    work(world)
    before = len(tasks(world))
    world.lodge("inspectorate", danger="hurt", visit="no")
    work(world)
    assert len(tasks(world)) == before


def test_a_prison_without_a_post_promises_nothing_and_gets_no_task(world: World) -> None:
    receipt = world.lodge("inspectorate", danger="hurt")
    work(world)
    assert receipt.check is None and tasks(world) == []


def test_it_goes_to_the_second_post_after_a_quarter_and_to_the_inspectorate_after_half_an_hour(world: World) -> None:
    man_posts(world)
    task = reported(world).id
    for after, first, second, inspectors in ((0, 1, 0, 0), (14, 1, 0, 0), (15, 1, 1, 0), (29, 1, 1, 0), (30, 1, 1, 1)):
        at = world.now
        world.now = at + timedelta(minutes=after)
        who = (FIRST, SECOND, "inspectorate")
        assert [task in seen_by(world, office) for office in who] == [first, second, inspectors], after
        world.now = at


def test_an_answer_stops_it_and_an_answer_not_kept_does_not(world: World) -> None:
    man_posts(world)
    task = reported(world)
    with world.writing() as session:
        answer_task(session, session.get_one(Task, task.id), "going", login="x", now=world.now)
        session.commit()
    began = world.now
    world.now = began + timedelta(minutes=20)
    assert task.id not in seen_by(world, SECOND) | seen_by(world, "inspectorate")
    world.now = began + timedelta(minutes=task.before - task.told + 1)
    assert task.id in seen_by(world, "inspectorate")


def test_a_second_tap_changes_nothing(world: World) -> None:
    man_posts(world)
    task = reported(world)
    for did, login in (("seen", "first"), ("seen", "second"), ("going", "second")):
        with world.writing() as session:
            answer_task(session, session.get_one(Task, task.id), did, login=login, now=world.now)  # type: ignore[arg-type]
            session.commit()
        world.now += timedelta(minutes=3)
    done = next(each for each in tasks(world) if each.id == task.id)
    assert (done.seen, done.by, done.going) == (task.told, "first", None)


def test_at_night_it_waits_for_whoever_wakes_first_and_is_told_like_any_other(world: World) -> None:
    man_posts(world)
    world.now = NIGHT
    receipt = world.lodge("inspectorate", danger="hurt", unit="A-3")
    work(world)
    assert receipt.check is not None and not receipt.check.at_once
    name = task_id(case_seed(world, receipt.case), 0)
    assert name not in {task.id for task in tasks(world)}
    for minute in range(31):
        world.now = NIGHT.replace(hour=6, minute=minute)
        work(world)
    assert name in {task.id for task in tasks(world)}


def test_a_post_that_sleeps_is_passed_over(world: World) -> None:
    man_posts(world, (FIRST, [{"from": "20:00", "to": "23:00"}]), (SECOND, [{"from": "06:00", "to": "22:00"}]))
    task = reported(world)
    assert task.id in seen_by(world, SECOND)


def test_several_workers_make_one_of_each(world: World) -> None:
    man_posts(world)
    cases = [world.lodge("inspectorate", danger="hurt", unit="A-1").case for _ in range(5)]
    at_once(*[lambda: work(world)] * 4)
    told = tasks(world)
    assert len(told) == len({task.id for task in told}) == 5
    assert {task.id for task in told} == {task_id(case_seed(world, case), 0) for case in cases}
    with world.reading() as session:
        assert jobs.waiting(session, world.site) == []


def test_a_planted_job_is_thrown_away(world: World) -> None:
    man_posts(world)
    work(world)
    with world.writing() as session:
        session.add(Job(id=b"\7" * 16, box=b"\1" * 585))
        session.commit()
    before = len(tasks(world))
    work(world)
    assert len(tasks(world)) == before
    with world.reading() as session:
        assert session.scalar(select(func.count()).select_from(Job)) == 0


def test_they_are_punishing_me_brings_somebody_too(world: World) -> None:
    man_posts(world)
    case = world.lodge("inspectorate", danger="no", unit="A-7").case
    work(world)
    world.punished(case)
    work(world)
    names = {task_id(case_seed(world, case), act) for act in range(1, 4)}
    assert len(names & {task.id for task in tasks(world)}) == 1


def test_nobody_is_sent_for_punishment_against_their_word_nor_for_an_officer_who_writes(world: World) -> None:
    man_posts(world)

    def sent(case: bytes, visit: str = "") -> int:
        work(world)
        before = len(tasks(world))
        world.punished(case, visit=visit, once=f"{visit}{before}")
        work(world)
        return len(tasks(world)) - before

    alone = world.lodge("inspectorate", danger="hurt", visit="no", unit="A-7").case
    officer = world.lodge("inspectorate", danger="no", filer="staff", unit="A-7").case
    assert (sent(alone), sent(alone, "yes"), sent(alone, "no")) == (0, 1, 0)
    assert (sent(officer), sent(officer, "yes")) == (0, 0)
    before = len(tasks(world))
    assert world.lodge("inspectorate", danger="punished", filer="staff").check is None
    work(world)
    assert len(tasks(world)) == before


def test_told_again_later_it_is_entered_again_and_a_press_sent_twice_is_one(world: World) -> None:
    man_posts(world)
    case = world.lodge("inspectorate", danger="no", unit="A-7").case
    first = world.punished(case)
    assert world.punished(case) == first
    world.now += timedelta(days=2)
    again = world.punished(case, once="a")
    assert again > first and world.punished(case, once="a") == again
    assert world.punished(case, once="b") > again
    work(world)
    with world.reading() as session:
        assert len(duty.checks_of(session, case_seed(world, case), 9)) == 3


def test_the_health_team_is_asked_first_by_who_wants_a_doctor_or_fears_an_officer(world: World) -> None:
    """And is passed over while it sleeps; what the post reads is the same as ever."""
    offices = [replace(each, kind="health") if each.id == SECOND else each for each in world.directory.offices]
    world.directory = replace(world.directory, offices=tuple(offices))
    man_posts(world)
    work(world)

    def first(**wish: str) -> str:
        task = reported(world, **wish).id
        (office,) = [each for each in (FIRST, SECOND) if task in seen_by(world, each)]
        return office

    assert first(by="prisoner") == first(danger="child", by="staff") == FIRST
    assert first(by="prisoner", visit="doctor") == first(by="staff") == first(danger="ill") == SECOND
    task = reported(world, danger="ill").id
    world.now += timedelta(minutes=15)
    assert task in seen_by(world, FIRST), "nobody there: the next post, as always"
    man_posts(world, (FIRST, BY_DAY), (SECOND, [{"from": "20:00", "to": "23:00"}]))
    assert reported(world, danger="ill").id in seen_by(world, FIRST)
