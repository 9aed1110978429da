"""A watch opens with a letter that fears punishment, asks on its days, outlasts the answer, and hears silence."""

from datetime import date, timedelta

import pytest

from portal import policy
from portal.cases.docket import Watch
from portal.cases.listing import desk_list
from portal.casework.check_in import check_in
from portal.casework.check_on import check_on
from portal.casework.refusals import NothingAsked, NotWatched, OutsideOnly
from portal.casework.watch import watch
from portal.duty import task_id
from portal.protection import watch as rules
from tests.duty.posts import man_posts, tasks, work
from tests.world import World

PACK = policy.pack("un-mandela")
SINCE = date(2026, 10, 5)
NAMED = {"identity": "office", "name": "A. Demir", "number": "N0877"}


def say(world: World, case: bytes, how: str) -> int:
    with world.stage() as stage:
        mailbox, sight = stage.in_mailbox(world.codes[case], case)
        return check_in(
            stage.session, sight, mailbox, how=how, language="en", site=world.site, directory=world.directory,
            now=world.now,
        )  # fmt: skip


def watch_of(world: World, case: bytes) -> Watch | None:
    sight = world.sight(world.mailbox(world.codes[case]), case)
    assert sight is not None
    return sight.docket.watch


def days_between(watch: Watch | None) -> int:
    assert watch is not None
    return (watch.until - watch.since).days


def row(world: World, case: bytes, login: str = "inspector.adeyemi"):  # type: ignore[no-untyped-def]
    from portal.cases.rows import ref_of

    with world.reading() as session:
        shown = desk_list(session, world.site, world.viewer(login), "today", today=world.now.date())
    return next(each for each in shown.rows if each.ref == ref_of(case))


@pytest.mark.parametrize("answers", [{"watch": "yes"}, {"danger": "punished"}, {"kind": "report"}])
def test_a_letter_that_fears_punishment_opens_a_watch_outside(world: World, answers: dict[str, str]) -> None:
    world.lodge("inspectorate")
    case = world.lodge("inspectorate", **NAMED, **answers).case
    assert days_between(watch_of(world, case)) >= 90
    assert watch_of(world, case).check == SINCE + timedelta(days=1)  # type: ignore[union-attr]
    marked = "retaliation" in world.read(world.viewer("inspector.adeyemi"), case).docket.flags
    assert marked is ("kind" not in answers), "who reports ill-treatment is watched over, and not marked"
    assert watch_of(world, world.lodge("inspectorate").case) is None


def test_the_prison_never_watches_itself_and_the_first_office_outside_does(world: World) -> None:
    case = world.lodge("director-northgate", watch="yes").case
    assert watch_of(world, case) is None
    for _ in range(3):
        world.pass_days(40)
        world.sweep()
    found = watch_of(world, case)
    assert found is not None and found.since > SINCE


def test_they_are_punishing_me_opens_it_or_makes_it_begin_again(world: World) -> None:
    case = world.lodge("inspectorate").case
    world.pass_days(20)
    world.punished(case)
    first = watch_of(world, case)
    assert first is not None and first.since == SINCE + timedelta(days=20)
    world.pass_days(10)
    world.punished(case, "Again.")
    second = watch_of(world, case)
    assert second is not None and second.until == first.until + timedelta(days=10)
    assert second.check == first.check, "a question that stands is not forgotten"


def test_the_days_are_asked_one_after_the_other_and_missed_ones_are_one_question() -> None:
    watch = rules.begun(PACK, SINCE)
    asked = []
    while watch.check is not None:
        asked.append((watch.check - SINCE).days)
        watch = rules.answered(watch, PACK, watch.check)
    assert asked == [1, 3, 7, 14, 30, 60, 90]
    late = rules.answered(rules.begun(PACK, SINCE), PACK, SINCE + timedelta(days=8))
    assert late.check == SINCE + timedelta(days=14)


def test_silence_names_the_days() -> None:
    watch = rules.begun(PACK, SINCE)
    assert rules.unanswered(watch, PACK, SINCE + timedelta(days=1)) == ()
    assert rules.unanswered(watch, PACK, SINCE + timedelta(days=8)) == (1, 3, 7)
    assert rules.unanswered(watch, PACK, watch.until + timedelta(days=1)) == ()
    assert rules.unanswered(None, PACK, SINCE) == ()


def test_a_pack_may_ask_for_longer_but_never_for_less_than_ninety_days() -> None:
    from dataclasses import replace

    short = rules.begun(replace(PACK, watch_days=10, check_days=(5,)), SINCE)
    assert (short.until - SINCE).days >= 90
    assert (rules.begun(replace(PACK, watch_days=180), SINCE).until - SINCE).days >= 180


