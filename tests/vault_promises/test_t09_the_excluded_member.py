"""T-09, below the doors: who was taken off finds no difference between "the case exists" and "it does not"."""

from datetime import timedelta

from sqlalchemy import select

from portal.cases.case import Case
from portal.cases.grant import Grant
from portal.cases.listing import LISTS, desk_list
from portal.cases.paper import Paper, papers
from portal.officers.slot import Slot
from portal.vault import Keys, Refused, grants, unseal
from tests.world import World


def without(world: World, login: str) -> list[str]:
    officer = world.directory.officer_named(login)
    assert officer is not None
    return [officer.id.hex()]


def lists(world: World, login: str) -> list[object]:
    viewer = world.viewer(login)
    with world.reading() as session:
        return [desk_list(session, world.site, viewer, name, today=world.now.date()) for name in LISTS]


def test_the_lists_and_counts_of_the_member_taken_off_do_not_change(world: World) -> None:
    world.lodge("inspectorate", text="Seen by all three.")
    before = lists(world, "inspector.hale")
    hidden = world.lodge("inspectorate", text="About Hale.", watch="yes", not_=without(world, "inspector.hale")).case
    assert lists(world, "inspector.hale") == before
    assert world.sight(world.viewer("inspector.hale"), hidden) is None
    for login in ("inspector.adeyemi", "inspector.castellanos"):
        assert world.read(world.viewer(login), hidden).statement.text == "About Hale."
    world.now += timedelta(days=40)
    aged = lists(world, "inspector.hale")
    world.answer("inspector.adeyemi", hidden)
    assert lists(world, "inspector.hale") == aged


def test_with_his_own_keys_the_office_ring_and_a_copy_he_opens_nothing_of_it(world: World) -> None:
    world.lodge("inspectorate")
    hidden = world.lodge("inspectorate", not_=without(world, "inspector.hale")).case
    hale = world.viewer("inspector.hale")
    holders = [Keys(hale.seed), *(Keys(ring.seed) for ring in hale.rings)]
    with world.reading() as session:
        sealed = list(session.scalars(select(Grant.sealed).where(Grant.case_id == hidden)))
        slots = list(session.scalars(select(Slot.sealed)))
    assert len(sealed) == 6
    for keys in holders:
        assert not any(opens(keys, box, hidden) for box in sealed)
    assert sum(unseals(Keys(hale.seed), box) for box in slots) == len(hale.rings)


def test_a_name_for_the_office_alone_is_not_for_the_holder_of_names_who_was_taken_off(world: World) -> None:
    off = world.viewer("inspector.adeyemi")
    assert any(ring.identity for ring in off.rings)
    hidden = world.lodge(
        "inspectorate", not_=without(world, "inspector.adeyemi"), name="Sam", identity="office", chain="yes"
    ).case
    with world.reading() as session:
        sealed = list(session.scalars(select(Grant.sealed).where(Grant.case_id == hidden)))
    assert not any(opens(Keys(ring.seed), box, hidden) for ring in off.rings for box in sealed)
    left = world.viewer("inspector.castellanos")
    assert world.read(left, hidden).identity == {"name": "Sam"}
    world.pass_days(40)
    assert world.sweep().escalated == 1
    assert world.read(world.viewer("ombudsman"), hidden).identity is None
    assert world.sight(left, hidden) is None
    with world.reading() as session:
        assert len(list(session.scalars(select(Grant.tag).where(Grant.case_id == hidden)))) == 6


def test_what_went_up_over_his_head_leaves_no_paper_he_can_read(world: World) -> None:
    world.lodge("inspectorate", not_=without(world, "inspector.hale"), chain="yes")
    world.pass_days(40)
    assert world.sweep().escalated == 1
    hale = world.viewer("inspector.hale")
    with world.reading() as session:
        assert [papers(session, world.site, ring.id, ring.keys) for ring in hale.rings] == [[] for _ in hale.rings]
        assert len(session.scalars(select(Paper.id)).all()) == 1, "as many rows as any other case that went up"


def test_grants_slots_and_sizes_are_the_same_with_nobody_taken_off(world: World) -> None:
    def rows() -> tuple[int, int, int]:
        with world.reading() as session:
            return (
                len(session.scalars(select(Grant.tag)).all()),
                len(session.scalars(select(Slot.tag)).all()),
                len(session.scalars(select(Case.id)).all()),
            )

    start = rows()
    world.lodge("inspectorate")
    whole = rows()
    world.lodge("inspectorate", not_=without(world, "inspector.hale"))
    apart = rows()
    assert [b - a for a, b in zip(start, whole, strict=True)] == [b - a for a, b in zip(whole, apart, strict=True)]


def opens(keys: Keys, box: bytes, case: bytes) -> bool:
    for what in (grants.CASE, grants.IDENTITY):
        try:
            grants.opened(keys, box, what, case)
        except Refused:
            continue
        return True
    return False


def unseals(keys: Keys, box: bytes) -> bool:
    try:
        unseal(keys, box)
    except Refused:
        return False
    return True
