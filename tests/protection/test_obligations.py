"""An abuse report outside sets three things going; each has a day and an officer, and none waits for another."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from portal import create_app
from portal.cases.docket import OBLIGATIONS
from portal.cases.listing import desk_list
from portal.casework.close import close
from portal.casework.confirm_remedy import confirm_remedy
from portal.casework.correct import correct
from portal.casework.oblige import oblige
from portal.casework.promise import promise
from portal.casework.refusals import NoObligation, NoPromise, NoRemedy, ObligationOpen, ObligationUndated
from portal.protection.obligations import Obligation, obligations_of
from portal.protection.third import shown
from portal.web.shared.obligations import OBLIGATIONS as WORDS
from tests.web.desks import address_of, desk
from tests.web.person import Person
from tests.world import World

ADEYEMI, HALE = "inspector.adeyemi", "inspector.hale"
TODAY = date(2026, 10, 5)
HOW = "We spoke with you alone, and you have another cell."
REPORT = {"kind": "report", "topic": "hurt", "by": "staff"}


def act(
    world: World,
    case: bytes,
    which: str,
    *,
    done: bool = True,
    day: date | None = None,
    who: str = ADEYEMI,
    text: str = HOW,
) -> int:
    with world.stage() as stage:
        officer, sight = stage.desk(ADEYEMI, case, world.now)
        owner = world.directory.officer_named(who)
        assert owner is not None
        return oblige(
            stage.session, sight, officer, which=which, who=owner.id, day=day, done=done, text=text, language="en",
            site=world.site, directory=world.directory, now=world.now,
        )  # fmt: skip


def three(world: World, case: bytes, login: str = ADEYEMI) -> list[Obligation]:
    opened = world.read(world.viewer(login), case)
    return obligations_of(opened.docket, opened.envelopes)


@pytest.fixture(autouse=True)
def noise(world: World) -> None:
    world.lodge("inspectorate", "Another report.", **REPORT)
    world.lodge("inspectorate", "The shower is cold.")


def test_each_has_words() -> None:
    assert tuple(WORDS) == OBLIGATIONS


def test_they_open_by_themselves_outside_and_only_with_a_report(world: World) -> None:
    found = three(world, world.lodge("inspectorate", **REPORT).case)
    assert [(each.which, each.due) for each in found] == [
        ("protection", TODAY + timedelta(days=1)), ("support", TODAY + timedelta(days=3)),
        ("investigation", TODAY + timedelta(days=7)),
    ]  # fmt: skip
    assert three(world, world.lodge("inspectorate").case) == []


def test_a_report_that_comes_up_from_inside_sets_them_going_on_that_day(world: World) -> None:
    inside = world.lodge("central", chain="yes", **{**REPORT, "by": "prisoner"}).case
    punished = world.lodge("central", chain="yes", danger="punished", topic="hurt", by="prisoner").case
    world.pass_days(60)
    assert world.sweep().escalated >= 2
    for case in (inside, punished):
        above = next(login for login in (ADEYEMI, "ombudsman") if world.sight(world.viewer(login), case))
        assert three(world, case, above)[0].due == world.now.date() + timedelta(days=1)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_harm_sets_them_going_whatever_the_letter_is_called(world: World) -> None:
    hurt = {"topic": "hurt", "by": "staff"}
    due = three(world, world.lodge("inspectorate", **REPORT).case)
    corrected = world.lodge("inspectorate", "The shower is cold.").case
    put_right(world, corrected, "beaten")
    found = {
        "told and beaten for it": world.lodge("inspectorate", danger="punished", **hurt).case,
        "talk alone": world.lodge("inspectorate", kind="interview", **hurt).case,
        "talk alone, forced": world.lodge("inspectorate", kind="interview", danger="sexual").case,
        "talk alone, hurt by staff": world.lodge("inspectorate", kind="interview", danger="hurt", by="staff").case,
        "request": world.lodge("inspectorate", kind="request", topic="child").case,
        "corrected": corrected,
    }
    for name, case in found.items():
        watch = world.read(world.viewer(ADEYEMI), case).docket.watch
        assert three(world, case) == due and watch is not None and watch.since == TODAY, name
    put_right(world, corrected, "touching")
    assert three(world, corrected) == due
    cold = world.read(world.viewer(ADEYEMI), world.lodge("inspectorate", kind="interview", topic="cell").case).docket
    assert (cold.obligations, cold.watch) == ((), None)


def put_right(world: World, case: bytes, topic: str) -> None:
    with world.stage() as stage:
        stage.act(ADEYEMI, case, correct, topic=topic, language="en", now=world.now)


@pytest.mark.parametrize("which", OBLIGATIONS)
def test_each_is_done_alone_and_without_any_consent(world: World, which: str) -> None:
    case = world.lodge("inspectorate", **REPORT).case
    act(world, case, which)
    assert {each.which for each in three(world, case) if each.done} == {which}
    assert all(each.due for each in three(world, case) if each.which != which)
    with pytest.raises(NoObligation):
        act(world, case, which)


def test_an_officer_answers_for_it_and_a_day_may_come_sooner_never_later(world: World) -> None:
    case = world.lodge("inspectorate", **REPORT).case
    act(world, case, "support", done=False, day=TODAY + timedelta(days=2), who=HALE)
    hale = world.directory.officer_named(HALE)
    assert hale is not None and three(world, case)[1].owner == hale.id.hex()
    assert three(world, case)[1].due == TODAY + timedelta(days=2)
    with pytest.raises(ObligationUndated):
        act(world, case, "support", done=False, day=TODAY + timedelta(days=3))
    with pytest.raises(ObligationUndated):
        act(world, case, "support", who="central")
    world.pass_days(10)
    act(world, case, "support", done=False, day=world.now.date() + timedelta(days=7))


def test_nobody_they_took_off_is_made_to_answer_for_anything(world: World) -> None:
    hale = world.directory.officer_named(HALE)
    assert hale is not None
    case = world.lodge("inspectorate", not_=[hale.id.hex()], **REPORT).case
    with pytest.raises(ObligationUndated):
        act(world, case, "support", done=False, who=HALE)
    said = {"remedy": "It is mended.", "remedy_due": TODAY, "language": "en"}
    with world.stage() as stage, pytest.raises(NoRemedy):
        stage.act(ADEYEMI, case, promise, **said, owner=hale.id, now=world.now)


def test_an_answer_is_not_the_end_of_it(world: World) -> None:
    case = world.lodge("inspectorate", **REPORT).case
    world.answer(ADEYEMI, case, decision="no")
    world.collect(case)
    world.pass_days(4)
    assert reasons(world, case)[:3] == ("silent", "neglected", "answered"), "late, and on the list of today"
    for which in OBLIGATIONS:
        with pytest.raises(ObligationOpen):
            shut(world, case)
        act(world, case, which)
    assert "neglected" not in reasons(world, case)
    world.collect(case)
    shut(world, case)


def reasons(world: World, case: bytes) -> tuple[str, ...]:
    from portal.cases.rows import ref_of

    with world.reading() as session:
        shown = desk_list(session, world.site, world.viewer(ADEYEMI), today=world.now.date(), now=world.now)
    return next((row.reasons for row in shown.rows if row.ref == ref_of(case)), ())


def shut(world: World, case: bytes) -> Any:
    with world.stage() as stage:
        officer, sight = stage.desk(ADEYEMI, case, world.now)
        return close(stage.session, sight, officer, site=world.site, now=world.now)


def test_at_the_desk_one_button_each_and_the_list_says_when_one_is_late(world: World) -> None:
    receipt = world.lodge("inspectorate", "He hit me.", **REPORT)
    app = create_app(world.settings)
    app.testing = True
    inspector = desk(app, ADEYEMI)  # type: ignore[arg-type]
    page = inspector.open(receipt)
    assert page.text.count("data-obligation=") == 3 and 'data-late="yes"' not in page.text
    done = {"which": "protection", "done": "yes"}
    assert inspector.post(address_of(receipt, "obligations"), **done).status_code == 422, "and not a word how"
    assert inspector.post(address_of(receipt, "obligations"), **done, text=HOW).status_code == 303
    assert "Done: Protection" in inspector.get(address_of(receipt)).text
    assert inspector.post(address_of(receipt, "obligations"), which="support", day="x").status_code == 422
    assert inspector.post(address_of(receipt, "obligations"), which="?").status_code == 422
    world.pass_days(4)
    later = desk(app, ADEYEMI)  # type: ignore[arg-type]
    assert "Protection, help or the investigation is late." in later.get("/desk").text
    assert later.open(receipt).text.count('data-late="yes"') == 1
    app.portal.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_person_reads_what_was_done_and_a_no_opens_it_again(world: World) -> None:
    receipt = world.lodge("inspectorate", "He hit me.", **REPORT)
    act(world, receipt.case, "protection")
    app = create_app(replace(world.settings, locales=("en",)))
    person, inspector = Person(app), desk(app, ADEYEMI)
    person.go("/en/read")
    person.press("/read", code=world.codes[receipt.case])
    said = person.press("/openings").said
    assert f"Wasitdone?{HOW}Done:Protection".replace(" ", "") in "".join(said.split())
    person.press("/remedies", ("done", "no"))
    assert "Was it done?" not in person.page.said
    again = three(world, receipt.case)[0]
    assert (again.done, again.due, again.denied) == (None, TODAY, True)
    assert "data-denied" in inspector.open(receipt).text
    for done in ("no", "yes"):
        with world.stage() as stage, pytest.raises(NoPromise):
            stage.say(world.codes[receipt.case], receipt.case, confirm_remedy, now=world.now, done=done,
                      which="support", language="en")  # fmt: skip
    act(world, receipt.case, "protection", text="The officer works in another prison now.")
    person.go("/en/read/messages/0")
    person.press("/openings")
    person.press("/remedies", ("done", "yes"))
    assert "Was it done?" not in person.page.said and three(world, receipt.case)[0].done == TODAY
    app.portal.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_whoever_wrote_of_another_hears_nothing_of_how_it_was_done(world: World) -> None:
    """C-45: what is done for him is his, until he was asked alone and let her hear of it."""
    hers = world.lodge("inspectorate", filer="family", prison="NGT", **REPORT).case
    act(world, hers, "protection")
    read = world.read(world.mailbox(world.codes[hers]), hers)
    docket, last = read.docket, read.envelopes[-1]
    assert not shown(docket, last) and docket.read == docket.envelopes
