"""An answer reaches someone who shares no language with the office, in words that can be read and heard."""

from __future__ import annotations

import html
from collections.abc import Iterator

import pytest

from portal import create_app
from portal.casework.bundle import Receipt
from portal.interpretation import sounds as sounds_module
from portal.web.shared import sound as sound_module
from portal.web.shared.edge import Application
from tests.web.desks import Desk, address_of, desk, name_of, words
from tests.world import World

pytestmark = pytest.mark.engines(1)

WITH_PROMISE = {"remedy_due": "2026-10-30", "decision": "yes", "language": "en"}


@pytest.fixture(autouse=True)
def _voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A voice whose sounds can be read."""
    for module in (sounds_module, sound_module):
        monkeypatch.setattr(module, "can_speak", lambda locale: locale in ("en", "fr", "ar"))
    monkeypatch.setattr(sounds_module, "pause", lambda: b"|")
    monkeypatch.setattr("portal.web.desk.as_they_will.offered", lambda settings: ["en", "fr", "ar"])
    monkeypatch.setattr(sounds_module, "speak", lambda text, locale: f"{locale}:{text}".encode())
    monkeypatch.setattr(
        sounds_module.Sounds, "of", lambda self, name, locale: sounds_module.said_in(locale)[name].encode()
    )


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    app = create_app(world.settings, doors=["signin", "desk"])
    yield app
    app.portal.close()


@pytest.fixture
def inspector(app: Application) -> Desk:
    return desk(app, "inspector.adeyemi")


@pytest.fixture
def arabic(world: World, inspector: Desk) -> Receipt:
    """A letter in Arabic, opened; and noise beside it."""
    world.lodge("inspectorate", "Noise of the inspectorate.")
    receipt = world.lodge("inspectorate", "الماء بارد", language="ar")
    inspector.open(receipt)
    return receipt


def replies(world: World, receipt: Receipt) -> list[dict[str, object]]:
    opened = world.read(world.viewer("inspector.adeyemi"), receipt.case)
    return [said.body for said in opened.envelopes if said.kind == "reply"]


def test_words_they_cannot_hear_are_not_sent(world: World, inspector: Desk, arabic: Receipt) -> None:
    for language in ("en", "ar"):
        for button in ({}, {"preview": "yes"}):
            given = {"remedy": "New pipes.", **WITH_PROMISE, "language": language, **button}
            page = inspector.post(address_of(arabic, "answers"), text="It will be mended.", **given)
            assert page.status_code == 422
            said = html.unescape(page.text)
            for way in (
                "Tick ready sentences instead.",
                "in your own voice.",
                "No interpreter here knows Arabic.",
            ):
                assert way in said
            assert "It will be mended." in page.text
    assert replies(world, arabic) == []


QUESTION, REASON = "Which day was it?", "The plumber is ill."
FORMS = {
    "promises": (
        {"remedy": "New pipes.", "remedy_due": "2026-10-30"},
        "You hear from us again before the end of Friday 30 October 2026.",
    ),
    "questions": ({"text": QUESTION}, "Tell us more, if you want. You can write or speak here."),
    "extensions": ({"text": REASON, "n": "1"}, "We are looking into it. We need a little more time."),
    "forwardings": ({"text": REASON, "office": "ombudsman"}, "We sent your letter to this office: Ombudsman."),
}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_questions_reasons_and_promises_too_are_heard_or_not_sent(
    world: World, inspector: Desk, arabic: Receipt
) -> None:
    def count() -> int:
        return len(world.read(world.mailbox(world.codes[arabic.case]), arabic.case).envelopes)

    before = count()
    for noun, (typed, ready) in FORMS.items():
        page = inspector.post(address_of(arabic, noun), **typed, language="en")
        said = html.unescape(page.text)
        assert (page.status_code, count()) == (422, before), noun
        assert "Write them in that language." in said and next(iter(typed.values())) in said, noun
        assert "tick the ready sentence" in said, noun
        given = {**typed, ("remedy" if noun == "promises" else "text"): "", "ready": noun, "language": "en"}
        seen = inspector.post(address_of(arabic, noun), **given, preview="yes")
        assert (name_of(seen), count()) == ("desk.preview", before), (noun, words(seen.text))
        page = inspector.post(address_of(arabic, noun), **given)
        assert page.status_code == 303, (noun, words(page.text))
        before += 1
        sent = world.read(world.mailbox(world.codes[arabic.case]), arabic.case).envelopes[-1]
        assert [each["en"] for each in sent.body["sentences"]] == [ready]
        assert sent.body["sentences"][0]["ar"] in html.unescape(seen.text), f"{noun}: seen as it went"


def test_words_that_look_like_another_language_are_pointed_out_before_they_go(world: World, inspector: Desk) -> None:
    """A voice would read English aloud as if it were French."""
    receipt = world.lodge("inspectorate", "L'eau est froide.", language="fr")
    inspector.open(receipt)
    given = {"decision": "no", "language": "fr", "preview": "yes"}
    for text, doubtful in (("We cannot do this before Tuesday.", True), ("Nous ne pouvons pas le faire.", False)):
        seen = inspector.post(address_of(receipt, "answers"), text=text, **given)
        assert (name_of(seen), "data-doubtful" in seen.text) == ("desk.preview", doubtful)
    sent_unseen = {"text": "We cannot do this before Tuesday.", "decision": "no", "language": "fr"}
    shown = inspector.post(address_of(receipt, "answers"), **sent_unseen)
    assert (shown.status_code, name_of(shown), replies(world, receipt)) == (422, "desk.preview", [])
    assert 'name="doubted"' in shown.text
    assert inspector.post(address_of(receipt, "answers"), **sent_unseen, doubted="yes").status_code == 303
    assert len(replies(world, receipt)) == 1


def test_their_own_language_and_nothing_free_are_sent(world: World, inspector: Desk, arabic: Receipt) -> None:
    given = {"remedy": "أنابيب جديدة", **WITH_PROMISE, "language": "ar"}
    assert inspector.post(address_of(arabic, "answers"), text="سنصلحه.", **given).status_code == 303
    assert [said["text"] for said in replies(world, arabic)] == ["سنصلحه."]


def test_ready_sentences_are_seen_heard_and_sent_in_their_language(
    world: World, inspector: Desk, arabic: Receipt
) -> None:
    ticked = {"sentence": "repair_by", "day.repair_by": "2026-10-09", "text": "", **WITH_PROMISE}
    seen = inspector.post(address_of(arabic, "answers"), preview="yes", **ticked)
    assert name_of(seen) == "desk.preview", words(seen.text)
    assert "سنصلحه قبل نهاية الجمعة 9 أكتوبر 2026." in words(seen.text)
    assert replies(world, arabic) == []
    carried = {"book": "repair_by|day=2026-10-09", "text": "", **WITH_PROMISE}
    heard = inspector.post(address_of(arabic, "answers"), hear="yes", **carried)
    assert (heard.status_code, heard.mimetype) == (200, "audio/mpeg")
    assert "ar:سنصلحه قبل نهاية الجمعة 9 أكتوبر 2026." in heard.data.decode()
    assert inspector.post(address_of(arabic, "answers"), **carried).status_code == 303
    [sent] = replies(world, arabic)
    assert sent["sentences"][0]["en"] == "We repair it before the end of Friday 9 October 2026."  # type: ignore[index]
    assert sent["remedy"] == "سنصلحه قبل نهاية الجمعة 9 أكتوبر 2026."
    page = inspector.get(address_of(arabic))
    assert words(page.text).count("We repair it before the end of Friday 9 October 2026.") == 1


def test_a_sentence_with_a_hole_is_not_sent_and_stays_ticked(world: World, inspector: Desk, arabic: Receipt) -> None:
    page = inspector.post(address_of(arabic, "answers"), sentence="repair_by", text="", **WITH_PROMISE)
    assert page.status_code == 422
    assert "Fill in what is missing: We repair it before the end of …." in words(page.text)
    assert 'name="sentence" value="repair_by" checked' in page.text
    assert replies(world, arabic) == []


def test_neither_words_nor_sentences_is_no_answer(world: World, inspector: Desk, arabic: Receipt) -> None:
    page = inspector.post(address_of(arabic, "answers"), sentence="not in the book", text=" ", **WITH_PROMISE)
    assert page.status_code == 422
    for decision in ("no", "partly"):
        given = {**WITH_PROMISE, "decision": decision, "text": "", "sentence": ["read", "no", "unhappy"]}
        for button in ({}, {"preview": "yes"}):
            page = inspector.post(address_of(arabic, "answers"), **given, **button)
            assert page.status_code == 422 and "Say why" in words(page.text), "a greeting is no reason"
    assert replies(world, arabic) == []


def test_whoever_shares_the_language_is_answered_as_before(world: World, inspector: Desk) -> None:
    receipt = world.lodge("inspectorate")
    inspector.open(receipt)
    assert inspector.answer(receipt, "It will be mended.").status_code == 303
    [sent] = replies(world, receipt)
    assert "sentences" not in sent
