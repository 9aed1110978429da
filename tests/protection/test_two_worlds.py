"""T-09 at the doors: with and without a case from which one member was taken off, that member sees the same bytes."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from portal import create_app
from portal.cases.rows import ref_of
from portal.casework.bundle import Receipt
from portal.casework.sweep import sweep
from portal.web.shared.edge import Application
from tests.duty.posts import man_posts
from tests.protection.second_number import make_second, tell, typed
from tests.protection.two_worlds import NOWHERE, Seen, copied, everything
from tests.web.desks import address_of, desk
from tests.world import World

HALE, ADEYEMI, CASTELLANOS = "inspector.hale", "inspector.adeyemi", "inspector.castellanos"


@contextmanager
def open_app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    try:
        yield app
    finally:
        app.portal.close()


def hale(world: World) -> list[str]:
    officer = world.directory.officer_named(HALE)
    assert officer is not None
    return [officer.id.hex()]


def looked_at(world: World, refs: list[str], own: list[Receipt], names: list[str]) -> Seen:
    """By Hale, signed in anew."""
    with open_app(world) as app:
        return everything(app, desk(app, HALE), refs=refs, own=[case_ref(each) for each in own], names=names)


def same(without: Seen, with_it: Seen) -> None:
    differing = [address for address in without if without[address] != with_it[address]]
    assert without.keys() == with_it.keys()
    assert not differing, (differing, without[differing[0]], with_it[differing[0]])


@pytest.fixture
def own(world: World) -> list[Receipt]:
    """What Hale does see: a watch, a late letter, a report, an issue, and posts that are manned."""
    man_posts(world)
    return [
        world.lodge("inspectorate", "Punished for it.", watch="yes"),
        world.lodge("inspectorate", "He hit me.", topic="hurt", by="staff", kind="report", chain="no"),
        world.lodge("inspectorate", "The shower is cold.", chain="no"),
    ]


def work_on(app: Application, case: Receipt) -> str:
    """Everything colleagues can do with it. Returns the name of the issue it was put under (hex)."""
    first, second = desk(app, ADEYEMI), desk(app, CASTELLANOS)
    assert first.open(case).status_code == 200 and second.open(case).status_code == 200
    _ok(first.post(address_of(case, "notes"), text="He is off it.", language="en"))
    _ok(first.ask(case, "Which day?"))
    _ok(first.post(address_of(case, "takings")))
    _ok(first.post(address_of(case, "watches")))
    _ok(first.post(address_of(case, "acknowledgements")))
    review = (app.portal.settings.now().date() + timedelta(days=5)).isoformat()
    ordered = {"owner": _id(app, ADEYEMI), "review": review, "text": ""}
    _ok(first.post(address_of(case, "measures"), measure="films", **ordered))
    refused = first.post(address_of(case, "measures"), measure="separation", **ordered)
    assert refused.status_code == 422 and "The inspectorate has been told" in refused.text
    _ok(first.post("/desk/batches", act="join", list="today", title="About Hale", ref=case_ref(case)))
    issue = first.get(address_of(case)).text.split("/desk/issues/")[1].split('"')[0]
    _ok(first.post(f"/oversight/watches/{case_ref(case)}/notes", sign="job:2026-10-16", text="Known."))
    _ok(first.post(f"/oversight/watches/{case_ref(case)}/checks"))
    _ok(first.post(address_of(case, "visits"), how="unsaid"))
    _ok(first.post(address_of(case, "calls"), where="B-12"))
    today = app.portal.settings.now().date().isoformat()
    _ok(first.post(address_of(case, "securings"), unit="B-12", first=today, last=today))
    return issue


def _ok(answer: object) -> None:
    assert answer.status_code == 303, answer.text  # type: ignore[attr-defined]


def _id(app: Application, login: str) -> str:
    officer = app.portal.directory.officer_named(login)
    assert officer is not None
    return officer.id.hex()


def case_ref(case: Receipt) -> str:
    return ref_of(case.case)


def test_every_address_list_count_error_and_size_is_the_same(
    world: World, own: list[Receipt], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    world.open(ADEYEMI, own[0].case)
    with copied(world, request, tmp_path / "without") as without:
        kept_from = world.lodge(
            "inspectorate", "About Hale.", topic="hurt", by="staff", kind="report", watch="yes", not_=hale(world),
            name="Sam", identity="office", unit="B-12", chain="yes",
        )  # fmt: skip
        with open_app(world) as app:
            issue = work_on(app, kept_from)
            assert case_ref(kept_from) in desk(app, ADEYEMI).get("/desk").text
            forced = typed(app, make_second(app, world.codes[kept_from.case], 0))
            forced.press("/openings")
            forced.stop(0)
            assert tell(world) == 2 and "data-forced" in desk(app, ADEYEMI).get("/oversight/watches").text
        world.add(kept_from.case, "More about Hale.")
        world.punished(kept_from.case)
        worked_there = world.lodge("inspectorate", "It was Northgate.", kind="complaint", topic="cell", let_in=False)
        world.punished(worked_there.case)
        refs, names = [case_ref(kept_from), case_ref(worked_there)], [issue, secrets.token_hex(16)]
        same(looked_at(without, refs, own, names), looked_at(world, refs, own, names))
        for each in (without, world):
            each.now += timedelta(days=40)
            sweep(each.writing, site=each.site, worker=each.worker, directory=each.directory, now=each.now)
        same(looked_at(without, refs, own, names), looked_at(world, refs, own, names))
        without.engine.dispose()


def test_his_own_later_acts_tell_him_nothing_either(
    world: World, own: list[Receipt], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Unknown, and kept from him: every POST gets the same bytes, in the same headers."""
    kept_from = world.lodge("inspectorate", "About Hale.", not_=hale(world))
    with open_app(world) as app:
        officer = desk(app, HALE)
        seen = everything(app, officer, refs=[case_ref(kept_from), NOWHERE], own=[], names=[])
    for address, answer in seen.items():
        if case_ref(kept_from) in address:
            assert answer == seen[address.replace(case_ref(kept_from), NOWHERE)], address
