"""Who said yes waits at the head of the list, with an hour, until it is passed on or taken back (R-32, R-61)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from portal import create_app, policy
from portal.cases import docket_box
from portal.cases.agreed import RECIPIENTS, Agreed
from portal.cases.rows import ref_of
from portal.casework.bundle import Receipt
from portal.vault import canonical
from tests.casework.test_docket import CASE, EMPTY, SITE
from tests.protection.test_appointments import make
from tests.protection.test_consent import LOGIN, agree, pass_on
from tests.web.desks import Desk, Row, address_of, desk
from tests.world import World

ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def heads(officer: Desk, case: Receipt) -> Row:
    """Its row, the first of all."""
    first = officer.list()[0]
    assert first["ref"] == ref_of(case.case), [row.text for row in officer.list()]
    return first


@ON_ONE
def test_a_yes_heads_the_list_with_its_hour_until_it_is_passed_on(world: World) -> None:
    world.lodge("inspectorate", "Late.", topic="food")
    world.pass_days(40)
    hurt = world.lodge("inspectorate", "In the corridor.", topic="hurt", by="staff", when="today", unit="B")
    world.lodge("inspectorate", "Another.", topic="food")
    with_app = create_app(replace(world.settings, locales=("en",)))
    officer = desk(with_app, LOGIN)
    assert officer.list()[0]["ref"] != ref_of(hurt.case)
    officer.open(hurt)
    officer.ask(hurt, "Who was it?")
    agree(world, hurt.case, "health", ("appointment",))
    given = agree(world, hurt.case)
    row = heads(officer, hurt)
    assert row["why"] == "agreed" and "They said yes: The police and A doctor. Do it before" in row.text
    assert "A doctor may find signs until" in row.text and ref_of(hurt.case) not in {
        each["ref"] for each in officer.list("theirs")
    }
    assert "They said yes: The police and A doctor." in officer.get(address_of(hurt)).text

    world.pass_days(2)
    assert "They said yes: The police and A doctor. Late since" in heads(desk(with_app, LOGIN), hurt).text
    pass_on(world, hurt.case, consent=given)
    assert "They said yes: A doctor. Late since" in heads(desk(with_app, LOGIN), hurt).text
    make(world, hurt.case, at="2026-11-23T14:00")
    assert "They said yes" not in desk(with_app, LOGIN).get("/desk").text

    agree(world, hurt.case, "legal_aid")
    assert "Do it before" in heads(desk(with_app, LOGIN), hurt).text
    agree(world, hurt.case, "legal_aid", answer="no")
    assert "They said yes" not in desk(with_app, LOGIN).get("/desk").text


@ON_ONE
def test_the_hour_is_never_after_a_doctor_finds_nothing_more_and_a_pack_may_name_another(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = world.lodge("inspectorate", topic="hurt", by="staff", when="yesterday").case
    world.now += timedelta(hours=90)
    agree(world, case, "health", ("appointment",))
    assert _until(world, case) == datetime(2026, 10, 9, 7, tzinfo=UTC)  # 120 hours, a day of which was over
    pack = policy.pack("un-mandela")
    facts = {**pack.facts, "abuse.referral_hours": 2}
    monkeypatch.setattr("portal.protection.agreed.pack_or_default", lambda _: replace(pack, facts=facts))
    agree(world, case, "police")
    assert _until(world, case) == datetime(2026, 10, 9, 4, tzinfo=UTC)


@pytest.mark.parametrize("hours", [0, 24, 5000])
def test_it_comes_back_from_the_docket_in_few_bytes(hours: int) -> None:
    held = replace(EMPTY, agreed=Agreed(RECIPIENTS, EMPTY.filed.astimezone(UTC) + timedelta(hours=hours)))
    assert docket_box.opened(SITE, CASE, docket_box.shut(SITE, CASE, held)) == held
    more = len(canonical(docket_box._plain(held))) - len(canonical(docket_box._plain(EMPTY)))
    assert more <= 12 and not docket_box.opened(SITE, CASE, docket_box.shut(SITE, CASE, EMPTY)).agreed


def _until(world: World, case: bytes) -> datetime:
    sight = world.sight(world.viewer(LOGIN), case)
    assert sight and sight.docket.agreed
    return sight.docket.agreed.until
