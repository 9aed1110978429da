"""Several letters at once: each an act of its own; a joined issue is answered once with one reply each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from portal import create_app
from portal.cases.issue import issues
from portal.cases.paper import Paper
from portal.cases.rows import ref_of
from portal.casework.bundle import Receipt
from portal.interpretation import BOOK
from portal.web.shared.edge import Application
from tests.web.desks import Desk, address_of, desk, hidden, name_of, words
from tests.web.person import Person
from tests.web.test_mailbox import opened
from tests.world import World

TEXT = "The boiler is mended. The water is warm again."


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings)
    yield app
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


@pytest.fixture
def water(world: World) -> list[Receipt]:
    world.lodge("inspectorate", "Noise of the inspectorate.")
    return [world.lodge("ombudsman", f"Cold water {n}.") for n in range(4)]


def batch(seated: Desk, receipts: list[Receipt], act: str, **more: str):  # type: ignore[no-untyped-def]
    data = {"csrf_token": seated.token(), "act": act, "ref": [ref_of(each.case) for each in receipts], **more}
    answer = seated.client.post("/desk/batches", data=data)
    return seated.get(answer.location)


def test_several_are_acknowledged_at_once_and_what_was_answered_meanwhile_is_said(
    world: World, app: Application, water: list[Receipt]
) -> None:
    seated = desk(app, "ombudsman")
    assert seated.get("/desk").text.count('name="ref"') == len(water)
    world.answer("ombudsman", water[2].case, decision="no")
    page = batch(seated, [*water, world.lodge("inspectorate", "Not theirs.")], "acknowledge")
    assert "Done: 3 of 5. 1 was answered meanwhile. 1 is not with you any more." in words(page.text)
    for n, receipt in enumerate(water):
        acts = [line.name for line in world.read(world.viewer("ombudsman"), receipt.case).trail]
        assert acts == ["filed", "answered" if n == 2 else "acknowledged"]


def test_several_are_given_to_a_colleague_and_to_nobody_else(world: World, app: Application) -> None:
    receipts = [world.lodge("inspectorate", f"Noise {n}.") for n in range(3)]
    seated = desk(app, "inspector.adeyemi")
    hale = next(each for each in world.directory.officers if each.login == "inspector.hale")
    stranger = next(each for each in world.directory.officers if each.login == "ombudsman")
    assert "Done: 0 of 3." in words(batch(seated, receipts, "assign", colleague=stranger.id.hex()).text)
    assert "Done: 3 of 3." in words(batch(seated, receipts, "assign", colleague=hale.id.hex()).text)
    assert all("D. Hale" in row.text for row in seated.list())


def joined(seated: Desk, water: list[Receipt]) -> tuple[str, str]:
    """(address of the issue, its page)"""
    page = batch(seated, water, "join", title="Warm water")
    assert name_of(page) == "desk.issue"
    return page.request.path, page.text


def answered(seated: Desk, address: str, page: str, **more: str):  # type: ignore[no-untyped-def]
    """Seen as they will, then sent; where it cannot be, what the first of these said."""
    seen = dict(re.findall(r'name="(seen-[^"]+)" value="([^"]+)"', page))
    given = {"decision": "no", "text": TEXT, "language": "en", **seen, **more}
    shown = seated.post(f"{address}/answers", **{**given, "preview": "yes"})
    if "preview" in more or shown.status_code != 200:
        return shown
    looked = {"looked": hidden(shown, "looked")} if 'class="seen"' in shown.text else {}
    answer = seated.post(f"{address}/answers", **given, **looked)
    return seated.get(answer.location) if answer.status_code == 303 else answer


def test_a_joined_issue_is_answered_once_with_one_reply_each(
    world: World, app: Application, water: list[Receipt]
) -> None:
    seated = desk(app, "ombudsman")
    address, page = joined(seated, water)
    assert all(f"Cold water {n}." in page for n in range(4))
    world.answer("ombudsman", water[0].case, "Answered before.", decision="no")
    world.add(water[1].case, "And it is brown.")
    told = words(answered(seated, address, page).text)
    assert "Answered: 2 of 4. Each gets a letter of their own. 1 was answered meanwhile." in told
    assert "In 1 they wrote more meanwhile." in told
    for n, receipt in enumerate(water):
        said = [each.text for each in world.read(world.mailbox(world.codes[receipt.case]), receipt.case).envelopes]
        assert said.count(TEXT) == (n > 1)
    assert TEXT in opened(Person(app), world, water[3].case).said
    assert not any(row["state"] == "closed" for row in seated.list("book"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_one_answer_in_the_language_of_each_seen_as_they_will_before_it_goes(
    world: World, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.web.desk.as_they_will.offered", lambda settings: ["en", "fr", "ar"])
    letters = {code: world.lodge("ombudsman", f"Cold water {code}.", language=code) for code in ("fr", "ar", "en")}
    seated = desk(app, "ombudsman")
    address, page = joined(seated, list(letters.values()))
    assert "Send 3 answers" not in page, "seen first"

    def sent() -> list[list[str]]:
        read = (world.read(world.mailbox(world.codes[each.case]), each.case).envelopes for each in letters.values())
        return [[said.text for said in some if said.kind == "reply"] for some in read]

    mine = {"text": "", "text-fr": "Nous ne pouvons pas le faire.", "text-en": "We cannot do it."}
    refused = answered(seated, address, page, **mine)
    assert refused.status_code == 422 and "Write it in Arabic too, or tick a sentence." in words(refused.text)
    assert "Nous ne pouvons pas le faire.</textarea>" in refused.text and sent() == [[], [], []], "all or none"
    wrong = answered(seated, address, page, **mine, **{"text-ar": "We cannot do it."})
    assert wrong.status_code == 422 and "Nobody can read these words to them in Arabic." in words(wrong.text)
    greeting = answered(seated, address, page, text="", sentence="read")
    assert greeting.status_code == 422 and "Say why" in words(greeting.text)
    ticked = {**mine, "sentence": "no_rule"}
    seen = answered(seated, address, page, **ticked, preview="yes")
    assert seen.status_code == 200 and sent() == [[], [], []]
    for code, says in BOOK["no_rule"].words.items():
        assert (says in html.unescape(seen.text.split('id="answer-book"')[0])) == (code in letters), code
    assert seen.text.count('class="seen"') == 3 and "Send 3 answers" in seen.text
    seen_of = dict(re.findall(r'name="(seen-[^"]+)" value="([^"]+)"', page))
    for looked in ({}, {"looked": hidden(seen, "looked")}):
        other = {**ticked, "decision": "no", "language": "en", "text-fr": "Nous le ferons mardi.", **seen_of, **looked}
        unseen = seated.post(f"{address}/answers", **other)
        assert unseen.status_code == 422 and "Look at it once more, then send it." in words(unseen.text)
        assert "Nous le ferons mardi.</textarea>" in unseen.text and sent() == [[], [], []], "none lost or sent"
    told = words(answered(seated, address, page, **ticked).text)
    assert "Answered: 3 of 3." in told
    assert sent() == [["Nous ne pouvons pas le faire."], [""], ["We cannot do it."]]


def test_nobody_is_answered_unread(world: World, app: Application, water: list[Receipt]) -> None:
    address, page = joined(desk(app, "ombudsman"), water)
    later = desk(app, "ombudsman")
    unread = later.get(address)
    assert "Cold water 1." not in unread.text.split("<h1>")[0]
    assert "Open them all" in unread.text
    told = words(answered(later, address, page).text)
    assert "Answered: 0 of 4." in told
    assert "4 were not opened yet." in told


def test_only_the_office_knows_what_is_joined_and_who_was_left_off_learns_nothing(
    world: World, app: Application
) -> None:
    hale = next(each.id.hex() for each in world.directory.officers if each.login == "inspector.hale")
    seen = world.lodge("inspectorate", "Cold water.")
    apart = world.lodge("inspectorate", "Cold water, and Hale.", not_=[hale])
    address, page = joined(desk(app, "inspector.adeyemi"), [seen, apart])
    theirs = desk(app, "inspector.hale").get(address)
    assert "Cold water." in words(theirs.text)
    assert "and Hale" not in theirs.text
    assert ref_of(apart.case) not in theirs.text
    assert desk(app, "ombudsman").get(address).status_code == 404
    with world.reading() as session:
        boxes = list(session.scalars(select(Paper.box)))
        assert len({len(box) for box in boxes}) == 1
        for name in (seen.case, apart.case):
            assert not any(name in box or name.hex().encode() in box for box in boxes)
        assert issues(session, world.site, world.viewer("ombudsman").rings) == {}


def test_one_more_letter_joins_from_its_own_page(world: World, app: Application, water: list[Receipt]) -> None:
    seated = desk(app, "ombudsman")
    address, _ = joined(seated, water[:2])
    page = seated.open(water[3])
    assert "Warm water" in page.text
    sent = seated.post(address_of(water[3], "joinings"), issue=address.rsplit("/", 1)[1])
    assert sent.location == address
    assert "3 letters about the same thing." in words(seated.get(address).text)
    assert seated.post(address_of(water[3], "joinings"), issue="00").status_code == 422
    assert hidden(seated.get("/desk"), "list") == "today"
