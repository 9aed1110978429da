"""T-04: an office above, with all its keys and a copy of everything, opens nothing before its time."""

from datetime import timedelta

from sqlalchemy import select

from portal.cases import docket_box
from portal.cases.case import Case
from portal.cases.grant import Grant
from portal.cases.queue import tag_of
from portal.vault import Keys, Refused, grants
from tests.world import World


def opens_any(world: World, login: str, case: bytes) -> bool:
    """Every grant of the case tried with every key this officer has, whatever its tag says."""
    officer = world.viewer(login)
    holders = [Keys(officer.seed), *(Keys(ring.seed) for ring in officer.rings)]
    with world.reading() as session:
        rows = list(session.scalars(select(Grant.sealed).where(Grant.case_id == case)))
    for box in rows:
        for keys in holders:
            for what in (grants.CASE, grants.IDENTITY):
                try:
                    grants.opened(keys, box, what, case)
                except Refused:
                    continue
                return True
    return False


def test_the_office_above_opens_no_waiting_grant(world: World) -> None:
    world.lodge("ombudsman")
    case = world.lodge("director-northgate", text="My watch.").case
    assert opens_any(world, "director.northgate", case)
    assert not opens_any(world, "central", case)
    assert not opens_any(world, "ombudsman", case)


def test_moving_every_stored_date_forward_releases_nothing(world: World) -> None:
    """W with the site file rewrites the docket; the day that counts lies under the worker's key."""
    from dataclasses import replace

    case = world.lodge("director-northgate").case
    with world.writing() as session:
        row = session.get_one(Case, case)
        docket = docket_box.opened(world.site, case, row.docket)
        early = tuple(replace(each, not_before=each.not_before - timedelta(days=400)) for each in docket.waiting)
        moved = replace(docket, due=docket.due - timedelta(days=40), waiting=early)
        row.docket = docket_box.shut(world.site, case, moved)
        row.queue, row.lapse = tag_of(world.site, moved, world.now.date()), None
        session.commit()
    swept = world.sweep()
    assert swept.escalated == 0
    assert world.sight(world.viewer("central"), case) is None
    assert not opens_any(world, "central", case)


def test_on_the_day_after_the_last_good_day_the_worker_lets_it_up_once(world: World) -> None:
    other = world.lodge("director-northgate")
    world.answer("director.northgate", other.case)
    receipt = world.lodge("director-northgate")
    director = world.viewer("director.northgate")
    while world.now.date() < receipt.due:
        world.pass_days()
        assert world.sweep().escalated == 0
    world.pass_days()
    assert (world.sweep().escalated, world.sweep().escalated) == (1, 0)
    assert world.sight(world.viewer("central"), receipt.case) is not None
    assert world.sight(director, receipt.case) is None
    assert world.sight(director, other.case) is not None
