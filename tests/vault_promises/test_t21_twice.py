"""T-21: the last page posted twice, in parallel, or again after a kill: one case, the same code."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select

from portal.cases.case import Case
from portal.casework.bundle import Bundle, Receipt
from portal.casework.lodge import lodge
from portal.mailboxes.door import Door
from portal.register import Page
from portal.vault.codes import new_code
from tests.world import World


def enter(world: World, bundle: Bundle) -> Receipt:
    with world.writing() as session:
        receipt = lodge(session, bundle, site=world.site)
        session.commit()
        return receipt


def rows(world: World) -> tuple[int, ...]:
    with world.reading() as session:
        return tuple(session.scalar(select(func.count()).select_from(table)) or 0 for table in (Case, Door, Page))


def test_posted_again_it_is_the_same_case_the_same_page_the_same_date(world: World) -> None:
    world.lodge("ombudsman")
    code = new_code()
    bundle = world.bundle("inspectorate", "He hit me.", code=code)
    first = enter(world, bundle)
    counted = rows(world)
    world.pass_days(3)
    again = enter(world, bundle)
    assert (again.case, again.page, again.due, again.already) == (first.case, first.page, first.due, True)
    assert rows(world) == counted
    assert world.read(world.mailbox(code), first.case).statement.text == "He hit me."


def test_posted_at_the_same_moment_it_is_one_case(world: World) -> None:
    bundle = world.bundle("inspectorate", "He hit me.")
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda _: enter(world, bundle), range(8)))
    assert {(each.case, each.page) for each in receipts} == {(receipts[0].case, receipts[0].page)}
    assert sum(not each.already for each in receipts) == 1
    assert rows(world)[0] == 1


def test_killed_before_the_commit_nothing_is_there_and_sending_again_enters_it(world: World) -> None:
    bundle = world.bundle("inspectorate", "He hit me.")
    before = rows(world)
    with world.writing() as session:
        lodge(session, bundle, site=world.site)
        session.rollback()
    assert rows(world) == before
    assert not enter(world, bundle).already


def test_two_letters_through_one_door_are_two_cases_without_a_link(world: World) -> None:
    code = new_code()
    one, two = (enter(world, world.bundle("inspectorate", text, code=code)) for text in ("First.", "Second."))
    assert (one.number, two.number) == (0, 1)
    person = world.mailbox(code)
    assert [world.read(person, each.case).statement.text for each in (one, two)] == ["First.", "Second."]
    signs = {world.read(person, each.case).statement.body["keys"]["sign"] for each in (one, two)}
    assert len(signs) == 2
