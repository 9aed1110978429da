"""Nothing is passed on without consent, for each recipient and part, or a law the pack lists and says before."""

import ast
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import portal
from portal import create_app, policy
from portal.casework.consent import consent
from portal.casework.refer import refer
from portal.casework.refusals import NotHandedOver, NothingSaid, NotToldBefore, ReferralWithoutConsent
from portal.protection.consents import NOTICE, PARTS, RECIPIENTS, holding
from portal.web.mailbox.notice import NOTICES
from portal.web.shared import consents as words
from tests.web.desks import address_of, desk
from tests.web.drawers import six
from tests.web.letters import begin, sent, walk
from tests.web.person import Person
from tests.web.test_filing_kiosk import walk as tapped
from tests.world import World

LOGIN = "inspector.adeyemi"
BY_HAND = "Sergeant Khan, by hand"


def agree(
    world: World, case: bytes, to: str = "police", parts: Any = ("words",), answer: str = "yes", notice: str = NOTICE
) -> int:
    with world.stage() as stage:
        mailbox, sight = stage.in_mailbox(world.codes[case], case)
        consent(
            stage.session, sight, mailbox, to=to, parts=parts, answer=answer, notice=notice, language="en",
            site=world.site, directory=world.directory, now=world.now,
        )  # fmt: skip
    found = [each for each in world.read(world.viewer(LOGIN), case).envelopes if each.kind == "consent"]
    return found[-1].act


def pass_on(
    world: World,
    case: bytes,
    to: str = "police",
    parts: Any = ("words",),
    consent: int = 0,
    exception: str = "",
    **said: Any,
) -> int:
    with world.stage() as stage:
        officer, sight = stage.desk(LOGIN, case, world.now)
        return refer(
            stage.session, sight, officer, to=to, parts=parts, consent=consent, exception=exception,
            language="en", site=world.site, directory=world.directory, now=world.now, **{"text": BY_HAND, **said},
        )  # fmt: skip


def test_it_rests_on_a_consent_that_names_recipient_part_and_notice(world: World) -> None:
    case = world.lodge("inspectorate", danger="hurt").case
    with pytest.raises(ReferralWithoutConsent):
        pass_on(world, case)
    with pytest.raises(ReferralWithoutConsent):
        pass_on(world, case, consent=7)
    given = agree(world, case)
    for wrong in (
        {"consent": 0}, {"consent": given + 1}, {"consent": given, "to": "prosecutor"},
        {"consent": given, "parts": ("words", "name")},
    ):  # fmt: skip
        with pytest.raises(ReferralWithoutConsent):
            pass_on(world, case, **wrong)
    with pytest.raises(NothingSaid):
        pass_on(world, case, consent=given, parts=())
    for wrong in ({"text": " "}, {"day": world.now.date() + timedelta(days=1)}, {"day": date(2026, 10, 4)}):
        with pytest.raises(NotHandedOver):
            pass_on(world, case, consent=given, **wrong)
    assert pass_on(world, case, consent=given) == pass_on(world, case, consent=given), "tapped twice is once"
    said = world.read(world.viewer(LOGIN), case).envelopes[-1]
    assert said.kind == "referral" and said.body["consent"] == given


@pytest.mark.parametrize(
    "wrong", [{"notice": ""}, {"notice": "1"}, {"to": "neighbour"}, {"parts": ()}, {"answer": "maybe"}]
)
def test_a_consent_without_the_notice_is_none(world: World, wrong: dict[str, Any]) -> None:
    case = world.lodge("inspectorate", danger="hurt").case
    with world.stage() as stage:
        mailbox, sight = stage.in_mailbox(world.codes[case], case)
        given = {"to": "police", "parts": ("words",), "answer": "yes", "notice": NOTICE, **wrong}
        with pytest.raises(NotToldBefore):
            consent(
                stage.session, sight, mailbox, language="en", site=world.site, directory=world.directory,
                now=world.now, **given,
            )  # fmt: skip


def test_it_is_taken_back_for_all_that_is_to_come(world: World) -> None:
    case = world.lodge("inspectorate", danger="hurt").case
    given = agree(world, case, parts=("words", "name"))
    agree(world, case, "health")
    agree(world, case, answer="no")
    with pytest.raises(ReferralWithoutConsent):
        pass_on(world, case, consent=given)
    assert [each.body["to"] for each in holding(world.read(world.viewer(LOGIN), case).envelopes)] == ["health"]


