"""What an office promises has an owner and a day, and the person says whether it was done."""

from datetime import date, timedelta
from typing import Any

import pytest

from portal.casework.answer import answer
from portal.casework.close import READING, close
from portal.casework.confirm_remedy import confirm_remedy
from portal.casework.promise import promise
from portal.casework.refusals import (
    AlreadyClosed,
    NoPromise,
    NoRemedy,
    NotAnswered,
    NotCollected,
    PromiseOpen,
    TooManyPromises,
)
from tests.world import World

OFFICER = "inspector.adeyemi"
FRIDAY = date(2026, 10, 9)


@pytest.fixture
def case(world: World) -> bytes:
    world.lodge(text="Somebody else's.")
    return world.lodge(text="My watch is gone.").case


def do(world: World, verb: Any, case: bytes, **given: Any) -> int:
    viewer = world.viewer(OFFICER)
    sight = world.sight(viewer, case)
    assert sight is not None
    with world.writing() as session:
        page: int = verb(session, sight, viewer, site=world.site, now=world.now, **given)
        session.commit()
    return page


def answered(world: World, case: bytes, decision: str = "yes", **given: Any) -> int:
    words = {"decision": decision, "text": "You get it back.", "language": "en", "directory": world.directory}
    return do(world, answer, case, **words, **given)


def done(world: World, case: bytes, said: str) -> int:
    mailbox = world.mailbox(world.codes[case])
    sight = world.sight(mailbox, case)
    assert sight is not None
    with world.writing() as session:
        page = confirm_remedy(
            session, sight, mailbox, done=said, language="en", site=world.site, directory=world.directory, now=world.now
        )
        session.commit()
    return page


def docket(world: World, case: bytes) -> Any:
    return world.read(world.mailbox(world.codes[case]), case).docket


@pytest.mark.parametrize("decision", ["yes", "partly"])
@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, ("remedy", "remedy_due")),
        ({"remedy": " ", "remedy_due": FRIDAY}, ("remedy",)),
        ({"remedy": "A new watch."}, ("remedy_due",)),
        ({"remedy": "A new watch.", "remedy_due": date(2026, 10, 4)}, ("remedy_due",)),
        ({"remedy": "A new watch.", "remedy_due": date(2036, 10, 4)}, ("remedy_due",)),
        ({"remedy": "A new watch.", "remedy_due": FRIDAY, "owner": b"n" * 16}, ("owner",)),
    ],
)
def test_yes_without_what_who_and_when_is_refused_by_name(
    world: World, case: bytes, decision: str, given: dict[str, Any], missing: tuple[str, ...]
) -> None:
    with pytest.raises(NoRemedy) as refused:
        answered(world, case, decision, **given)
    assert refused.value.missing == missing
    assert docket(world, case).answered is None


def test_a_no_promises_nothing(world: World, case: bytes) -> None:
    answered(world, case, "no")
    assert (docket(world, case).promises, docket(world, case).answered) == ((), world.now.date())


def test_a_promise_stands_in_the_docket_and_in_the_letter_with_its_owner(world: World, case: bytes) -> None:
    answered(world, case, remedy="A new watch.", remedy_due=FRIDAY)
    (made,) = docket(world, case).promises
    assert (made.owner, made.due) == (world.viewer(OFFICER).id, FRIDAY)
    reply = world.read(world.mailbox(world.codes[case]), case).envelopes[-1]
    assert (reply.body["remedy"], reply.body["remedy_due"]) == ("A new watch.", "2026-10-09")


def test_two_promises_and_no_third(world: World, case: bytes) -> None:
    answered(world, case, remedy="A new watch.", remedy_due=FRIDAY)
    given = {"remedy": "And a strap.", "remedy_due": FRIDAY, "language": "en", "directory": world.directory}
    do(world, promise, case, **given)
    assert do(world, promise, case, **given), "the same twice in a row is made once"
    assert len(docket(world, case).promises) == 2
    with pytest.raises(TooManyPromises):
        do(world, promise, case, **{**given, "remedy": "And a box."})


def test_it_is_asked_only_after_its_day(world: World, case: bytes) -> None:
    answered(world, case, remedy="A new watch.", remedy_due=FRIDAY)
    world.pass_days(4)
    with pytest.raises(NoPromise):
        done(world, case, "no")
    world.pass_days(1)
    done(world, case, "yes")
    assert docket(world, case).promises == ()
    with pytest.raises(NoPromise):
        done(world, case, "yes")


def test_no_reopens_with_a_new_clock_and_says_why(world: World, case: bytes) -> None:
    answered(world, case, remedy="A new watch.", remedy_due=FRIDAY)
    first = docket(world, case).due
    world.pass_days(7)
    done(world, case, "no")
    now = docket(world, case)
    assert (now.answered, now.turn, now.again, now.promises) == (None, "office", "broken", ())
    assert now.due > first
    assert now.promised[-1] == first
    answered(world, case, "no")
    assert docket(world, case).again == ""


def test_who_writes_again_after_an_answer_gets_a_new_clock_and_it_runs_once(world: World, case: bytes) -> None:
    answered(world, case, "no")
    world.pass_days(7)
    world.add(case, "That is not true.")
    first = docket(world, case).due
    assert (first, docket(world, case).again) == (date(2026, 10, 26), "wrote")
    world.pass_days(1)
    world.add(case, "One thing more.")
    assert docket(world, case).due == first, "writing more never puts an answer off"
    assert docket(world, case).late(first + timedelta(days=1))


def test_closed_only_after_an_answer_that_was_read(world: World, case: bytes) -> None:
    with pytest.raises(NotAnswered):
        do(world, close, case)
    answered(world, case, "no")
    with pytest.raises(NotCollected):
        do(world, close, case)
    world.collect(case)
    do(world, close, case)
    assert docket(world, case).closed == world.now.date()
    with pytest.raises(AlreadyClosed):
        do(world, close, case)


def test_an_answer_nobody_reads_lies_for_four_weeks_first(world: World, case: bytes) -> None:
    answered(world, case, "no")
    world.pass_days(READING.days)
    with pytest.raises(NotCollected):
        do(world, close, case)
    world.pass_days(1)
    do(world, close, case)


def test_never_closed_with_an_open_promise(world: World, case: bytes) -> None:
    answered(world, case, remedy="A new watch.", remedy_due=FRIDAY)
    world.collect(case)
    with pytest.raises(PromiseOpen):
        do(world, close, case)
    world.pass_days(6)
    done(world, case, "yes")
    do(world, close, case)


def test_who_writes_to_a_closed_case_opens_it_again(world: World, case: bytes) -> None:
    answered(world, case, "no")
    world.collect(case)
    do(world, close, case)
    world.add(case, "It happened again.")
    assert (docket(world, case).closed, docket(world, case).answered) == (None, None)
