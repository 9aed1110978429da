"""R-20: no free word of an officer reaches who cannot hear it. A new act with words fails until it is listed."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from portal import create_app, policy
from portal.access import OfficerViewer
from portal.cases import CaseInSight, read_case
from portal.cases.acts import ACTS, HEARD, OFFICER
from portal.cases.errand import DRAFT, UNSENT
from portal.cases.rows import ref_of
from portal.casework.consent import consent
from portal.casework.refusals import NoSpokenForm
from portal.casework.spoken import Voice
from portal.casework.wish import wish
from portal.evidence import Item
from portal.protection.consents import NOTICE
from portal.web.shared.edge import Application
from tests.casework.walking import MOVES
from tests.web.desks import desk, name_of, words
from tests.world import World

FREE = {"text", "remedy", "why"}
CHOSEN = {
    "about",
    "language", "decision", "finding", "follows", "what", "which", "to", "exception", "hold", "how", "purpose",
    "prison", "topic", "kind", "answer", "alone", "tell", "into", "one", "other", "at", "unit", "outcome", "fit",
}  # fmt: skip
"""Codes, numbers of people, hours: nothing in any language."""
NAMES = {"staff", "who", "where", "title"}
"""Of a person, a place, an issue: the same in every language."""
WORDS = "We looked into it."


@dataclass
class Letter:
    """As an officer of the office that has it sees it."""

    officer: OfficerViewer
    sight: CaseInSight
    world: World

    @property
    def tomorrow(self) -> date:
        return self.world.now.date() + timedelta(days=1)

    @property
    def agreed(self) -> int:
        """The act by which they agreed to something."""
        with self.world.reading() as session:
            opened = read_case(session, self.world.directory, self.sight)
        return next(said.act for said in opened.envelopes if said.kind == "consent")


GIVEN: dict[str, Callable[[Letter], dict[str, Any]]] = {
    "asked": lambda letter: {},
    "answered": lambda letter: {"decision": "no"},
    "extended": lambda letter: {"n": 1},
    "forwarded": lambda letter: {"to": "ombudsman"},
    "promised": lambda letter: {"remedy": WORDS, "remedy_due": letter.tomorrow},
    "proposed": lambda letter: {},
    "found": lambda letter: {"staff": "B. Kane", "finding": "proved", "follows": ""},
    "visited": lambda letter: {"how": "safe", "why": WORDS},
    "ordered": lambda letter: {"what": "films", "owner": letter.officer.id, "review": letter.tomorrow},
    "obliged": lambda letter: {"which": "support", "who": letter.officer.id, "day": None, "done": True},
    "referred": lambda letter: {"to": "police", "parts": ["words"], "exception": "", "consent": letter.agreed},
    "preserved": lambda letter: {"hold": "yes"},
}
"""What each act wants besides its words."""


def test_every_word_of_an_officer_is_a_code_a_name_or_heard_or_for_offices_alone() -> None:
    for act in (each for each in ACTS if each.who == OFFICER and each.name in MOVES):
        asked = inspect.signature(MOVES[act.name][0]).parameters
        strings = {name for name, each in asked.items() if each.annotation == "str"}
        assert strings <= FREE | CHOSEN | NAMES, f"{act.name}: list it here"
        assert bool(strings & FREE) == bool(act.free), act.name
        if act.free == HEARD:
            assert "voice" in asked and {"reply": DRAFT}.get(str(act.envelope), act.envelope) in UNSENT, act.name
    assert set(GIVEN) == {act.name for act in ACTS if act.free == HEARD}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_act_with_words_is_refused_by_name_until_somebody_can_say_them(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = policy.pack_or_default("ca-federal")
    monkeypatch.setattr(policy, "pack_or_default", lambda _: pack)
    report = {"kind": "report", "topic": "hurt", "by": "staff"}
    world.lodge("inspectorate", "Noise.", **report)
    for theirs, written in (("sw", "Maji ni baridi."), ("ar", "الماء بارد")):
        harm = lodged(world, written, theirs, **report)
        doubtful = lodged(world, written, theirs, kind="complaint", topic="other", by="other")
        for name in GIVEN:
            letter = doubtful if name == "proposed" else harm
            for voice in (None, "fr"):
                with pytest.raises(NoSpokenForm):
                    said(letter, name, voice)
            assert said(letter, name, theirs) > 0, f"{name}: a voice in their language says it"


def lodged(world: World, words: str, language: str, **about: str) -> Letter:
    """They agreed that the police may have it, and want to talk to a woman: he is none."""
    case = world.lodge("inspectorate", words, language=language, **about).case
    known: dict[str, Any] = {"language": language, "site": world.site, "directory": world.directory, "now": world.now}
    with world.stage() as stage:
        mailbox, sight = stage.in_mailbox(world.codes[case], case)
        consent(stage.session, sight, mailbox, to="police", parts=["words"], answer="yes", notice=NOTICE, **known)
        wish(stage.session, sight, mailbox, what="woman", **known)
    officer = world.viewer("inspector.adeyemi")
    seen = world.sight(officer, case)
    assert seen is not None
    return Letter(officer, seen, world)


def said(letter: Letter, name: str, voice: str | None) -> int:
    """The page of that act with words in English, which does not stay. `voice`: the language of one with them."""
    verb, world = MOVES[name][0], letter.world
    asked = inspect.signature(verb).parameters
    given = {"text": WORDS, "language": "en", "site": world.site, "directory": world.directory, "now": world.now}
    given |= GIVEN[name](letter) | {"voice": Voice(Item("0" * 32, "voice", 9, "0" * 64), voice) if voice else None}
    with world.writing() as session:
        page: int = verb(
            session, letter.sight, letter.officer, **{each: given[each] for each in given if each in asked}
        )
    return page


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_was_done_and_ordered_is_seen_as_they_will_and_sent_as_it_was_seen(world: World) -> None:
    letter = lodged(world, "Maji ni baridi.", "sw", kind="report", topic="hurt", by="staff")
    at, me = f"/desk/cases/{ref_of(letter.sight.id)}", letter.officer.id.hex()
    doors = {
        "obligations": {"which": "support", "who": me, "done": "yes"},
        "measures": {"measure": "films", "owner": me, "review": letter.tomorrow.isoformat()},
        "referrals": {"to": "police", "part": "words", "consent": str(letter.agreed)},
    }
    app = create_app(world.settings, doors=["signin", "desk"])
    assert isinstance(app, Application)
    officer = desk(app, "inspector.adeyemi")
    officer.post(f"{at}/openings")
    token = {"csrf_token": officer.token()}
    refused = officer.client.post(f"{at}/measures", data={**token, **doors["measures"], "text": WORDS})
    assert refused.status_code == 422 and WORDS in refused.text, "the words are kept"
    assert "You can also say it in Swahili, in your own voice." in words(refused.text)
    for noun, given in doors.items():
        before = world.read(letter.officer, letter.sight.id).docket.acts
        typed = {**token, **given, "text": "Tumeangalia.", "language": "sw", "preview": "yes"}
        seen = officer.client.post(f"{at}/{noun}", data=typed)
        assert name_of(seen) == "desk.preview" and "Tumeangalia." in seen.text.split('class="seen"')[1], noun
        assert world.read(letter.officer, letter.sight.id).docket.acts == before, f"{noun}: nothing of it stays"
        carried = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', seen.text))
        assert officer.client.post(f"{at}/{noun}", data=carried).status_code == 303
        assert world.read(letter.officer, letter.sight.id).envelopes[-1].text == "Tumeangalia."
    app.portal.close()