def test_an_answer_is_signed_kept_and_moves_the_question(world: World) -> None:
    case = world.lodge("inspectorate", watch="yes").case
    with pytest.raises(NothingAsked):
        say(world, case, "safe")
    world.pass_days(1)
    page = say(world, case, "safe")
    assert say(world, case, "safe") == page, "tapped twice"
    opened = world.read(world.viewer("inspector.adeyemi"), case)
    assert [each.kind for each in opened.envelopes] == ["statement", "checkin"]
    assert opened.envelopes[-1].body == {"how": "safe"}
    assert opened.docket.turn == "office" and opened.docket.watch.check == SINCE + timedelta(days=3)  # type: ignore[union-attr]
    with pytest.raises(NothingAsked):
        say(world, case, "worse")


def test_worse_is_word_of_punishment(world: World) -> None:
    case = world.lodge("inspectorate").case
    with world.stage() as stage:
        officer, sight = stage.desk("inspector.adeyemi", case, world.now)
        watch(stage.session, sight, officer, site=world.site, directory=world.directory, now=world.now)
    world.answer("inspector.adeyemi", case)
    world.pass_days(3)
    say(world, case, "worse")
    opened = world.read(world.viewer("inspector.adeyemi"), case)
    assert "retaliation" in opened.docket.flags and opened.docket.turn == "office"
    assert row(world, case).why == "punished"


def test_silence_stands_at_the_inspectors_desk_and_nothing_at_the_directors(world: World) -> None:
    world.lodge("director-northgate")
    case = world.lodge("inspectorate", watch="yes").case
    assert "silent" not in row(world, case).reasons
    world.pass_days(2)
    assert "silent" in row(world, case).reasons
    say(world, case, "unsaid")
    assert "silent" not in row(world, case).reasons


def test_it_outlasts_the_answer(world: World) -> None:
    case = world.lodge("inspectorate", watch="yes").case
    world.answer("inspector.adeyemi", case)
    world.pass_days(60)
    world.sweep()
    found = watch_of(world, case)
    assert found is not None and found.asks(world.now.date())
    say(world, case, "safe")


def test_an_office_outside_opens_one_itself_and_asks_when_it_wants(world: World) -> None:
    case = world.lodge("inspectorate").case
    inside = world.lodge("director-northgate").case
    with world.stage() as stage:
        officer, sight = stage.desk("inspector.adeyemi", case, world.now)
        known = {"site": world.site, "directory": world.directory, "now": world.now}
        with pytest.raises(NotWatched):
            check_on(stage.session, sight, officer, **known)
        watch(stage.session, sight, officer, **known)
        check_on(stage.session, sight, officer, **known)
        check_on(stage.session, sight, officer, **known)
        director, theirs = stage.desk("director.northgate", inside, world.now)
        with pytest.raises(OutsideOnly):
            watch(stage.session, theirs, director, **known)
    found = watch_of(world, case)
    assert found is not None and found.asks(world.now.date())
    names = [line.name for line in world.read(world.viewer("inspector.adeyemi"), case).trail]
    assert names == ["filed", "watched", "checked_on"]


def test_the_worker_moves_a_watched_case_when_its_watch_is_over(world: World) -> None:
    from portal.cases.case import Case

    case = world.lodge("inspectorate").case
    with world.stage() as stage:
        officer, sight = stage.desk("inspector.adeyemi", case, world.now)
        watch(stage.session, sight, officer, site=world.site, directory=world.directory, now=world.now)
    world.answer("inspector.adeyemi", case)

    def lies() -> bytes:
        with world.reading() as session:
            return session.get(Case, case).queue  # type: ignore[union-attr]

    during = lies()
    world.pass_days(50)
    world.sweep()
    assert lies() == during
    world.pass_days(60)
    world.sweep()
    assert lies() != during


def test_who_says_that_it_got_worse_is_looked_after_unless_they_wanted_nobody(world: World) -> None:
    man_posts(world)

    def asked(**answers: str) -> list[bool]:
        case = world.lodge("inspectorate", danger="punished", unit="A-7", **answers).case
        world.now += timedelta(days=1)
        say(world, case, "worse")
        seen = world.sight(world.mailbox(world.codes[case]), case)
        assert seen is not None
        work(world)
        told = {task.id for task in tasks(world)}
        return [task_id(seen.keys.seed, act) in told for act in range(1, seen.docket.acts)]

    assert any(asked()) and not any(asked(visit="no")) and not any(asked(filer="staff"))