CHILD = {
    "mandatory_reports.child.law": "Children Act 47", "mandatory_reports.child.to": ("child_protection",),
    "mandatory_reports.child.topics": ("child",),
}  # fmt: skip


@pytest.fixture
def duty(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on the pack lists one law, about children."""
    pack = policy.pack("un-mandela")
    listed = replace(pack, facts={**pack.facts, **CHILD})
    monkeypatch.setattr(policy, "pack_or_default", lambda _: listed)


def test_no_law_that_was_not_said_before_the_words_were_typed_needs_no_consent(
    world: World, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    bare = policy.pack("un-mandela")
    monkeypatch.setattr(policy, "pack_or_default", lambda _: bare)
    before = world.lodge("inspectorate", topic="child").case
    for exception in ("child", "convenience"):
        with pytest.raises(ReferralWithoutConsent):
            pass_on(world, before, "child_protection", exception=exception)
    request.getfixturevalue("duty")
    after, other = world.lodge("inspectorate", topic="child").case, world.lodge("inspectorate", topic="food").case
    for case, to, parts, exception in (
        (before, "child_protection", ("words",), "child"),  # the pack lists it now; nobody told them then
        (other, "child_protection", ("words",), "child"),  # about something else
        (after, "police", ("words",), "child"),  # to somebody the law does not name
        (after, "child_protection", ("words", "name"), "child"),  # a name the law does not ask for
        (after, "child_protection", ("words",), "convenience"),
    ):
        with pytest.raises(ReferralWithoutConsent):
            pass_on(world, case, to, parts, exception=exception)
    world.now += timedelta(hours=2)
    pass_on(world, after, "child_protection", exception="child")
    seen = world.read(world.mailbox(world.codes[after]), after).envelopes[-1]
    assert seen.kind == "report" and seen.body["law"] == "Children Act 47"
    assert (seen.body["to"], seen.body["when"]) == ("child_protection", "2026-10-05T10:30:00+01:00")


@pytest.mark.usefixtures("duty")
def test_the_limit_stands_before_the_field_and_the_person_reads_when_and_to_whom(world: World) -> None:
    app = create_app(replace(world.settings, locales=("en",)))
    says = (
        "A law here: if a child is hurt, we must tell others (Those who protect children). "
        "We must do it also if you say no. We tell you when."
    )
    person = Person(app)
    begin(person, app)
    page = walk(person, until="told", kind="complaint", topic="child")
    assert 0 < page.html.index(says) < page.html.index("<textarea")
    for path in ("/en/paper", "/en/paper?for=telephone", "/en/write/all"):
        html = person.go(path).html
        assert 0 < html.index(says) < html.index("Tell us what happened."), path
    begin(person, app)
    assert says not in walk(person, until="told", kind="complaint", topic="food").html
    receipt = world.lodge("inspectorate", topic="child")
    inspector = desk(app, LOGIN)
    assert "Children Act 47" in inspector.open(receipt).text
    address = address_of(receipt, "reports")
    assert inspector.post(address, exception="child", to="police", part="words").status_code == 422
    assert inspector.post(address, exception="child", to="child_protection").status_code == 422
    assert inspector.post(address, exception="child", to="child_protection", part="words").status_code == 303
    person.go("/en/read")
    person.press("/read", code=world.codes[receipt.case])
    person.press("/openings")
    assert (
        "Reported to: Those who protect children. Monday 5 October 2026, 08:30. What was written. "
        "The law: Children Act 47" in person.page.said
    )
    app.portal.close()


def test_no_other_code_writes_a_referral() -> None:
    """Every door and command goes through the two verbs, and the verbs through the two rules."""
    writers = set()
    for path in Path(portal.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("record_envelope", "enter"):
                kinds = [getattr(each.value, "value", "") for each in node.keywords if each.arg == "kind"]
                writers |= {path.name for kind in kinds if kind in ("referral", "report")}
    assert writers == {"refer.py", "report.py"}


def test_every_recipient_and_part_has_words() -> None:
    assert set(words.RECIPIENTS) == set(RECIPIENTS) and set(words.PARTS) == set(PARTS)


def test_through_the_doors(world: World) -> None:
    app = create_app(world.settings)
    receipt = world.lodge("inspectorate", danger="hurt")
    inspector = desk(app, LOGIN)
    assert "They agreed to nothing yet." in inspector.open(receipt).text
    refused = inspector.post(address_of(receipt, "referrals"), to="police", part="words", consent="1")
    assert refused.status_code == 422 and "they did not agree to this" in refused.text
    person = Person(app)
    person.go("/en/read")
    person.press("/read", code=world.codes[receipt.case])
    if any(form.action.endswith("/openings") for form in person.page.forms):
        person.press("/openings")
    for place, to in enumerate(words.RECIPIENTS):
        said = person.go(f"/en/read/messages/0?to={place}").said
        four = [" ".join(each) for each in NOTICES[to]]
        assert all(sentences in said for sentences in four) and len(four) == 4, "told before the question"
        assert said.index(four[-1]) < said.index("What may they have?")
    person.go("/en/read/messages/0?to=1")
    person.press("/consents", part=[])
    assert "Choose who may have it" in person.page.said and "A court may see it later." in person.page.said
    person.press("/consents", part="words")
    assert "May go to: The police. What was written." in person.page.said
    page = inspector.get(address_of(receipt))
    (given,) = [each.act for each in world.read(world.viewer(LOGIN), receipt.case).envelopes if each.kind == "consent"]
    assert f'data-consent="{given}"' in page.text
    assert "Nobody gets it from here." in page.text
    sheet = inspector.get(address_of(receipt, f"sheets/police/{given}"))
    assert sheet.status_code == 200 and "The shower is cold." in sheet.text and "hurt" not in sheet.text.casefold()
    assert inspector.get(address_of(receipt, f"sheets/prosecutor/{given}")).status_code == 404
    handed = {"to": "police", "part": "words", "consent": str(given), "day": "2026-10-05"}
    assert inspector.post(address_of(receipt, "referrals"), **handed).status_code == 422
    assert inspector.post(address_of(receipt, "referrals"), **handed, text=BY_HAND).status_code == 303
    page = inspector.get(address_of(receipt)).text
    assert "I handed it over" not in page and f"Monday 5 October 2026. {BY_HAND}" in page
    person.go("/en/read/messages/0")
    person.press("/openings")
    assert "Passed on to: The police. What was written. Monday 5 October 2026." in person.page.said
    assert BY_HAND in person.page.said
    person.press("/consents")
    assert "Nothing may go to: The police." in person.page.said
    app.portal.close()


def test_help_is_offered_one_by_one_and_no_means_no(world: World) -> None:
    """A doctor, then a counsellor, then legal help: whoever is asked hears only that the person wants to see them."""
    case = world.lodge("inspectorate", danger="hurt").case
    app = create_app(replace(world.settings, locales=("en",)), doors=("public", "mailbox"))
    person = Person(app)
    person.go("/en/read")
    person.press("/read", code=world.codes[case])
    person.press("/openings")
    offered = []
    for answer in ("yes", "no", "yes"):
        offered.append(person.page.html.split('data-offer="')[1].split('"')[0])
        person.press(f"/consents?offer={offered[-1]}", ("answer", answer))
    assert offered == ["health", "counsellor", "legal_aid"]
    assert "data-offer" not in person.page.html
    held = holding(world.read(world.viewer(LOGIN), case).envelopes)
    assert [(each.body["to"], each.body["parts"]) for each in held] == [
        ("health", ["appointment"]),
        ("legal_aid", ["appointment"]),
    ]
    app.portal.engine.dispose()


@pytest.mark.usefixtures("duty")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_only_what_was_said_stands_in_the_statement_and_a_kiosk_says_it_too(world: World) -> None:
    app = create_app(replace(world.settings, locales=("en",)))
    told, never = Person(app), Person(app)
    begin(told, app, kiosk="1")
    screens = tapped(told, danger="child")
    law = [number for number, page in enumerate(screens) if "A law here: if a child is hurt" in page.said]
    assert [screens[number + 1].name for number in law] == ["filing.told"], "once, on the screen before the text"
    code = next(filter(None, map(six, screens)))
    assert sent(world, code).statement.body["duties"] == ["child"]
    begin(never, app, kiosk="1")
    never.press(button=("danger", "child"))
    never.go("/en/write/place?ask=prison")
    never.press(button=("prison", "NGT"))
    never.go("/en/write/to?ask=office")
    screens = tapped(never)
    assert screens[-1].name == "filing.sent"
    code = next(filter(None, map(six, screens)))
    assert "duties" not in sent(world, code).statement.body
    app.portal.close()
