"""Many people at once: none is lost, none refused, none sees an error; two officers answer and one of them did."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from portal.cases.case import Case
from portal.casework.answer import answer
from portal.casework.refusals import AlreadyAnswered
from tests.counts import count
from tests.hard.wire import Browser, environment_of
from tests.serving import Serving
from tests.world import World


@pytest.fixture
def serving(world: World) -> Iterator[Serving]:
    with Serving(environment_of(world.settings)) as serving:
        yield serving.start("--workers", "2")


def test_sixty_four_people_file_in_the_same_moment(world: World, serving: Serving) -> None:
    people = count("filings_at_once")
    together = threading.Barrier(people)

    def file(number: int) -> str:
        browser = Browser(serving)
        browser.begin()
        fields = browser.one_page(f"Letter {number}", "director-northgate" if number % 2 else "inspectorate")
        code = browser.page.code.replace(" ", "")
        together.wait()
        browser.press("/all", **fields)
        assert (browser.page.name, browser.page.status) == ("filing.sent", 200), browser.page.html
        return code

    with ThreadPoolExecutor(people) as pool:
        codes = list(pool.map(file, range(people)))
    assert len(set(codes)) == people
    with world.reading() as session:
        assert session.scalar(select(func.count()).select_from(Case)) == people
    for number, code in list(enumerate(codes))[::16]:
        browser = Browser(serving)
        assert browser.read(code)
        browser.press("/openings")
        assert f"Letter {number}" in browser.page.said


def test_two_officers_answer_in_the_same_second_and_the_second_is_told_whose_it_is(world: World) -> None:
    world.lodge("inspectorate")
    case = world.lodge("inspectorate", "He hit me.").case
    officers = [world.viewer(login) for login in ("inspector.adeyemi", "inspector.castellanos")]
    sights = [world.sight(officer, case) for officer in officers]
    together = threading.Barrier(2)

    def reply(place: int) -> str:
        sight = sights[place]
        assert sight is not None
        with world.writing() as session:
            together.wait()
            try:
                answer(
                    session, sight, officers[place], decision="no", text=f"Answer {place}", language="en",
                    site=world.site, directory=world.directory, now=world.now,
                )  # fmt: skip
            except AlreadyAnswered as first:
                return first.by
            session.commit()
            return "sent"

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(reply, range(2)))
    assert sorted(said, key=len)[0] == "sent"
    winner = said.index("sent")
    assert said[1 - winner] == officers[winner].id.hex()
    opened = world.read(officers[0], case)
    assert [each.text for each in opened.envelopes if each.kind == "reply"] == [f"Answer {winner}"]
